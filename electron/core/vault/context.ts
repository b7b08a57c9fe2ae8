/** What all parts of an open vault share. */
import { fail, ok } from "../errors.ts";
import type { KeystowError, Result } from "../errors.ts";
import type { Instant, StoreKind, StoreState, Uuid } from "../model.ts";
import type { Clock, Database, Random, SealedRecords, SecretStore } from "../ports.ts";
import type { Secret } from "../secret.ts";
import type { Sequence } from "./sequence.ts";

/** Tells whether the process that began something is still there. */
export interface ProcessNames {
  /** Names this process, differently from every other one. */
  readonly own: string;
  /** Null when it cannot be known: then only the age counts. */
  isAlive(name: string): boolean | null;
}

/** What a vault is made of; the composition root builds it from real adapters, tests from fakes. */
export interface VaultParts {
  readonly folder: string;
  /** Taken over: closed by the vault's `close`, and when opening or creating fails. */
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** Without it, an unfinished write counts as abandoned after a minute. */
  readonly process?: ProcessNames;
  makeStore(kind: StoreKind, records: SealedRecords): SecretStore;
}

/** The stores of a vault, made when first needed. */
export interface Stores {
  /** The store that the database names now: another process may have moved the vault. */
  current(): SecretStore;
  of(kind: StoreKind): SecretStore;
  /** Makes `store` the one of its kind (it was opened by the caller of `moveTo`). */
  put(store: SecretStore): void;
  /** Closes all of them; one that is asked for later is made anew. */
  closeAll(): Promise<void>;
}

export interface VaultContext {
  readonly folder: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly process: ProcessNames;
  readonly stores: Stores;
  readonly sequence: Sequence;
  /** The fingerprint key once it was read; wiped when the vault closes. */
  readonly fingerprintKey: { current: Secret | null };
}

/** The moment now, as it is stored. */
export function instantNow(clock: Clock): Instant {
  return new Date(clock.now()).toISOString();
}

/** The error that a store's state means. `ready` is no error: the caller has asked before. */
export function storeFailure(state: Exclude<StoreState, { state: "ready" }>): {
  readonly ok: false;
  readonly error: KeystowError;
} {
  return fail(`store-${state.state}`, state.why, { hint: state.hint, details: { store: state.name } });
}

/**
 * Whether a store that the vault has not used yet can be used. A keychain that was never tried out
 * does not say "ready" (it cannot tell "nothing there" from "not opened"), so it is tried out then.
 */
export async function checkNewStore(store: SecretStore): Promise<Result<void>> {
  const state = await store.state();
  const tried = state.state === "ready" ? state : await store.probe();
  return tried.state === "ready" ? ok() : storeFailure(tried);
}

/** Names of the rows in `meta`. */
type MetaName = "store" | "created_at" | "fingerprint_secret";

export function readMeta(database: Database, name: MetaName): string | null {
  const value = database.get("SELECT value FROM meta WHERE name = ?", name)?.["value"];
  return typeof value === "string" ? value : null;
}

export function writeMeta(database: Database, name: MetaName, value: string): void {
  database.run(
    "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    name,
    value,
  );
}

/** Which store the vault uses, as the database says now. */
export function storeKind(database: Database): StoreKind {
  return readMeta(database, "store") === "sealed" ? "sealed" : "keychain";
}

/** No key has this id (any more). */
export function keyNotFound(id: Uuid): Result<never> {
  return fail("not-found", "This key does not exist (any more).", { details: { id } });
}
