/** `edit` through the real argument parser, on a real vault. */
import { expect, test } from "vitest";
import type { CheckRecord } from "../../../electron/core/model.ts";
import { makeEnvCommands } from "../../helpers/env-commands.ts";
import type { EnvCommands } from "../../helpers/env-commands.ts";

const plainValue = "0".repeat(30);

async function withKey(more: Parameters<EnvCommands["add"]>[2] = {}): Promise<EnvCommands> {
  const under = await makeEnvCommands();
  await under.add("A_KEY", plainValue, more);
  return under;
}

function keyOf(under: EnvCommands) {
  const [key] = under.vault.list();
  if (key === undefined) throw new Error("no key");
  return key;
}

function checked(keyId: string): CheckRecord {
  return {
    keyId,
    at: "2026-11-21T09:00:00.000Z",
    verdict: { status: "valid", reason: null },
    identity: { account: "fake" },
    evidence: {
      method: "GET",
      url: "https://x",
      httpStatus: 200,
      decidedBy: "200",
      durationMs: 1,
      control: null,
    },
  };
}

test("a provider is set, and the host is said and agreed to", async () => {
  const under = await withKey();
  const run = await under.run("edit", "A_KEY", "--provider", "modelslab", "--yes", "--json");
  expect(run.code).toBe(0);
  expect(run.stderr).toContain("sent only to modelslab.com");
  expect(keyOf(under).provider).toBe("modelslab");
  expect(JSON.parse(run.stdout)).toMatchObject({ version: 1, key: { provider: "modelslab" } });
});

test("without a terminal and without --yes a key is not bound to another host", async () => {
  const under = await withKey({ provider: "modelslab" });
  const run = await under.run("edit", "A_KEY", "--provider", "openai");
  expect(run.code).toBe(6);
  expect(keyOf(under).provider).toBe("modelslab");
});

test("a no leaves the key as it was", async () => {
  const under = await withKey({ provider: "modelslab" });
  under.answer = false;
  expect((await under.run("edit", "A_KEY", "--provider", "openai")).code).toBe(130);
  expect(keyOf(under).provider).toBe("modelslab");
});

test("another base URL is asked about, and may be private only when that is said again", async () => {
  const under = await withKey({
    provider: "langflow",
    fields: { baseUrl: "http://localhost:7860" },
    allowPrivate: true,
  });
  const refused = await under.run("edit", "A_KEY", "--field", "baseUrl=http://localhost:9999", "--yes");
  expect(refused.code).not.toBe(0);
  expect(keyOf(under).fields["baseUrl"]).toBe("http://localhost:7860");
  const words = ["edit", "A_KEY", "--field", "baseUrl=http://localhost:9999", "--allow-private", "--yes"];
  expect((await under.run(...words)).code).toBe(0);
  expect(keyOf(under).fields["baseUrl"]).toBe("http://localhost:9999");
});

test("what a check found of the old provider is forgotten with it, and kept over a note", async () => {
  const under = await withKey({ provider: "modelslab" });
  under.vault.recordCheck(checked(keyOf(under).id));
  await under.run("edit", "A_KEY", "--note", "from the shared account");
  expect(keyOf(under)).toMatchObject({ note: "from the shared account", check: { status: "valid" } });
  await under.run("edit", "A_KEY", "--provider", "openai", "--yes");
  expect(keyOf(under).check).toMatchObject({
    status: "unchecked",
    definite: null,
    identity: {},
    evidence: null,
  });
});

test("the surely recognised key of another provider is not taken over unasked", async () => {
  const under = await makeEnvCommands();
  await under.add("A_KEY", `flx_live_${"0a".repeat(20)}`, { provider: "fluximage" });
  expect((await under.run("edit", "A_KEY", "--provider", "openai", "--yes")).code).toBe(6);
  expect(keyOf(under).provider).toBe("fluximage");
});

test("dates and variable change alone, and are checked", async () => {
  const under = await withKey({ provider: "modelslab" });
  const words = ["--variable", "OTHER", "--created-on", "2026-01-31", "--expires-on", "2028-02-29"];
  expect((await under.run("edit", "A_KEY", ...words)).code).toBe(0);
  expect(keyOf(under)).toMatchObject({
    variable: "OTHER",
    createdOn: "2026-01-31",
    expiresOn: "2028-02-29",
    provider: "modelslab",
  });
  await under.run("edit", "A_KEY", "--expires-on", "none");
  expect(keyOf(under).expiresOn).toBeNull();
  expect((await under.run("edit", "A_KEY", "--created-on", "2026-02-30")).code).not.toBe(0);
});

test("nothing to change is wrong usage", async () => {
  const under = await withKey();
  expect((await under.run("edit", "A_KEY")).code).toBe(2);
});

test("a provider that this version does not know is not dropped on the way", async () => {
  const under = await withKey({ provider: "gone-provider" });
  const run = await under.run("edit", "A_KEY", "--field", "baseUrl=https://x.example", "--yes");
  expect(run.code).toBe(1);
  expect(run.stderr).toContain("[provider-unknown]");
  expect(keyOf(under).provider).toBe("gone-provider");
});
