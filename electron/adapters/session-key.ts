/**
 * Keeps the key of an unlocked sealed vault between two runs of the terminal program, in the Linux
 * kernel's keyring: memory of the login session that no file shows and no other user reads. It ends
 * with `keystow lock`, with a restart, and three days after its last use at the latest (the kernel's
 * default for the user's persistent keyring).
 *
 * A session that was not opened by a login program (a bare container, some `su` shells) has no
 * keyring of its own. There the kernel takes a key and then refuses it to everybody, so a harmless
 * test value goes first: the real key is never left where nobody can remove it.
 */
import type { Entry } from "@napi-rs/keyring";
import { fail, ok } from "../core/errors.ts";
import type { Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import { Secret } from "../core/secret.ts";
import type { SessionKeys } from "../core/secrets/index.ts";

/** The part of the library that is used. */
type KernelEntry = Pick<Entry, "getPassword" | "setPassword" | "deletePassword">;

export interface SessionKeyOptions {
  readonly platform?: NodeJS.Platform;
  /** Opens the entry of one name in the kernel's keyring; throws when there is none. */
  readonly openEntry?: (account: string) => Promise<KernelEntry>;
}

const service = "keystow-session";
const testText = "keystow-test";

const unsupported = (platform: NodeJS.Platform): Result<never> =>
  fail(
    "unsupported",
    platform === "linux"
      ? "This session has no kernel keyring, so the vault cannot stay unlocked between commands."
      : "On this system the vault cannot stay unlocked between commands.",
    {
      hint: "Name a file that holds the passphrase (mode 0600) in KEYSTOW_PASSPHRASE_FILE: each command then opens the vault with it.",
    },
  );

const notRemoved = (): Result<never> =>
  fail("store-failing", "The key of the unlocked vault could not be removed from the kernel's keyring.", {
    hint: "Try again; a restart removes it for certain.",
  });

async function openKernelEntry(account: string): Promise<KernelEntry> {
  const { Entry: KeyringEntry } = await import("@napi-rs/keyring");
  return new KeyringEntry(service, account, { linux: { store: "keyutils" } });
}

/** Session keys by vault id; see `SessionKeys` of the secrets area, which this implements. */
export function createSessionKeys(options: SessionKeyOptions = {}): SessionKeys {
  const platform = options.platform ?? process.platform;
  const open = options.openEntry ?? openKernelEntry;
  return {
    get: async (vaultId: Uuid): Promise<Secret | null> => {
      if (platform !== "linux") return null;
      const text = await attempt(async () => (await open(vaultId)).getPassword());
      return text === null || text === undefined ? null : Secret.fromBytes(Buffer.from(text, "base64"));
    },
    put: async (vaultId: Uuid, key: Secret): Promise<Result<void>> => {
      if (platform !== "linux" || !(await isKept(open, `${vaultId}.test`, testText)))
        return unsupported(platform);
      const text = key.revealBytes().toString("base64");
      const kept = await keep(open, vaultId, text);
      return kept ? ok() : unsupported(platform);
    },
    remove: async (vaultId: Uuid): Promise<Result<boolean>> => {
      if (platform !== "linux") return ok(false);
      const removed = await attempt(async () => (await open(vaultId)).deletePassword());
      // Where the kernel refuses everything, `put` has refused before: nothing is there.
      const left = await attempt(async () => (await open(vaultId)).getPassword());
      return typeof left === "string" ? notRemoved() : ok(removed === true);
    },
  };
}

/** Runs `work`; undefined when it throws, since the library's texts go nowhere. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

type OpenEntry = NonNullable<SessionKeyOptions["openEntry"]>;

/** Writes and reads back through a second entry. */
async function keep(open: OpenEntry, account: string, text: string): Promise<boolean> {
  const back = await attempt(async () => {
    (await open(account)).setPassword(text);
    return (await open(account)).getPassword();
  });
  return back === text;
}

async function isKept(open: OpenEntry, account: string, text: string): Promise<boolean> {
  const kept = await keep(open, account, text);
  const removed = await attempt(async () => (await open(account)).deletePassword());
  return kept && removed === true;
}
