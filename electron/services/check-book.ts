/** Checks keys of a vault and writes down what came of it: request, verdict, activity. */
import {
  type CheckOutcome,
  type CheckSubject,
  type FinishedCheck,
  type RequestNote,
  uncheckable,
} from "../core/checks/index.ts";
import { fail, type KeystowError, type Result } from "../core/errors.ts";
import type { CheckRecord, Key, Uuid } from "../core/model.ts";
import type { Clock } from "../core/ports.ts";
import {
  changedReason,
  checksOffReason,
  isMadeOf,
  isOwnProvider,
  notEnabledReason,
  type ProviderDefinition,
} from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { failureOf, type RequestEntry, type Vault } from "../core/vault/index.ts";
import { keyById } from "./key-detail.ts";
import { type LedgerVault, noteRequest } from "./sent-request.ts";

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

const changedMeanwhile = (): Result<never> =>
  fail("cancelled", "The key, or its provider, was changed while it was checked. Nothing was noted.", {
    hint: "Check it again.",
  });

const noProvider = "no provider is known for this key";

const missingText = (provider: string): string =>
  isOwnProvider(provider)
    ? notEnabledReason(display(provider))
    : `this catalogue has no provider ${display(provider)}`;

/** Errors of the store as a whole: every further key would meet the same. */
const wholeStore: readonly KeystowError["code"][] = [
  "store-locked",
  "store-absent",
  "store-denied",
  "store-failing",
  "store-timeout",
];

/** Whether the error would meet every further key too. */
export const isWholeStore = ({ code }: KeystowError): boolean => wholeStore.includes(code);

type Switches = Pick<Vault, "checksOff" | "ownProviders">;

/**
 * Why a check of this provider may send nothing now: it was switched off, disabled or changed since the
 * catalogue was read, in whichever program. Null when it may.
 */
export function whyNotNow(vault: Switches, provider: ProviderDefinition): string | null {
  try {
    if (vault.checksOff().includes(provider.id)) return checksOffReason(provider);
    if (!isOwnProvider(provider.id)) return null;
    const row = vault.ownProviders().find(({ id, enabled }) => id === provider.id && enabled);
    if (row === undefined) return missingText(provider.id);
    return isMadeOf(provider, row.definition) ? null : changedReason(display(provider.id));
  } catch {
    return "What you switched off cannot be read now.";
  }
}

/** The check of one key; null when no provider is known. */
export function subjectOf(
  catalogue: readonly ProviderDefinition[],
  vault: Pick<Vault, "readSecrets"> & Switches,
  key: Key,
): CheckSubject | null {
  const provider = catalogue.find(({ id }) => id === key.provider);
  if (provider === undefined) return null;
  const { id: keyId, fields, allowPrivate } = key;
  // The vault forgets what was found when the secret, the provider or a field changes.
  const answeredBefore = key.check.definite !== null;
  const readSecrets = () => vault.readSecrets(keyId);
  const refusal = () => whyNotNow(vault, provider);
  return { keyId, provider, fields, allowPrivate, answeredBefore, whyNotNow: refusal, readSecrets };
}

/** Whether `now` has the value that `then` had, and is sent to the same place. */
export function isAsBefore(now: Key, then: Key): boolean {
  const partsOf = ({ currentVersion, provider, fields, allowPrivate }: Key): string =>
    JSON.stringify([currentVersion, provider, fields, allowPrivate]);
  return partsOf(now) === partsOf(then);
}

/** Whether it was defined otherwise meanwhile: what its former address said is not the new one's word. */
const isDefinedAnew = (vault: Pick<Vault, "ownProviders">, provider: ProviderDefinition): boolean =>
  isOwnProvider(provider.id) &&
  vault.ownProviders().some(({ id, definition }) => id === provider.id && !isMadeOf(provider, definition));

type BookVault = LedgerVault & Pick<Vault, "recordCheck" | "together" | "find" | "ownProviders">;

/** Collects what the checks of one run found, and writes it into the vault as it comes. */
export class CheckBook {
  readonly #clock: Clock;
  readonly #vault: BookVault;
  readonly #keys: ReadonlyMap<Uuid, Key>;
  readonly #checked = new Map<Uuid, CheckedKey>();
  /** Keys whose request could not be written into the ledger. */
  readonly #lost = new Map<Uuid, KeystowError>();
  /** The same of a control, which is no key's. */
  #lostControl: KeystowError | null = null;

  constructor(clock: Clock, vault: BookVault, keys: readonly Key[]) {
    this.#clock = clock;
    this.#vault = vault;
    this.#keys = new Map(keys.map((key) => [key.id, key]));
  }

  /** Nothing is sent for a key whose provider is not known. */
  noProvider(key: Key): CheckedKey {
    const at = new Date(this.#clock.now()).toISOString();
    const named = key.provider === null ? noProvider : missingText(key.provider);
    return this.#keep(key, uncheckable(key.id, at, named), null, null);
  }

  /** A request that is about to leave: into the ledger. */
  sending(entry: RequestEntry): RequestNote {
    return noteRequest(this.#vault, entry, (error) => {
      if (entry.keyId === null) this.#lostControl = error;
      else this.#lost.set(entry.keyId, error);
    });
  }

  /** What came of it; null for a key that is not of this run. */
  finished({ subject, result }: FinishedCheck): CheckedKey | null {
    const key = this.#keys.get(subject.keyId);
    if (key === undefined) return null;
    if (result.ok) return this.#keep(key, result.value.record, result.value.retryAfterMs, subject.provider);
    return this.#unfinished(key, result.error);
  }

  #unfinished(key: Key, error: KeystowError): CheckedKey {
    const checked = { key, record: null, retryAfterMs: null, error };
    this.#checked.set(key.id, checked);
    return checked;
  }

  /** A verdict about a value that was replaced meanwhile, by whatever program, says nothing about the new one. */
  #record(key: Key, record: CheckRecord, asked: ProviderDefinition | null): Result<Key> {
    try {
      return this.#vault.together(() => {
        const now = keyById(this.#vault, key.id);
        if (!now.ok) return now;
        const isSame = isAsBefore(now.value, key) && (asked === null || !isDefinedAnew(this.#vault, asked));
        return isSame ? this.#vault.recordCheck(record) : changedMeanwhile();
      });
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  #keep(
    key: Key,
    record: CheckRecord,
    retryAfterMs: CheckOutcome["retryAfterMs"],
    asked: ProviderDefinition | null,
  ): CheckedKey {
    const recorded = this.#record(key, record, asked);
    if (!recorded.ok && recorded.error.code === "cancelled") return this.#unfinished(key, recorded.error);
    const error = recorded.ok ? (this.#lost.get(key.id) ?? this.#lostControl) : recorded.error;
    const checked = { key: recorded.ok ? recorded.value : key, record, retryAfterMs, error };
    this.#checked.set(key.id, checked);
    return checked;
  }

  result(): CheckedKeys {
    const keys = [...this.#keys.values()];
    return {
      checked: keys.flatMap(({ id }) => this.#checked.get(id) ?? []),
      notDone: keys.filter(({ id }) => !this.#checked.has(id)),
    };
  }
}
