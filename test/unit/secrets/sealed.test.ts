import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/errors.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createSealedStore, isSealedStore } from "../../../electron/core/secrets/index.ts";
import type { SessionKeys } from "../../../electron/core/secrets/index.ts";
import { memorySealedRecords } from "../../fakes/memory-sealed-records.ts";
import { MemorySecretStore } from "../../fakes/memory-secret-store.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";

const passphrase = Secret.fromText("fake passphrase");
const id = "11111111-2222-4333-8444-555555555555";
const value = Secret.fromText(`fake-${"0".repeat(20)}`);

function memorySessionKeys(): SessionKeys & { readonly kept: Map<string, Buffer> } {
  const kept = new Map<string, Buffer>();
  return {
    kept,
    get: (vaultId) => {
      const key = kept.get(vaultId);
      return Promise.resolve(key === undefined ? null : Secret.fromBytes(key));
    },
    put: (vaultId, key) => {
      kept.set(vaultId, key.revealBytes());
      return Promise.resolve(ok());
    },
    remove: (vaultId) => Promise.resolve(ok(kept.delete(vaultId))),
  };
}

async function made() {
  const records = memorySealedRecords();
  const random = seededRandom(7);
  const sessionKeys = memorySessionKeys();
  const store = createSealedStore({ records, random, sessionKeys });
  expect(await store.initialise(passphrase)).toEqual({ ok: true });
  return {
    records,
    random,
    sessionKeys,
    store,
    again: () => createSealedStore({ records, random, sessionKeys }),
  };
}

describe("a sealed store", () => {
  it("is absent before it is made, and cannot be made twice", async () => {
    const records = memorySealedRecords();
    const store = createSealedStore({ records, random: seededRandom(1) });
    expect(await store.state()).toMatchObject({ state: "absent" });
    expect(await store.unlock(passphrase)).toMatchObject({ error: { code: "store-absent" } });
    await store.initialise(passphrase);
    const header = records.header;
    expect(await store.initialise(Secret.fromText("another passphrase"))).toMatchObject({
      error: { code: "vault-exists" },
    });
    expect(records.header).toBe(header);
  });

  it("refuses a passphrase of less than eight characters", async () => {
    const store = createSealedStore({ records: memorySealedRecords(), random: seededRandom(1) });
    expect(await store.initialise(Secret.fromText("🔑🔑🔑🔑🔑🔑🔑"))).toMatchObject({
      error: { code: "invalid-input" },
    });
    expect(await store.state()).toMatchObject({ state: "absent" });
  });

  it("is locked in the next run: nothing is read or written, and it says how to open it", async () => {
    const { store, again, records } = await made();
    await store.write(id, value);
    const locked = again();
    expect(await locked.state()).toMatchObject({
      state: "locked",
      hint: expect.stringContaining("keystow unlock"),
    });
    expect(await locked.probe()).toMatchObject({ state: "locked" });
    expect(await locked.read(id)).toMatchObject({ error: { code: "store-locked" } });
    expect(await locked.write(id, value)).toMatchObject({ error: { code: "store-locked" } });
    expect(records.records.size).toBe(1);
  });

  it("opens with its passphrase only, however that is composed", async () => {
    const { store, again } = await made();
    await store.write(id, value);
    const next = again();
    expect(await next.unlock(Secret.fromText("fake passphrasE"))).toMatchObject({
      error: { code: "wrong-passphrase" },
    });
    expect(await next.state()).toMatchObject({ state: "locked" });
    expect(await next.unlock(passphrase)).toEqual({ ok: true });
    expect(await next.read(id)).toMatchObject({ ok: true, value: expect.any(Secret) });
  });

  it("takes composed and decomposed letters for the same passphrase", async () => {
    const records = memorySealedRecords();
    const random = seededRandom(3);
    await createSealedStore({ records, random }).initialise(Secret.fromText("caf\u00e9 au lait"));
    const decomposed = Secret.fromText("cafe\u0301 au lait");
    expect(await createSealedStore({ records, random }).unlock(decomposed)).toEqual({ ok: true });
  });

  it("changes its passphrase without touching a record", async () => {
    const { store, again, records } = await made();
    await store.write(id, value);
    const before = Buffer.from(records.records.get(id)!);
    const next = Secret.fromText("the next passphrase");
    expect(await store.changePassphrase(Secret.fromText("not this one"), next)).toMatchObject({
      error: { code: "wrong-passphrase" },
    });
    expect(await store.changePassphrase(passphrase, next)).toEqual({ ok: true });
    expect(Buffer.from(records.records.get(id)!).equals(before)).toBe(true);
    expect(await again().unlock(passphrase)).toMatchObject({ error: { code: "wrong-passphrase" } });
    const opened = again();
    expect(await opened.unlock(next)).toEqual({ ok: true });
    const back = await opened.read(id);
    expect(back.ok && back.value?.equals(value)).toBe(true);
  });

  it("stays open for the next runs when it is told to, until it is locked", async () => {
    const { store, again, sessionKeys } = await made();
    await store.write(id, value);
    expect(await store.remember()).toEqual({ ok: true });
    const next = again();
    expect(await next.state()).toMatchObject({ state: "ready" });
    const back = await next.read(id);
    expect(back.ok && back.value?.equals(value)).toBe(true);
    expect(await next.lock()).toEqual({ ok: true });
    expect(sessionKeys.kept.size).toBe(0);
    expect(await next.state()).toMatchObject({ state: "locked" });
    expect(await again().state()).toMatchObject({ state: "locked" });
  });

  it("does not use a key from the session that is not its own", async () => {
    const { sessionKeys, store, again } = await made();
    await store.remember();
    for (const key of sessionKeys.kept.values()) key.fill(1);
    expect(await again().state()).toMatchObject({ state: "locked" });
  });

  it("reports what the vault's file says, and nothing that a foreign error says", async () => {
    const { store, records } = await made();
    records.write = () => {
      throw Object.assign(new Error("foreign text"), { failure: fail("vault-busy", "Ours.").error });
    };
    expect(await store.write(id, value)).toMatchObject({ error: { code: "vault-busy", message: "Ours." } });
    records.write = () => {
      throw new Error("foreign text");
    };
    const failed = await store.write(id, value);
    expect(failed).toMatchObject({ error: { code: "vault-write-failed" } });
    expect(JSON.stringify(failed)).not.toContain("foreign");
  });

  it("is told from other stores", async () => {
    const { store } = await made();
    expect(isSealedStore(store)).toBe(true);
    expect(isSealedStore(new MemorySecretStore("sealed"))).toBe(false);
  });
});
