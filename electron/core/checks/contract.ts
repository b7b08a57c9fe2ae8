/** The types that the parts of a check share. */
import type { Result } from "../errors.ts";
import type { CheckRecord, Uuid } from "../model.ts";
import type { Clock, HttpClient, Random } from "../ports.ts";
import type { ProviderDefinition } from "../providers/index.ts";
import type { Control, KeySecrets, KnownControl, RequestEntry } from "../vault/index.ts";

/** One key that is to be checked. */
export interface CheckSubject {
  readonly keyId: Uuid;
  readonly provider: ProviderDefinition;
  /** The key's further fields that are not secret. */
  readonly fields: Readonly<Record<string, string>>;
  /** The user's word that a base URL of this key may be plain http or private. */
  readonly allowPrivate: boolean;
  /** Whether the same secret, sent to the same place, has had a definite answer before. */
  readonly answeredBefore?: boolean;
  /**
   * Asked right before the request: why nothing may be sent any more, as a sentence; null when it may.
   * A run takes time, and meanwhile the user may have switched the checks of its provider off.
   */
  whyNotNow?(): string | null;
  /** Called at most once for each try, just before the request is built. */
  readSecrets(): Promise<Result<KeySecrets>>;
}

/** What one try of one check gave. */
export interface CheckOutcome {
  readonly record: CheckRecord;
  /** The request that left the machine; null when none did. */
  readonly request: RequestEntry | null;
  /** How long the provider asked to wait before the next request; null when it did not. */
  readonly retryAfterMs: number | null;
  /** What decided is HTTP's usual meaning, which the provider does not document. */
  readonly assumed?: true;
  /** How long the host asked to wait when a made-up key was sent there; absent when it did not. */
  readonly controlWaitMs?: number;
}

/** What is remembered of made-up keys, and the randomness that they are made of. */
export interface Controls {
  readonly random: Random;
  find(provider: string, address: string): KnownControl | null;
  keep(control: Control): void;
}

/** Called with the request's whole line; null: not a byte of it left. */
export type RequestNote = (over: RequestEntry | null) => void;

/** What a line of the ledger says as long as its request is under way, and ever after when nobody saw its end. */
export const sentOutcome = "sent: no answer noted";

/** What a check needs from outside. */
export interface CheckParts {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** One object for all checks that share what is known: `controlsOf` gives a vault's. */
  readonly controls: Controls;
  readonly signal?: AbortSignal;
  /** Total time for one request, name lookup and answer included. */
  readonly deadlineMs?: number;
  /** The user's word that a known canary token may be tested, which alerts its owner. */
  readonly testCanary?: boolean;
  /**
   * Asked right before a request leaves, with its line of the ledger; what it gives is called when the
   * request is over, a cancelled one included, before its verdict is known to anyone. So the line is there
   * even if the program is ended in between.
   */
  readonly onSending?: (entry: RequestEntry) => RequestNote;
}

/** Waiting as a port, so that tests do not wait. Resolves early, never rejects, when `signal` aborts. */
export interface Timer {
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** SECURITY.md, section 9: the whole of a request, from the name lookup to the last byte. */
export const defaultDeadlineMs = 10_000;
