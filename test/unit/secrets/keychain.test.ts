import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/errors.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createKeychainStore } from "../../../electron/core/secrets/index.ts";
import { Crash, MemoryKeyring } from "../../fakes/memory-keyring.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";

const id = "11111111-2222-4333-8444-555555555555";
/** Four pieces: three full ones and the terminator. */
const large = Secret.fromBytes(Buffer.alloc(2700, 9));

function open(keyring = new MemoryKeyring()) {
  return { keyring, store: createKeychainStore(keyring, { random: seededRandom(1) }) };
}

/** The same keychain after the program ended at change number `step` (from 0) of `work`. */
async function crashAt(keyring: MemoryKeyring, step: number, work: () => Promise<unknown>): Promise<boolean> {
  let changes = 0;
  keyring.interfere = ({ action }) => {
    if (action !== "get" && changes++ === step) throw new Crash();
    return null;
  };
  const crashed = await work().then(
    () => false,
    (error: unknown) => error instanceof Crash,
  );
  keyring.interfere = () => null;
  return crashed;
}

describe("a crash in the middle", () => {
  it.each([0, 1, 2, 3])(
    "of a write, at change %i: nothing is there, and remove clears all of it",
    async (step) => {
      const { keyring, store } = open();
      expect(await crashAt(keyring, step, () => store.write(id, large))).toBe(true);
      expect(await store.read(id)).toEqual({ ok: true, value: null });
      expect(await store.remove(id)).toEqual({ ok: true, value: step > 0 });
      expect(keyring.items.size).toBe(0);
    },
  );

  it.each([0, 1, 2, 3])("of a write, at change %i: the same write again succeeds", async (step) => {
    const { keyring, store } = open();
    await crashAt(keyring, step, () => store.write(id, large));
    expect(await store.write(id, large)).toEqual({ ok: true });
    expect(keyring.items.size).toBe(4);
  });

  it.each([0, 1, 2, 3])(
    "of a removal, at change %i: whole or gone, and remove clears the rest",
    async (step) => {
      const { keyring, store } = open();
      await store.write(id, large);
      expect(await crashAt(keyring, step, () => store.remove(id))).toBe(true);
      const left = await store.read(id);
      expect(left.ok && (left.value === null || left.value.equals(large))).toBe(true);
      expect(left.ok && left.value !== null).toBe(step === 0);
      await store.remove(id);
      expect(keyring.items.size).toBe(0);
    },
  );
});

describe("a keychain that does not keep what it gets", () => {
  it("fails with secret-mismatch, and nothing stays", async () => {
    const { keyring, store } = open();
    keyring.keep = (text) => text.replace("A", "B");
    expect(await store.write(id, Secret.fromBytes(Buffer.alloc(30)))).toMatchObject({
      error: { code: "secret-mismatch" },
    });
    expect(keyring.items.size).toBe(0);
    expect(await store.probe()).toMatchObject({ state: "failing" });
  });

  it("fails with secret-mismatch when it keeps nothing at all", async () => {
    const { keyring, store } = open();
    keyring.set = () => Promise.resolve({ ok: true, value: undefined });
    expect(await store.write(id, large)).toMatchObject({ error: { code: "secret-mismatch" } });
  });

  it("a changed, cut or foreign item is an error, never a wrong value and never null", async () => {
    const { keyring, store } = open();
    await store.write(id, large);
    keyring.items.delete(`${id}.2`);
    expect(await store.read(id)).toMatchObject({ error: { code: "secret-mismatch" } });
    keyring.items.set(id, "something else");
    expect(await store.read(id)).toMatchObject({ error: { code: "secret-mismatch" } });
  });

  it("a chain of full pieces without an end is not followed for ever", async () => {
    const { keyring, store } = open();
    keyring.get = () => Promise.resolve({ ok: true, value: "A".repeat(1200) });
    expect(await store.read(id)).toMatchObject({ error: { code: "secret-mismatch" } });
  });
});

describe("the state", () => {
  it("is ready only when the marker is read", async () => {
    const { keyring, store } = open();
    expect(await store.state()).toMatchObject({ state: "locked", hint: expect.stringContaining("unlock") });
    expect(await store.probe()).toEqual({ state: "ready", name: "memory" });
    expect(await store.state()).toEqual({ state: "ready", name: "memory" });
    expect([...keyring.items.keys()]).toEqual(["keystow-marker"]);
  });

  it("writes nothing", async () => {
    const { keyring, store } = open();
    await store.state();
    expect(keyring.calls.map(({ action }) => action)).toEqual(["get"]);
  });

  it.each([
    ["store-locked", "locked"],
    ["store-absent", "absent"],
    ["store-denied", "denied"],
    ["store-failing", "failing"],
    ["store-timeout", "failing"],
    ["secret-mismatch", "failing"],
  ] as const)("%s is told as %s, with the keychain's own why and hint", async (code, state) => {
    const { keyring, store } = open();
    keyring.interfere = () => fail(code, "Why.", { hint: "Hint." });
    expect(await store.state()).toEqual({ state, name: "memory", why: "Why.", hint: "Hint." });
    expect(await store.probe()).toMatchObject({ state, why: "Why." });
  });

  it("of a probe that may write but not delete is not ready", async () => {
    const { keyring, store } = open();
    keyring.interfere = ({ action }) => (action === "remove" ? fail("store-denied", "No.") : null);
    expect(await store.probe()).toMatchObject({ state: "denied" });
  });
});

it("asks nothing of a keychain that is away in order to clean up", async () => {
  const { keyring, store } = open();
  keyring.interfere = ({ action }) => (action === "set" ? fail("store-timeout", "No answer.") : null);
  expect(await store.write(id, large)).toMatchObject({ error: { code: "store-timeout" } });
  expect(keyring.calls.map(({ action }) => action)).toEqual(["get", "set"]);
});
