/** Checks keys of the vault and writes down what came of it: request, verdict, activity. */
import {
  type CheckOutcome,
  type CheckSubject,
  type FinishedCheck,
  runChecks,
  type Timer,
  uncheckable,
} from "../../core/checks/index.ts";
import type { KeystowError, Result } from "../../core/errors.ts";
import type { CheckRecord, Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { failureOf, type Vault } from "../../core/vault/index.ts";
import type { CommandContext } from "../context.ts";

/** One key after its check. */
export interface CheckedKey {
  /** As the vault has it now. */
  readonly key: Key;
  /** What the check found; null when there was none, because the secret could not be read. */
  readonly record: CheckRecord | null;
  /** How long the provider asked to wait; null when it did not. */
  readonly retryAfterMs: number | null;
  /** What went wrong on our side: the secret could not be read, or the result not be kept. */
  readonly error: KeystowError | null;
}

export interface CheckedKeys {
  /** In the order of the keys. */
  readonly checked: readonly CheckedKey[];
  /** What a cancelled run did not come to. */
  readonly notDone: readonly Key[];
}

const noProvider = "no provider is known for this key";

const timer: Timer = {
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const ended = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => {
        clearTimeout(ended);
        resolve();
      });
      return undefined;
    }),
};

/** Errors of the store as a whole: every further key would meet the same. */
const wholeStore: readonly string[] = [
  "store-locked",
  "store-absent",
  "store-denied",
  "store-failing",
  "store-timeout",
];

/**
 * Checks `keys`, each at its own provider, with a progress bar on a terminal. Every request goes into
 * the ledger before its verdict, every verdict into the key's history. Ends early on Ctrl+C, and when
 * the store as a whole cannot be read; what was finished by then is kept.
 */
export async function checkAndRecord(
  context: CommandContext,
  vault: Vault,
  keys: readonly Key[],
): Promise<CheckedKeys> {
  const progress = context.terminal.progress(keys.length, "checking");
  const stopped = new AbortController();
  const book = new Book(context, vault, keys, (error) => wholeStore.includes(error.code) && stopped.abort());
  const subjects = keys.flatMap((key) => {
    const subject = subjectOf(context, vault, key);
    if (subject === null) book.noProvider(key);
    return subject ?? [];
  });
  await runChecks({
    subjects,
    http: context.http,
    clock: context.clock,
    timer,
    signal: AbortSignal.any([context.interrupted, stopped.signal]),
    onRequest: (entry) => book.request(entry),
    onWaiting: (host, milliseconds) => {
      const seconds = Math.ceil(milliseconds / 1000);
      context.terminal.message(`${display(host)} asks to wait ${seconds} s; its keys wait, others go on.`);
    },
    onFinished: (finished) => {
      book.finished(finished);
      progress.step(display(finished.subject.provider.name));
    },
  });
  progress.end();
  return book.result();
}

/** The check of one key; null when no provider is known. */
function subjectOf({ catalogue }: CommandContext, vault: Vault, key: Key): CheckSubject | null {
  const provider = catalogue.find(({ id }) => id === key.provider);
  if (provider === undefined) return null;
  const { id: keyId, fields, allowPrivate } = key;
  return { keyId, provider, fields, allowPrivate, readSecrets: () => vault.readSecrets(keyId) };
}

/** Collects what the checks of one run found, and writes it into the vault as it comes. */
class Book {
  readonly #context: CommandContext;
  readonly #vault: Vault;
  readonly #keys: readonly Key[];
  readonly #onError: (error: KeystowError) => void;
  readonly #checked = new Map<string, CheckedKey>();
  /** Keys whose request could not be written into the ledger. */
  readonly #lost = new Map<string, KeystowError>();

  constructor(
    context: CommandContext,
    vault: Vault,
    keys: readonly Key[],
    onError: (error: KeystowError) => void,
  ) {
    this.#context = context;
    this.#vault = vault;
    this.#keys = keys;
    this.#onError = onError;
  }

  noProvider(key: Key): void {
    const at = new Date(this.#context.clock.now()).toISOString();
    const named =
      key.provider === null ? noProvider : `this catalogue has no provider ${display(key.provider)}`;
    this.#keep(key, uncheckable(key.id, at, named), null);
  }

  request(entry: Parameters<Vault["recordRequest"]>[0]): void {
    try {
      this.#vault.recordRequest(entry);
    } catch (error) {
      // The check is done and worth telling; that its trace is missing is told beside it.
      if (entry.keyId !== null) this.#lost.set(entry.keyId, failureOf(error));
    }
  }

  finished({ subject, result }: FinishedCheck): void {
    const key = this.#keys.find(({ id }) => id === subject.keyId);
    if (key === undefined) return;
    if (result.ok) this.#keep(key, result.value.record, result.value.retryAfterMs);
    else {
      this.#checked.set(key.id, { key, record: null, retryAfterMs: null, error: result.error });
      this.#onError(result.error);
    }
  }

  #keep(key: Key, record: CheckRecord, retryAfterMs: CheckOutcome["retryAfterMs"]): void {
    const recorded: Result<Key> = this.#vault.recordCheck(record);
    const error = recorded.ok ? (this.#lost.get(key.id) ?? null) : recorded.error;
    this.#checked.set(key.id, { key: recorded.ok ? recorded.value : key, record, retryAfterMs, error });
  }

  result(): CheckedKeys {
    return {
      checked: this.#keys.flatMap(({ id }) => this.#checked.get(id) ?? []),
      notDone: this.#keys.filter(({ id }) => !this.#checked.has(id)),
    };
  }
}
