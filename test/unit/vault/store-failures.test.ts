import { expect, test } from "vitest";
import { codeOf, createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";

const change = { createdOn: "2026-11-21", expiresOn: null, knownPrefix: "" };

test("a secret that somebody removed is missing; the key's metadata stays and says so", async () => {
  const { vault, add, store } = await createTestVault();
  const key = await add("API");
  store().tamper(key.currentVersion, null);
  expect(codeOf(await vault.readSecrets(key.id))).toBe("secret-missing");
  expect(vault.list()[0]).toEqual({ ...key, secretPresent: false });
  store().tamper(key.currentVersion, "value-of-API-0000");
  valueOf(await vault.readSecrets(key.id));
  expect(vault.list()[0]?.secretPresent).toBe(true);
});

test("a secret that somebody changed is not handed out", async () => {
  const { vault, add, store } = await createTestVault();
  const key = await add("API");
  store().tamper(key.currentVersion, "something else");
  expect(codeOf(await vault.readSecrets(key.id))).toBe("secret-mismatch");
  expect(vault.list()[0]?.secretPresent).toBe(true);
});

test.for(["locked", "absent", "denied", "failing"] as const)(
  "with the store %s nothing is read, written, erased or forgotten",
  async (condition) => {
    const { vault, add, store, reveal } = await createTestVault();
    const key = await add("API", "value-0000");
    const before = { keys: vault.list(), ids: store().ids() };
    store().condition = condition;
    const code = `store-${condition}`;
    expect(codeOf(await vault.readSecrets(key.id))).toBe(code);
    expect(codeOf(await vault.add(newKey("NEW"), secretsOf("value")))).toBe(code);
    expect(codeOf(await vault.replaceSecret(key.id, secretsOf("value"), change))).toBe(code);
    expect(codeOf(await vault.erase(key.id))).toBe(code);
    store().condition = "ready";
    expect(vault.list()).toEqual(before.keys);
    expect(store().ids()).toEqual(before.ids);
    expect(await reveal(key.id)).toBe("value-0000");
    expect(valueOf(await vault.diagnose()).problems).toEqual([]);
  },
);

test("a store that was never unlocked answers null: that is unavailable, never missing", async () => {
  const { vault, another, add, store } = await createTestVault();
  const key = await add("API");
  store().read = async () => ({ ok: true, value: null });
  store().state = async () => ({ state: "locked", name: "test", why: "It is locked.", hint: "Unlock it." });
  for (const opened of [vault, another()]) {
    expect(codeOf(await opened.readSecrets(key.id))).toBe("store-locked");
    expect(vault.list()[0]?.secretPresent).toBe(true);
  }
});

test("another keychain than the vault's own is recognised, and no key is called missing", async () => {
  const { vault, another, add, store } = await createTestVault();
  const key = await add("API");
  for (const id of store().ids()) store().tamper(id, null);
  const other = another();
  const read = await other.readSecrets(key.id);
  expect(codeOf(read)).toBe("secret-missing");
  expect(read.ok ? "" : read.error.message).toContain("fingerprint key");
  expect(vault.list()[0]?.secretPresent).toBe(true);
  expect(valueOf(await other.diagnose()).problems).toMatchObject([{ kind: "unavailable", repairs: [] }]);
});

test("a write that fails leaves no key and no secret behind", async () => {
  const { vault, store } = await createTestVault();
  const before = store().ids();
  store().failWrites = 1;
  expect(codeOf(await vault.add(newKey("API"), secretsOf("value", { extra: "more" })))).toBe("store-failing");
  expect(vault.list()).toEqual([]);
  expect(store().ids()).toEqual(before);
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
});

test("a new secret that cannot be written leaves the old one in use", async () => {
  const { vault, add, store, reveal } = await createTestVault();
  const key = await add("API", "old-value");
  store().failWrites = 1;
  expect(codeOf(await vault.replaceSecret(key.id, secretsOf("new-value"), change))).toBe("store-failing");
  expect(vault.list()).toEqual([key]);
  expect(await reveal(key.id)).toBe("old-value");
});

test("an old secret that cannot be removed is noted, and doctor removes it later", async () => {
  const { vault, another, add, store, reveal, clock } = await createTestVault();
  const key = await add("API", "old-value");
  const { remove } = store();
  store().remove = async () => ({ ok: false, error: { code: "store-timeout", message: "Too slow." } });
  valueOf(await vault.replaceSecret(key.id, secretsOf("new-value"), change));
  expect(await reveal(key.id)).toBe("new-value");
  expect(store().ids()).toContain(key.currentVersion);
  store().remove = remove;
  clock.advance(120_000);
  const other = another();
  const [problem] = valueOf(await other.diagnose()).problems;
  expect(problem).toMatchObject({ kind: "unfinished-delete", repairs: ["delete"] });
  if (problem !== undefined) valueOf(await other.repair({ problem, action: "delete" }));
  expect(store().ids()).not.toContain(key.currentVersion);
  expect(await reveal(key.id)).toBe("new-value");
});

test("what a dead process left to remove goes with the next write", async () => {
  const { vault, another, add, store, clock } = await createTestVault();
  const key = await add("API");
  const { remove } = store();
  store().remove = async () => ({ ok: false, error: { code: "store-timeout", message: "Too slow." } });
  expect(codeOf(await vault.erase(key.id))).toBe("store-timeout");
  expect(vault.list()).toEqual([]);
  store().remove = remove;
  clock.advance(120_000);
  valueOf(await another().add(newKey("NEXT"), secretsOf("value")));
  expect(store().ids()).not.toContain(key.currentVersion);
  expect(store().ids()).toHaveLength(2);
});
