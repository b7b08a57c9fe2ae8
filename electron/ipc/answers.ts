/**
 * What the page gets to see. Metadata only: except `RevealedSecret`, no type here holds a secret or
 * can hold one. The masked form is all of a key's value that the page ever gets unasked. Foreign
 * texts (names, notes, providers' words) have gone through `display()`.
 */
import type { KeystowError } from "../core/errors.ts";
import type {
  CalendarDate,
  CheckStatus,
  Evidence,
  Identity,
  Instant,
  LinkState,
  RotationState,
  StoreKind,
  StoreState,
  Uuid,
} from "../core/model.ts";

export type { CalendarDate, CheckStatus, Evidence, Identity, Instant, LinkState, RotationState, StoreState };

/** The parts of an error that cross. */
export type ShownError = Pick<KeystowError, "code" | "message" | "hint">;

/** One line of the list. Metadata only. */
export interface KeyRow {
  readonly id: Uuid;
  readonly name: string;
  readonly variable: string;
  /** Provider id; null when none is known. */
  readonly provider: string | null;
  /** The provider's name for people; null when none is known. */
  readonly providerName: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  readonly tags: readonly string[];
  readonly masked: string;
  readonly createdOn: CalendarDate;
  readonly expiresOn: CalendarDate | null;
  readonly archivedAt: Instant | null;
  /** False when the provider has no harmless check, or no provider is known. */
  readonly checkable: boolean;
  readonly check: {
    readonly status: CheckStatus;
    readonly reason: string | null;
    readonly at: Instant | null;
    /** The last answer that was not `unreachable`. */
    readonly definite: { readonly status: CheckStatus; readonly at: Instant } | null;
  };
  readonly rotation: {
    readonly state: RotationState;
    readonly dueOn: CalendarDate | null;
    readonly policyDays: number | null;
    readonly snoozedUntil: CalendarDate | null;
  };
}

/** Why values cannot be reached: the user's word or ours, or the store's own lock. */
export type LockReason = "asked" | "idle" | "suspended" | "screen-locked" | "terminal" | "passphrase";

/** What the window shows of the vault, also when there is none or it cannot be opened. */
export type VaultOverview =
  | {
      readonly state: "ready";
      readonly folder: string;
      readonly store: StoreKind;
      /** True for the sample vault: fake keys, checked against pretend providers on this machine. */
      readonly sample: boolean;
      /** Set while no value can be reached. Names, dates and statuses are still there. */
      readonly locked: LockReason | null;
      /** The calendar date in the user's time zone, on which ages and due dates are counted. */
      readonly today: CalendarDate;
      /** Archived ones included; sorted by name, project, environment. */
      readonly keys: readonly KeyRow[];
      /** What `undo` and `redo` would do now, in words ("Archive STRIPE_KEY"). */
      readonly undo: string | null;
      readonly redo: string | null;
      readonly revision: string;
    }
  | { readonly state: "unchanged"; readonly revision: string }
  | { readonly state: "missing"; readonly folder: string }
  | { readonly state: "failing"; readonly folder: string; readonly error: ShownError };

/** One finished check of a key, for the detail panel. */
export interface ShownCheck {
  readonly at: Instant;
  readonly status: CheckStatus;
  readonly reason: string | null;
  readonly identity: Identity;
  /** Method, URL without the secret, HTTP status, the rule that decided, milliseconds. Null: no request was made. */
  readonly evidence: Evidence | null;
}

export interface KeyDetail {
  readonly id: Uuid;
  readonly note: string;
  /** Set when the note looks as if it holds a key. */
  readonly noteLooksLikeKey: boolean;
  readonly fields: readonly { readonly id: string; readonly label: string; readonly value: string }[];
  /** Labels of further fields that are secret; their values stay in the store. */
  readonly secretFields: readonly { readonly id: string; readonly label: string }[];
  readonly allowPrivate: boolean;
  readonly secretPresent: boolean;
  /** Newest first, at most 30. */
  readonly history: readonly ShownCheck[];
  readonly links: readonly { readonly file: string; readonly variable: string; readonly state: LinkState }[];
  readonly activity: readonly ActivityEntry[];
  readonly provider: ProviderInfo | null;
}

/** A provider as forms and texts need it. */
export interface ProviderInfo {
  readonly id: string;
  readonly name: string;
  /** Hosts a key may be sent to; may hold one `{field}` label; empty when the user gives the base URL. */
  readonly hosts: readonly string[];
  readonly variables: readonly string[];
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly required: boolean;
    readonly secret: boolean;
    readonly kind: "text" | "base-url" | "host-label";
    readonly defaultValue: string | null;
    readonly choices: readonly string[] | null;
  }[];
  /** Why there is no check; null when there is one. */
  readonly noCheck: string | null;
  /** `GET api.github.com/user`, for "what is sent where". Null without a check. */
  readonly request: string | null;
  readonly hasKeyPage: boolean;
  /** What the rotation policy would be by default. */
  readonly policyDays: number | null;
}

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
  readonly counts: Readonly<Record<CheckStatus, number>>;
  /** "Waiting 20 s for api.example.com", or null. */
  readonly waiting: string | null;
  /** What stopped it (the store could not be read), or null. */
  readonly error: ShownError | null;
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

export interface ActivityEntry {
  readonly id: number;
  readonly at: Instant;
  readonly kind: string;
  readonly keyId: Uuid | null;
  readonly keyName: string | null;
  /** What happened, as a sentence without a value: "Wrote 3 variables to ~/code/shop/.env". */
  readonly text: string;
  /** Set when exactly this can be undone now: pass it to `undo`. */
  readonly undo: Uuid | null;
}

export interface Settings {
  readonly theme: "system" | "light" | "dark";
  readonly density: "comfortable" | "compact";
  readonly checkNewKeys: boolean;
  /** Minutes without input before the window locks; 0: never. */
  readonly idleLockMinutes: 0 | 1 | 5 | 10 | 30 | 60;
  readonly lockOnSuspend: boolean;
  readonly lockOnScreenLock: boolean;
  /** Seconds until a copied secret leaves the clipboard; 0: never. */
  readonly clipboardSeconds: 0 | 10 | 20 | 30 | 60 | 120;
  readonly reveal: "hold" | "toggle";
  readonly contentProtection: boolean;
  readonly digest: boolean;
  /** `HH:MM`, local time. */
  readonly digestTime: string;
  readonly digestNames: boolean;
  readonly singleKeys: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly platform: "darwin" | "win32" | "linux";
  /** "Electron 45.4.1" and the like. */
  readonly runtime: string;
  readonly folder: string;
}
