/**
 * What is known of the drafts of this window besides their secrets: what each was pasted for, and what
 * a check of it found. A draft that was pasted for one purpose is not used for another: a passphrase
 * cannot be sent to a provider.
 */
import type { CheckOutcome } from "../core/checks/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { Secret } from "../core/secret.ts";
import type { Drafts } from "./context.ts";

export type DraftPurpose = "key" | "field" | "passphrase";

/** What was checked: the provider and everything that its address and headers are made of. */
export interface CheckedTarget {
  readonly provider: string;
  /** The definition of a provider of the user's own, as it was then; null for a built-in one. */
  readonly definition: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Field id → draft. */
  readonly secretFields: Readonly<Record<string, Uuid>>;
  readonly allowPrivate: boolean;
}

export interface DraftNotes {
  keep(secret: Secret, purpose: DraftPurpose): Uuid;
  /** The secret, when it was pasted for that. */
  get(id: Uuid, purpose: DraftPurpose): Result<Secret>;
  /** A check has begun. Call the answer with what it found; not at all when it found nothing. */
  beginCheck(id: Uuid, target: CheckedTarget): (found: CheckOutcome) => void;
  /**
   * Gives `keep` what the newest check found, when it was one of exactly that: at once, or when it has
   * ended, even if the draft is dropped meanwhile.
   */
  whenChecked(id: Uuid, target: CheckedTarget, keep: (found: CheckOutcome) => void): void;
  /** Wipes the draft and forgets what was known of it. */
  drop(id: Uuid): void;
}

interface DraftCheck {
  readonly target: string;
  found: CheckOutcome | null;
  keep: ((found: CheckOutcome) => void) | null;
}

interface Note {
  readonly purpose: DraftPurpose;
  check: DraftCheck | null;
}

/** The shelf itself keeps at most 100 drafts; notes hold no secret. */
const mostNotes = 200;

export function createDraftNotes(drafts: Drafts): DraftNotes {
  const notes = new Map<Uuid, Note>();
  const drop = (id: Uuid): void => {
    drafts.drop(id);
    notes.delete(id);
  };
  return {
    keep: (secret, purpose) => {
      const id = drafts.keep(secret);
      notes.set(id, { purpose, check: null });
      const [oldest] = notes.keys();
      if (notes.size > mostNotes && oldest !== undefined) drop(oldest);
      return id;
    },
    get: (id, purpose) => {
      const secret = drafts.get(id);
      if (!secret.ok) notes.delete(id);
      if (!secret.ok || notes.get(id)?.purpose === purpose) return secret;
      return fail("not-found", "What was pasted is meant for something else.", { hint: "Paste it again." });
    },
    beginCheck: (id, target) => {
      const check: DraftCheck = { target: textOf(target), found: null, keep: null };
      const note = notes.get(id);
      if (note !== undefined) note.check = check;
      return (found) => {
        check.found = found;
        check.keep?.(found);
      };
    },
    whenChecked: (id, target, keep) => {
      const check = notes.get(id)?.check ?? null;
      if (check === null || check.target !== textOf(target)) return;
      if (check.found === null) check.keep = keep;
      else keep(check.found);
    },
    drop,
  };
}

/** The same target has the same text, whatever the order of its fields. */
function textOf({ provider, definition, fields, secretFields, allowPrivate }: CheckedTarget): string {
  const sorted = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([provider, definition, sorted(fields), sorted(secretFields), allowPrivate]);
}

/** The drafts of a key's secret fields, by field id. The secrets stay on the shelf. */
export function secretsOfDrafts(
  notes: DraftNotes,
  drafts: Readonly<Record<string, Uuid>>,
): Result<Readonly<Record<string, Secret>>> {
  const secrets: Record<string, Secret> = {};
  for (const [id, draft] of Object.entries(drafts)) {
    const secret = notes.get(draft, "field");
    if (!secret.ok) return secret;
    secrets[id] = secret.value;
  }
  return ok(secrets);
}
