/** What the vault offers to the rest of the house. `vault.ts` implements it. */
import type { Result } from "../errors.ts";
import type {
  Activity,
  CalendarDate,
  CheckRecord,
  ControlEvidence,
  Instant,
  Key,
  KeptCheck,
  Link,
  NewKey,
  RotationPolicy,
  StoreKind,
  StoreState,
  Uuid,
} from "../model.ts";
import type { SecretStore } from "../ports.ts";
import type { ScheduleNote } from "../schedule/index.ts";
import type { Secret } from "../secret.ts";
import type { KeyQuery } from "./query.ts";

/** How a user names a key: id, or name, or `name@project/environment`; project and environment narrow it. */
export interface KeySelector {
  readonly name: string;
  readonly project?: string | undefined;
  readonly environment?: string | undefined;
}

/** Parts of a key that can be edited without touching its secret. Undefined: unchanged. */
export type KeyChange = Partial<
  Pick<
    Key,
    | "name"
    | "variable"
    | "provider"
    | "project"
    | "environment"
    | "tags"
    | "note"
    | "fields"
    | "allowPrivate"
    | "createdOn"
    | "expiresOn"
  >
>;

export interface VaultInfo {
  readonly folder: string;
  readonly store: StoreKind;
  readonly schemaVersion: number;
  readonly createdAt: Instant;
  readonly keyCount: number;
}

/** Something that doctor found, and how it can be mended. */
export interface Problem {
  readonly kind: "orphan-secret" | "secret-missing" | "unfinished-delete" | "unavailable" | "damaged";
  readonly versionId: Uuid | null;
  readonly keyId: Uuid | null;
  readonly keyName: string | null;
  readonly message: string;
  /** What `repair` would do; empty: nothing can be done automatically. */
  readonly repairs: readonly ("adopt" | "delete")[];
}

export type Repair = { readonly problem: Problem; readonly action: "adopt" | "delete" };

/** A key's secret parts: the value, and the values of its secret fields by field id. */
export interface KeySecrets {
  readonly value: Secret;
  readonly fields: Readonly<Record<string, Secret>>;
}

/** A provider that the user defined, as it is kept. What the text says is not trusted before it is read again. */
export interface OwnProviderRow {
  /** Begins with `custom-`. */
  readonly id: string;
  /** The definition, as JSON. */
  readonly definition: string;
  readonly enabled: boolean;
  /** The hosts to which the user agreed; worth something only while they are those of the definition. */
  readonly confirmedHosts: readonly string[];
  readonly addedAt: Instant;
}

/**
 * An open vault. Names are unique within (project, environment) among keys that are not archived.
 * Methods that touch secrets are asynchronous and sequenced per key.
 */
export interface Vault {
  info(): VaultInfo;
  readonly secretStore: SecretStore;

  /** Keys that match, sorted by name, project, environment. Archived ones only when the query says so. */
  list(query?: KeyQuery): readonly Key[];
  /** Exactly one key, else `not-found` or `ambiguous-name` (details name the candidates). */
  find(selector: KeySelector): Result<Key>;
  /** Keys that hold the same value as `secret` (by keyed fingerprint), archived ones included. */
  findSame(secret: Secret): Promise<Result<readonly Key[]>>;

  /** Secret first (read back), then the metadata in one transaction. `name-taken` when the place is taken. */
  add(key: NewKey, secrets: KeySecrets): Promise<Result<Key>>;
  /** A new version under a new id, then the metadata, then the old secret is removed. */
  replaceSecret(
    id: Uuid,
    secrets: KeySecrets,
    change: {
      readonly createdOn: CalendarDate;
      readonly expiresOn: CalendarDate | null;
      readonly knownPrefix: string;
    },
  ): Promise<Result<Key>>;
  /** The secret parts. `secret-missing` when the store says it is gone, `store-…` when it cannot be read. */
  readSecrets(id: Uuid): Promise<Result<KeySecrets>>;
  edit(id: Uuid, change: KeyChange): Result<Key>;
  setPolicy(id: Uuid, policy: RotationPolicy): Result<Key>;
  archive(id: Uuid): Result<Key>;
  /** Back from the archive; `name-taken` when another key has its place now. */
  restore(id: Uuid): Result<Key>;
  /** Removes the metadata, then the secret; cannot be undone. */
  erase(id: Uuid): Promise<Result<void>>;

  /** Stores one finished check, keeps the newest 100 per key, updates the key's check state, its drift and, when the provider told one, expires-on. */
  recordCheck(record: CheckRecord): Result<Key>;
  checkHistory(id: Uuid, limit: number): readonly KeptCheck[];
  /** What a made-up key got at that address of that provider; null when none was sent there. */
  controlOf(provider: string, address: string): Result<KnownControl | null>;
  recordControl(control: Control): Result<void>;

  /** What the schedule of checks noted, of keys of which it noted anything. Throws what the database throws. */
  schedule(): readonly ScheduleNote[];
  /** Keeps these notes instead of earlier ones of the same keys; one of a key that is gone is dropped. */
  putSchedule(notes: readonly ScheduleNote[]): Result<void>;
  /** How many requests of the ledger went to each provider (by id) in that time, both ends included. Throws what the database throws. */
  requestCounts(from: Instant, to: Instant): ReadonlyMap<string, number>;

  links(id?: Uuid): readonly Link[];
  putLink(link: Link): Result<void>;
  removeLink(link: Link): Result<void>;

  /** Newest first; of one key only when `id` is given. */
  activity(limit: number, id?: Uuid): readonly Activity[];
  recordActivity(entry: Pick<Activity, "kind" | "keyId" | "keyName" | "details">): void;

  /**
   * Ledger of what was sent where: `recordRequest` before a request leaves, with the number of its line;
   * `amendRequest` when it is over (null: it did not leave, and the line goes); `requests` newest first.
   */
  recordRequest(entry: RequestEntry): number;
  amendRequest(line: number, over: RequestEntry | null): void;
  requests(limit: number): readonly RequestEntry[];

  /** Providers that the user defined, by id: also disabled ones and what no longer can be read. */
  ownProviders(): readonly OwnProviderRow[];
  /**
   * Adds one, disabled, or changes the one of that id. A change of the hosts disables it. `hosts`: those
   * of the definition, read by the caller.
   */
  putOwnProvider(provider: {
    readonly id: string;
    readonly definition: string;
    readonly hosts: readonly string[];
  }): Result<OwnProviderRow>;
  /**
   * Enables one for the hosts that the user confirmed, or disables it. `definition` is the text that
   * was shown: `cancelled` when another one is kept meanwhile.
   */
  setOwnProviderEnabled(
    id: string,
    wanted:
      | { readonly enabled: true; readonly confirmedHosts: readonly string[]; readonly definition: string }
      | { readonly enabled: false },
  ): Result<OwnProviderRow>;
  /** `needs-confirmation` with the keys that use it, unless forced. Those keys stay as they are. Returns what was removed. */
  removeOwnProvider(id: string, options: { readonly force: boolean }): Result<OwnProviderRow>;

  /** Ids of the providers whose checks the user switched off. */
  checksOff(): readonly string[];
  /** Switches the checks of a provider, known or not. */
  switchChecks(provider: string, to: "on" | "off"): Result<void>;

  /** The store's state, and whether each version's secret is there. Reads nothing else. */
  diagnose(): Promise<Result<{ readonly store: StoreState; readonly problems: readonly Problem[] }>>;
  repair(repair: Repair): Promise<Result<void>>;
  /** Copies every secret to the other store, reads back, compares, switches, only then deletes. */
  moveTo(
    store: SecretStore,
    progress?: (done: number, total: number) => void,
  ): Promise<Result<{ readonly moved: number }>>;
  /**
   * Runs `work`, which calls this vault's synchronous methods, as one change: a failed result takes all
   * of it back. One change of ten thousand keys costs one write to the disk.
   */
  together<T>(work: () => Result<T>): Result<T>;
  /** Another text whenever the database was changed, by this process or another. Throws what the database throws. */
  revision(): string;
  /** Waits for what is under way, then forgets every secret that is kept for speed and shuts the stores; they open again when used. */
  forget(): Promise<void>;
  setting(name: string): string | null;
  setSetting(name: string, value: string): void;
  close(): Promise<void>;
}

/** What a made-up key got. `address`: host and path, the same for all keys that are checked there. */
export interface Control extends ControlEvidence {
  readonly provider: string;
  readonly address: string;
}

export interface KnownControl {
  readonly last: ControlEvidence;
  /** The last refusal; null when there was none, or a made-up key was let in since. */
  readonly refused: ControlEvidence | null;
}

/** One request that left the machine. `path` is without secrets. */
export interface RequestEntry {
  readonly at: Instant;
  readonly keyId: Uuid | null;
  readonly provider: string;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly outcome: string;
}
