/** What the page gets to see of the vault and its keys. Metadata only; see answers.ts for the rules. */
import type { KeystowError } from "../core/errors.ts";
import type {
  CalendarDate,
  CheckStatus,
  ControlEvidence,
  Drift,
  Evidence,
  Identity,
  Instant,
  LinkState,
  RotationState,
  StoreKind,
  StoreState,
  Uuid,
} from "../core/model.ts";

export type {
  CalendarDate,
  CheckStatus,
  ControlEvidence,
  Drift,
  Evidence,
  Identity,
  Instant,
  LinkState,
  RotationState,
  StoreState,
};

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
      /** How many keys the last bulk check did not come to; `resumeCheck` goes on with them. */
      readonly interruptedCheck: number;
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
  /** Method, URL without the secret, HTTP status, the rule that decided, milliseconds, the control. Null: no request was made. */
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
  /** What changed behind the key in the last days; null when nothing did. */
  readonly drift: Drift | null;
  /** Why no made-up key has to be refused before a check of it counts; null when one has to, or nothing is sent. */
  readonly noControl: string | null;
  readonly links: readonly { readonly file: string; readonly variable: string; readonly state: LinkState }[];
  readonly activity: readonly ActivityEntry[];
  readonly provider: ProviderInfo | null;
}

/** A provider as forms, lists and texts need it. */
export interface ProviderInfo {
  readonly id: string;
  readonly name: string;
  /** In words: "Payments and finance". */
  readonly category: string;
  /** The user switched its checks off: `noCheck` says so. */
  readonly switchedOff: boolean;
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
    /** The key works at one of the values only, and only the user can say at which. */
    readonly regional: boolean;
  }[];
  /** Why there is no check; null when there is one. */
  readonly noCheck: string | null;
  /** `GET api.github.com/user`, for "what is sent where". Null without a check. */
  readonly request: string | null;
  readonly hasKeyPage: boolean;
  /** What the rotation policy would be by default. */
  readonly policyDays: number | null;
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
