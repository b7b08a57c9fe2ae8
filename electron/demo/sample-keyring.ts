/** The keychain of the sample vault: in memory, and gone with the sample. */
import { ok } from "../core/errors.ts";
import type { Keyring } from "../core/secrets/index.ts";

export interface SampleKeyring extends Keyring {
  wipe(): void;
}

/** Its values are made up, so text in memory is good enough. */
export function sampleKeyring(): SampleKeyring {
  const items = new Map<string, string>();
  return {
    name: "Sample keychain",
    get: (account) => Promise.resolve(ok(items.get(account) ?? null)),
    set: (account, text) => {
      items.set(account, text);
      return Promise.resolve(ok());
    },
    remove: (account) => Promise.resolve(ok(items.delete(account))),
    // The stores over it are shut and opened again at each lock.
    close: () => Promise.resolve(),
    wipe: () => items.clear(),
  };
}
