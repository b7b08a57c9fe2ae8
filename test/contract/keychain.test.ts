/** The keychain store on a real Secret Service. */
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeyring } from "../../electron/adapters/keyring.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createKeychainStore } from "../../electron/core/secrets/index.ts";
import { startSecretService } from "../helpers/secret-service.ts";
import type { SecretService } from "../helpers/secret-service.ts";
import { describeSecretStore } from "../helpers/secret-store-contract.ts";

let service: SecretService;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(async () => await service?.stop());

const openStore = () => createKeychainStore(createKeyring(), { random: systemRandom });

describeSecretStore("the keychain store", () => Promise.resolve(openStore()));

describe("the keychain's items", () => {
  it("are seen by other programs as items of the service keystow, in base64", async () => {
    const store = openStore();
    const id = randomUUID();
    const value = `fake-${"0".repeat(20)}`;
    await store.write(id, Secret.fromText(value));
    const found = await service.search();
    expect(found).toContain("attribute.service = keystow");
    expect(found).toContain(`attribute.username = ${id}`);
    expect(found).toContain(`secret = ${Buffer.from(value).toString("base64")}`);
    await store.remove(id);
    expect(await service.search()).not.toContain(id);
    await store.close();
  });

  it("of a large secret are all gone after it is removed", async () => {
    const store = openStore();
    const id = randomUUID();
    await store.write(id, Secret.fromBytes(Buffer.alloc(5000, 7)));
    expect((await service.search()).split(id).length - 1).toBeGreaterThanOrEqual(6);
    await store.remove(id);
    expect(await service.search()).not.toContain(id);
    await store.close();
  });

  it("leave no test secret behind after a probe, only the marker", async () => {
    const store = openStore();
    await store.probe();
    const accounts = [...(await service.search()).matchAll(/attribute\.username = (\S+)/g)].map(
      (match) => match[1],
    );
    expect(new Set(accounts)).toEqual(new Set(["keystow-marker"]));
    await store.close();
  });
});

describe("the program that uses the keychain", () => {
  it("opens no connection of its own and keeps no helper after close", async () => {
    const descriptors = () => readdirSync("/proc/self/fd").length;
    const before = descriptors();
    for (let round = 0; round < 5; round += 1) {
      const store = openStore();
      await store.read(randomUUID());
      await store.close();
    }
    expect(descriptors()).toBeLessThanOrEqual(before + 2);
  });
});
