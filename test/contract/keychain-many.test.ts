/** 2,000 keys in one run: the library opens a connection per key, and hangs at descriptor 1024. */
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createKeyring, keyringWorkerFile, startKeyringChild } from "../../electron/adapters/keyring.ts";
import { systemRandom } from "../../electron/adapters/random.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createKeychainStore } from "../../electron/core/secrets/index.ts";
import { startSecretService } from "../helpers/secret-service.ts";
import type { SecretService } from "../helpers/secret-service.ts";

let service: SecretService;
beforeAll(async () => {
  service = await startSecretService();
});
afterAll(async () => await service?.stop());

const count = 2000;
const valueOf = (index: number) => Secret.fromText(`fake-${String(index).padStart(40, "0")}`);

it(
  `adds, reads and deletes ${count} keys through one store, with few helpers and few descriptors`,
  { timeout: 900_000 },
  async () => {
    let helpers = 0;
    const startWorker = () => {
      helpers += 1;
      return startKeyringChild(keyringWorkerFile());
    };
    const store = createKeychainStore(createKeyring({ startWorker }), { random: systemRandom });
    const ids = Array.from({ length: count }, () => systemRandom.uuid());
    let most = 0;
    const watch = () => {
      most = Math.max(most, readdirSync("/proc/self/fd").length);
    };
    const before = readdirSync("/proc/self/fd").length;
    for (const [index, id] of ids.entries()) {
      // With the number, so that a failure tells how full the keychain was.
      expect({ index, ...(await store.write(id, valueOf(index))) }).toEqual({ index, ok: true });
      watch();
    }
    for (const [index, id] of ids.entries()) {
      const back = await store.read(id);
      expect(back.ok && back.value?.equals(valueOf(index))).toBe(true);
      watch();
    }
    for (const id of ids) {
      expect(await store.remove(id)).toEqual({ ok: true, value: true });
      watch();
    }
    await store.close();
    expect(most - before).toBeLessThan(20);
    expect(helpers).toBeGreaterThan(1);
    expect(helpers).toBeLessThan(100);
    expect(await service.search()).not.toContain("attribute.service");
  },
);
