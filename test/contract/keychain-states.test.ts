/** The states that a user's keychain can be in, each made for real. "Cannot read" is never "empty". */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { createKeyring } from "../../electron/adapters/keyring.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import type { SecretStore } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createKeychainStore } from "../../electron/core/secrets/index.ts";
import { startSecretService, withoutSessionBus } from "../helpers/secret-service.ts";
import type { SecretService, SecretServiceOptions } from "../helpers/secret-service.ts";

const secret = Secret.fromText(`fake-${"0".repeat(24)}`);
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(options: SecretServiceOptions = {}): Promise<SecretService> {
  const service = await startSecretService(options);
  ends.push(() => service.stop());
  return service;
}

function openStore(callLimit?: number): SecretStore {
  const store = createKeychainStore(createKeyring(callLimit === undefined ? {} : { callLimit }), {
    random: systemRandom,
  });
  ends.push(() => store.close());
  return store;
}

/** A store on a probed keychain that holds `secret` under the returned id. */
async function filled(service: SecretService): Promise<{ readonly store: SecretStore; readonly id: string }> {
  expect(service.folder).not.toBe("");
  const store = openStore();
  const id = randomUUID();
  expect(await store.probe()).toMatchObject({ state: "ready" });
  expect(await store.write(id, secret)).toEqual({ ok: true });
  return { store, id };
}

/** What the library would have made of our service there; `keystow-session` is the session key's. */
const ourKernelKeys = /@keystow(?!-)/;
const kernelKeys = () =>
  readFileSync("/proc/keys", "utf8")
    .split("\n")
    .filter((line) => ourKernelKeys.test(line))
    .map((line) => line.replace(/^.* user /, ""));

async function failsEverywhere(store: SecretStore, id: string, code: string): Promise<void> {
  expect(await store.write(randomUUID(), secret)).toMatchObject({ ok: false, error: { code } });
  expect(await store.read(id)).toMatchObject({ ok: false, error: { code } });
  expect(await store.remove(id)).toMatchObject({ ok: false, error: { code } });
}

describe("without a D-Bus session bus", () => {
  it("nothing is written anywhere, least of all into the kernel's memory", async () => {
    ends.push(withoutSessionBus());
    const store = openStore();
    const before = kernelKeys();
    await failsEverywhere(store, randomUUID(), "store-absent");
    expect(await store.state()).toMatchObject({ state: "absent", why: expect.stringContaining("D-Bus") });
    expect(await store.probe()).toMatchObject({
      state: "absent",
      hint: expect.stringContaining("--store sealed"),
    });
    expect(kernelKeys()).toEqual(before);
  });
});

describe("on a bus where no program offers the Secret Service", () => {
  it("it is absent, and says what to install", async () => {
    await start({ daemon: "none" });
    const store = openStore();
    const before = kernelKeys();
    await failsEverywhere(store, randomUUID(), "store-absent");
    expect(await store.state()).toMatchObject({
      state: "absent",
      hint: expect.stringContaining("GNOME Keyring"),
    });
    expect(kernelKeys()).toEqual(before);
  });
});

describe("with a daemon that was started but never unlocked", () => {
  it("a read says nothing is there, and the state says why that proves nothing", async () => {
    await start({ daemon: "never-unlocked" });
    const store = openStore();
    expect(await store.read(randomUUID())).toEqual({ ok: true, value: null });
    expect(await store.state()).toMatchObject({ state: "locked" });
    expect(await store.write(randomUUID(), secret)).toMatchObject({ error: { code: "store-absent" } });
    expect(await store.probe()).toMatchObject({
      state: "absent",
      why: expect.stringContaining("default keyring"),
    });
  });
});

describe("with a locked keyring", () => {
  it("every access fails with store-locked and what was stored is still there", async () => {
    const service = await start();
    const { store, id } = await filled(service);
    await service.lock();
    await failsEverywhere(store, id, "store-locked");
    expect(await store.state()).toMatchObject({ state: "locked" });
    expect(await store.probe()).toMatchObject({ state: "locked" });
    expect(await service.search()).toContain(id);
  });

  it("a fresh process gets the same answers", async () => {
    const service = await start();
    const { id } = await filled(service);
    await service.lock();
    await failsEverywhere(openStore(), id, "store-locked");
  });

  it("an unlock prompt that nobody answers ends at the time limit", async () => {
    const service = await start({ prompter: "hanging" });
    const { id } = await filled(service);
    await service.lock();
    const began = performance.now();
    expect(await openStore(1500).read(id)).toMatchObject({ error: { code: "store-timeout" } });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("with a daemon that was killed", () => {
  it("D-Bus starts it again, locked: that is never taken for an empty keychain", async () => {
    const service = await start();
    const { store, id } = await filled(service);
    await service.kill();
    const read = await store.read(id);
    expect(read.ok).toBe(false);
    await failsEverywhere(store, id, "store-locked");
    expect(await store.state()).toMatchObject({ state: "locked" });
  });
});

describe("with a frozen daemon", () => {
  it("every call ends within 10 s and works again after the thaw", async () => {
    const service = await start();
    const { store, id } = await filled(service);
    await service.freeze();
    for (const call of [
      () => store.read(id),
      () => store.write(randomUUID(), secret),
      () => store.remove(id),
      () => openStore().read(id),
    ]) {
      const began = performance.now();
      expect(await call()).toMatchObject({ ok: false, error: { code: "store-timeout" } });
      expect(performance.now() - began).toBeLessThan(10_000);
    }
    expect(await store.state()).toMatchObject({ state: "failing" });
    await service.thaw();
    const back = await store.read(id);
    expect(back.ok && back.value?.equals(secret)).toBe(true);
  });
});
