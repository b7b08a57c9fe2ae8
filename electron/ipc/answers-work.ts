/** What the page gets to see of work in hand: drafts, checks, files. No secret but `RevealedSecret`; see answers.ts. */
import type { CheckStatus, Instant, Uuid } from "../core/model.ts";
import type { ShownError, ShownCheck } from "./answers-keys.ts";

/** A pasted text that main keeps under `draft` until it is used, dropped, or ten minutes old. */
export type Intake =
  | {
      readonly kind: "key";
      readonly draft: Uuid;
      readonly masked: string;
      /** What was cleaned away, in words ("a line break", "quotes"). */
      readonly cleaned: readonly string[];
      /** The variable's name that stood before the value (`NAME=value`), or null. */
      readonly variable: string | null;
      /** The likeliest first. Exactly one `sure`: it is taken. Several: the user is asked; nothing is tried. */
      readonly candidates: readonly {
        readonly provider: string;
        readonly name: string;
        readonly certainty: "sure" | "possible";
      }[];
      /** Why the text is no key, as a sentence part; null when it may be one. */
      readonly notAKey: string | null;
      /** Why the key must not be tested, as a sentence part; null when nothing is known. */
      readonly warning: string | null;
      /** Keys that hold the same value. */
      readonly sameAs: readonly { readonly id: Uuid; readonly name: string; readonly archived: boolean }[];
    }
  /** Several `NAME=value` lines. */
  | { readonly kind: "import"; readonly preview: ImportPreview }
  /** A further secret field, or a passphrase: nothing is told of it. */
  | { readonly kind: "held"; readonly draft: Uuid };

/** What a check before or after storing found. */
export interface CheckAnswer extends ShownCheck {
  /** Where the request went, or would have gone. */
  readonly host: string | null;
  readonly retryAfterMs: number | null;
}

export interface Changed {
  /** The keys that were made or changed. */
  readonly ids: readonly Uuid[];
  /** What undoing it means, in words; null when this cannot be undone. */
  readonly undo: string | null;
  /** Pass it to `undo`, so that just this is taken back, whatever happened since. */
  readonly step: Uuid | null;
}

export interface RevealedSecret {
  readonly value: string;
  /** Milliseconds until it must be gone from the page. */
  readonly forMs: number;
}

export interface Copied {
  /** Milliseconds until the clipboard is cleared; null: never. */
  readonly clearsInMs: number | null;
}

/** What a check of these keys would do. */
export interface CheckPlan {
  readonly requests: number;
  readonly hosts: readonly { readonly host: string; readonly count: number }[];
  /** Requests with a made-up key that may come on top: at most one for each address that has to refuse it. */
  readonly madeUp: number;
  /** Keys without a check. */
  readonly uncheckable: number;
}

/** A running or finished bulk check. Also the `job` event's content. */
export interface CheckJob {
  readonly id: Uuid;
  readonly state: "queued" | "running" | "done" | "cancelled" | "failed";
  readonly total: number;
  readonly done: number;
  readonly running: readonly Uuid[];
  /** Those that ended since the last event of this job: one may begin and end between two events. */
  readonly finished: readonly Uuid[];
  readonly counts: Readonly<Record<CheckStatus, number>>;
  /** "Waiting 20 s for api.example.com", or null. */
  readonly waiting: string | null;
  /** What stopped it (the store could not be read), or null. */
  readonly error: ShownError | null;
}

/** How the checks that run by themselves stand. */
export interface ScheduleView {
  readonly on: boolean;
  /** Why none runs now; null: nothing stands in the way, or they are off. */
  readonly paused: "sample" | "locked" | "busy" | "offline" | "battery" | "store" | null;
  /** How many keys take part. */
  readonly keys: number;
  /** How many of them wait for their check. */
  readonly due: number;
  /** Whose turn is next, or was first. */
  readonly next: { readonly id: Uuid; readonly name: string; readonly at: Instant } | null;
}

/** A file that the user chose in a dialog, or that the vault knows already. The page names it by `handle` only. */
export interface ChosenFile {
  readonly handle: Uuid;
  /** The path for people: `~/code/shop/.env`. */
  readonly shown: string;
}

export interface ExportTarget extends ChosenFile {
  readonly keys: number;
  readonly ids: readonly Uuid[];
}

/** One line of the file after the merge, masked. Comments and unknown lines are shown with values masked. */
export interface DiffLine {
  readonly kind: "add" | "change" | "same" | "other";
  readonly oldLine: number | null;
  readonly newLine: number | null;
  readonly before: string | null;
  readonly after: string;
  readonly note: string | null;
}

export interface ExportPreview {
  readonly plan: Uuid;
  readonly file: ChosenFile;
  readonly isNew: boolean;
  readonly inSync: boolean;
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number };
  readonly lines: readonly DiffLine[];
  /** Why it cannot be written as it is; `file-tracked` can be overridden by typing the file's name. */
  readonly blocked: ShownError | null;
  readonly guards: readonly { readonly tone: "ok" | "warn"; readonly title: string; readonly text: string }[];
  /** The same in a terminal. */
  readonly command: string;
}

export interface ImportPreview {
  readonly draft: Uuid;
  /** Where it comes from: a path for people, or "Pasted text". */
  readonly source: string;
  readonly rows: readonly ImportLine[];
  /** Lines that could not be read, in words. */
  readonly problems: readonly string[];
  /** Whether git tracks or ignores the file; null when there is no file or git did not answer. */
  readonly git: "tracked" | "ignored" | "untracked" | "outside" | null;
}

export interface ImportLine {
  readonly index: number;
  readonly variable: string;
  readonly masked: string;
  /** As in `core/envfile`: only `new` can be added. */
  readonly state:
    | "new"
    | "stored"
    | "repeated"
    | "conflict"
    | "field"
    | "placeholder"
    | "not-a-key"
    | "bad-name";
  readonly provider: string | null;
  readonly candidates: readonly { readonly provider: string; readonly name: string }[];
  readonly note: string;
}

export interface Imported extends Changed {
  readonly added: number;
  readonly skipped: number;
}

/** One request that left this machine. Texts are harmless to look at; a key in the path reads `[key]`. */
export interface ShownRequest {
  readonly at: Instant;
  /** Null: a key that is gone, one that was not stored yet, or a made-up one. */
  readonly key: { readonly id: Uuid; readonly name: string } | null;
  /** The provider's name. */
  readonly provider: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** "valid", "rejected: invalid", "control: refused". */
  readonly outcome: string;
}
