import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeOf, createTestVault, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";

test("the activity tells what happened, newest first, and holds no value", async () => {
  const { vault, add, clock } = await createTestVault();
  const key = await add("API", "value-that-nobody-may-see");
  clock.advance(60_000);
  valueOf(vault.archive(key.id));
  valueOf(vault.restore(key.id));
  const change = { createdOn: "2026-11-21", expiresOn: null, knownPrefix: "" };
  valueOf(await vault.replaceSecret(key.id, secretsOf("second-value-that-nobody-may-see"), change));
  vault.recordActivity({
    kind: "env-written",
    keyId: key.id,
    keyName: "API",
    details: { file: "/a/.env", keys: 1 },
  });
  valueOf(await vault.erase(key.id));
  const kinds = vault.activity(100).map((entry) => entry.kind);
  expect(kinds).toEqual([
    "key-erased",
    "env-written",
    "key-edited",
    "key-restored",
    "key-archived",
    "key-added",
    "vault-created",
  ]);
  expect(vault.activity(2)[1]).toMatchObject({ details: { file: "/a/.env", keys: 1 }, keyName: "API" });
  expect(vault.activity(5)[4]?.at).toBe("2026-11-21T09:01:00.000Z");
  expect(JSON.stringify(vault.activity(100))).not.toContain("nobody-may-see");
});

test("the vault's files hold no secret, plain or in base64", async () => {
  const { vault, add, folder } = await createTestVault();
  const value = "value-that-nobody-may-see-0000";
  const key = await add("API", value);
  const change = { createdOn: "2026-11-21", expiresOn: null, knownPrefix: "" };
  valueOf(await vault.replaceSecret(key.id, secretsOf(`2-${value}`), change));
  const files = readdirSync(folder).filter((name) => name.startsWith("vault.db"));
  expect(files.length).toBeGreaterThanOrEqual(2);
  for (const file of files) {
    const content = readFileSync(join(folder, file)).toString("latin1");
    expect(content).not.toContain("nobody-may-see");
    expect(content).not.toContain(Buffer.from(value).toString("base64").slice(4, 20));
  }
});

test("old entries of both logs go when there are more than 10,000", async () => {
  const { vault, database } = await createTestVault();
  const entry = { kind: "imported", keyId: null, keyName: null, details: {} } as const;
  const request = {
    at: "2026-11-21T09:00:00.000Z",
    keyId: null,
    provider: "p",
    host: "h.example",
    method: "GET",
    path: "/",
    bytesSent: 1,
    bytesReceived: 2,
    outcome: "200",
  };
  database.transaction(() => {
    for (let count = 0; count < 10_600; count += 1) {
      vault.recordActivity(entry);
      vault.recordRequest(request);
    }
  });
  for (const table of ["activity", "requests"]) {
    const count = Number(database.get(`SELECT count(*) AS count FROM ${table}`)?.["count"]);
    expect(count).toBeGreaterThanOrEqual(10_000);
    expect(count).toBeLessThan(10_300);
  }
  expect(vault.requests(1)).toEqual([request]);
});

test("a variable of a file is linked to one key; links of an erased key go with it", async () => {
  const { vault, add } = await createTestVault();
  const [one, two] = [await add("ONE"), await add("TWO")];
  const link = { keyId: one.id, file: "/app/.env", variable: "API" };
  valueOf(vault.putLink(link));
  valueOf(vault.putLink({ ...link, variable: "OTHER" }));
  valueOf(vault.putLink({ ...link, keyId: two.id }));
  expect(vault.links(two.id)).toEqual([{ ...link, keyId: two.id }]);
  valueOf(vault.removeLink(link));
  expect(vault.links()).toHaveLength(2);
  valueOf(vault.removeLink({ ...link, keyId: two.id }));
  expect(vault.links().map((each) => each.variable)).toEqual(["OTHER"]);
  expect(codeOf(vault.putLink({ ...link, file: "relative/.env" }))).toBe("invalid-input");
  expect(codeOf(vault.putLink({ ...link, variable: "A B" }))).toBe("invalid-input");
  expect(codeOf(vault.putLink({ ...link, keyId: "00000000-0000-4000-8000-000000000000" }))).toBe("not-found");
});

test("settings are kept and overwritten", async () => {
  const { vault, another } = await createTestVault();
  expect(vault.setting("theme")).toBe(null);
  vault.setSetting("theme", "dark");
  vault.setSetting("theme", "light");
  expect(another().setting("theme")).toBe("light");
});
