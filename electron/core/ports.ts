/**
 * What the core asks of the outside world. Adapters in `electron/adapters` answer for real,
 * `test/fakes` answer in tests, and both pass the same contract tests.
 */
import type { Result } from "./errors.ts";
import type { StoreKind, StoreState, Uuid } from "./model.ts";
import type { Secret } from "./secret.ts";

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** IANA name of the user's time zone, e.g. `Europe/Paris`. */
  timeZone(): string;
}

export interface Random {
  bytes(count: number): Buffer;
  uuid(): Uuid;
}

/**
 * A place that keeps secrets by id. Ids are UUIDs that are never used twice, so a write never
 * overwrites. Every method ends within a bounded time and never throws.
 */
export interface SecretStore {
  readonly kind: StoreKind;
  /** The state now, found by a harmless call; for `init`, use `probe`. */
  state(): Promise<StoreState>;
  /** Writes, reads and deletes a test secret; `ready` only when all three worked. */
  probe(): Promise<StoreState>;
  /** Writes and reads back; fails with `secret-mismatch` when what came back differs. */
  write(id: Uuid, secret: Secret): Promise<Result<void>>;
  /**
   * `null` when the store says that it has no such secret. The caller, who has the index, decides
   * whether that means "missing" or "unavailable": a store that was never unlocked answers null too.
   */
  read(id: Uuid): Promise<Result<Secret | null>>;
  /** True when something was there. Deleting what is absent is no error. */
  remove(id: Uuid): Promise<Result<boolean>>;
  /** Ends helper processes and connections. */
  close(): Promise<void>;
}

/** Where the sealed store keeps its ciphertext: the vault's database offers this. */
export interface SealedRecords {
  readHeader(): string | null;
  /** Replaces the header (JSON: how the vault key is wrapped). */
  writeHeader(header: string): void;
  read(id: Uuid): Uint8Array | null;
  write(id: Uuid, record: Uint8Array): void;
  remove(id: Uuid): boolean;
}

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

/** A SQLite database (`node:sqlite`), already opened. Throws SqliteFailure-like errors; the vault maps them. */
export interface Database {
  /** Runs statements without parameters. */
  exec(sql: string): void;
  run(sql: string, ...parameters: readonly SqlValue[]): { readonly changes: number };
  get(sql: string, ...parameters: readonly SqlValue[]): SqlRow | undefined;
  all(sql: string, ...parameters: readonly SqlValue[]): SqlRow[];
  /**
   * `BEGIN IMMEDIATE` … `COMMIT`; rolls back when `work` throws. Inside another transaction it is a
   * savepoint: what it did is rolled back alone, and kept only when the outer one is.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}

export interface FileFacts {
  readonly kind: "file" | "folder" | "link" | "other";
  readonly size: number;
  readonly mode: number;
  readonly linkCount: number;
  readonly ownedByUser: boolean;
  readonly modifiedAt: number;
}

/** Files, with the guards of SECURITY.md section 10 built in. Never throws; error texts are ours. */
export interface Files {
  /** Facts of the path itself, links not followed; null when nothing is there. */
  inspect(path: string): Promise<Result<FileFacts | null>>;
  /** The bytes of a regular file of at most `maximumBytes`. `file-missing` when absent. */
  read(path: string, maximumBytes: number): Promise<Result<Buffer>>;
  /**
   * Writes a whole file so that at every moment the old or the new content is there: exclusive
   * temporary file 0600 in the same folder, fsync, rename, fsync of the folder, read back.
   * `expected` is the content that the caller saw (null: no file); when the file differs now,
   * `file-changed` and nothing is written. Refuses links, hard links, foreign owners and folders
   * that others can write to (`file-refused`).
   */
  replace(path: string, content: Uint8Array, expected: Uint8Array | null): Promise<Result<void>>;
  /** The absolute path with the parent's links resolved; the last part is left as it is. */
  resolve(path: string): Promise<Result<string>>;
}

export interface GitFacts {
  /** Whether the file lies in a git work tree. */
  readonly inRepository: boolean;
  readonly tracked: boolean;
  readonly ignored: boolean;
}

/** Asks git about one file without letting the repository run anything. */
export interface Git {
  /** `unsupported` when git is not installed or does not answer within 3 s. */
  inspect(path: string): Promise<Result<GitFacts>>;
}

/** One HTTPS (or, when the user said so, HTTP) request of a check. */
export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST";
  readonly url: URL;
  /** Exactly these headers are sent, besides Host, Content-Length and Connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** True only for a base URL that the user allowed to be private or plain http. */
  readonly allowPrivate: boolean;
  /** True for a host that comes from the built-in catalogue: TLS proves it, so any address is fine. */
  readonly builtInHost: boolean;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  /** Lower-case names; several values are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 64 KiB; null when the server sent more, or compressed what we did not ask for. */
  readonly body: Buffer | null;
  /** The first 64 KiB of a body that was larger; nothing of one that was compressed. */
  readonly beginning?: Buffer;
  readonly durationMs: number;
  /** Bytes sent and received above TLS, headers included, for the ledger. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** Why no answer came; no foreign text. */
export interface HttpFailure {
  readonly kind: "failure";
  readonly reason: "offline" | "dns" | "timeout" | "tls" | "blocked" | "unexpected" | "cancelled";
  /** One of our own sentences: e.g. "The certificate is self-signed." */
  readonly why: string;
  readonly durationMs: number;
  readonly bytesSent: number;
}

/** The network as checks see it: one request, no redirects, no retries, never throws. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse | HttpFailure>;
}
