/**
 * A store that keeps each secret in a file of its own, so that several processes share it and a
 * killed one leaves behind what a keychain would. For tests only: nothing here is sealed.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, ok } from "../../electron/core/errors.ts";
import type { Result } from "../../electron/core/errors.ts";
import type { StoreKind, StoreState } from "../../electron/core/model.ts";
import type { SecretStore } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";

type Condition = StoreState["state"];

/** What a test may do to the store from outside. */
export interface FileSecretStore extends SecretStore {
  // As properties, so that a test can put its own in their place.
  state: () => ReturnType<SecretStore["state"]>;
  read: (id: string) => ReturnType<SecretStore["read"]>;
  write: (id: string, secret: Secret) => ReturnType<SecretStore["write"]>;
  remove: (id: string) => ReturnType<SecretStore["remove"]>;
  /** How the store answers from now on; `locked` etc. make every call fail. */
  condition: Condition;
  /** Ids of what lies in the store. */
  readonly ids: () => readonly string[];
  /** Changes or, with null, removes what lies under `id`, as another program might. */
  readonly tamper: (id: string, text: string | null) => void;
  /** The next so many writes fail. */
  failWrites: number;
}

/** A store in `folder/kind`. */
export function fileSecretStore(folder: string, kind: StoreKind): FileSecretStore {
  const place = join(folder, `store-${kind}`);
  mkdirSync(place, { recursive: true });
  const path = (id: string): string => join(place, id);
  const name = `test store (${kind})`;
  const state = (): StoreState =>
    store.condition === "ready"
      ? { state: "ready", name }
      : { state: store.condition, name, why: "The test store is not ready.", hint: "Make it ready." };
  const refusal = (): Result<never> | null =>
    store.condition === "ready" ? null : fail(`store-${store.condition}`, "The test store is not ready.");
  const store: FileSecretStore = {
    kind,
    condition: "ready",
    failWrites: 0,
    ids: () => readdirSync(place).filter((file) => !file.endsWith(".new")),
    tamper: (id, text) => {
      if (text === null) rmSync(path(id), { force: true });
      else writeFileSync(path(id), text);
    },
    state: async () => state(),
    probe: async () => state(),
    write: async (id, secret) => {
      const refused = refusal();
      if (refused !== null) return refused;
      if (store.failWrites > 0) {
        store.failWrites -= 1;
        return fail("store-failing", "The test store was told to fail.");
      }
      if (existsSync(path(id))) return fail("internal", "An id was used twice.");
      writeFileSync(`${path(id)}.new`, secret.revealBytes());
      renameSync(`${path(id)}.new`, path(id));
      return ok();
    },
    read: async (id) =>
      refusal() ?? ok(existsSync(path(id)) ? Secret.fromBytes(readFileSync(path(id))) : null),
    remove: async (id) => {
      const refused = refusal();
      if (refused !== null) return refused;
      const was = existsSync(path(id));
      rmSync(path(id), { force: true });
      return ok(was);
    },
    close: async () => undefined,
  };
  return store;
}
