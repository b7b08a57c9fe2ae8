/**
 * The words of PRODUCT.md as types: keys, versions, checks, rotation, links, activity.
 * Metadata only; a secret is never part of the model (`Secret` stands in `secret.ts`).
 */

/** A calendar date, `YYYY-MM-DD`, without a time or a zone: due dates do not move when you travel. */
export type CalendarDate = string;
/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-21T09:00:00.000Z`. */
export type Instant = string;
/** A UUID in lower case. */
export type Uuid = string;

export type StoreKind = "keychain" | "sealed";

/** How the place where secrets live answers now. "Cannot read" is never "empty". */
export type StoreState =
  | { readonly state: "ready"; readonly name: string }
  | {
      readonly state: "locked" | "absent" | "denied" | "failing";
      readonly name: string;
      readonly why: string;
      readonly hint: string;
    };

export const limitedReasons = ["no-credit", "restricted", "rate-limited", "plan"] as const;
export const rejectedReasons = ["invalid", "expired", "revoked"] as const;
export const unreachableReasons = [
  "offline",
  "dns",
  "timeout",
  "tls",
  "server-error",
  "redirected",
  "blocked",
  "unexpected",
] as const;

/** What a check found. `reason` refines the status; `valid` has none. */
export type Verdict =
  | { readonly status: "valid"; readonly reason: null }
  | { readonly status: "limited"; readonly reason: (typeof limitedReasons)[number] }
  | { readonly status: "rejected"; readonly reason: (typeof rejectedReasons)[number] }
  | { readonly status: "unreachable"; readonly reason: (typeof unreachableReasons)[number] }
  /** `reason`: why there is no harmless check, or no provider. */
  | { readonly status: "uncheckable"; readonly reason: string };

export type CheckStatus = Verdict["status"] | "unchecked";

/** What the same request got with a made-up key: only a provider that refuses strangers proves anything. */
export interface ControlEvidence {
  readonly at: Instant;
  /**
   * `kept-out`: not let in, by an answer that does not say that the key is unknown (a 403 that a genuine
   * key may get, an error that no rule knows). `unclear`: no answer, or one that says nothing at all.
   */
  readonly outcome: "refused" | "kept-out" | "accepted" | "unclear";
  readonly httpStatus: number | null;
}

/** What proves a verdict. `url` is without the secret, `decidedBy` names the rule in words. */
export interface Evidence {
  readonly method: string;
  readonly url: string;
  readonly httpStatus: number | null;
  readonly decidedBy: string;
  readonly durationMs: number;
  /** Null when none was needed: the verdict claims nothing, or the provider is known to refuse strangers. */
  readonly control: ControlEvidence | null;
}

/** Facts about the account behind a key, read from the answer; the same few names for all. */
export interface Identity {
  readonly account?: string;
  readonly accountId?: string;
  readonly organisation?: string;
  readonly plan?: string;
  readonly scopes?: readonly string[];
  readonly expiresOn?: CalendarDate;
  readonly credit?: string;
  readonly limits?: string;
}

/** The facts whose change is worth a warning: another account, other rights, another end. */
export const driftFacts = ["account", "accountId", "organisation", "scopes", "expiresOn"] as const;

/** What the provider tells differently than before about a key whose value is the same. */
export interface Drift {
  readonly at: Instant;
  /** In the order of `driftFacts`. Null: not told; scopes are joined by commas. */
  readonly changes: readonly {
    readonly fact: (typeof driftFacts)[number];
    readonly before: string | null;
    readonly now: string | null;
  }[];
}

/** One finished check of one key. */
export interface CheckRecord {
  readonly keyId: Uuid;
  readonly at: Instant;
  readonly verdict: Verdict;
  readonly identity: Identity;
  readonly evidence: Evidence;
}

/** A check in a key's history. `drift`: what this very check found changed. */
export interface KeptCheck extends CheckRecord {
  readonly drift: Drift | null;
}

/** What is known of a key's working now: the last check, and the last one that was definite. */
export interface CheckState {
  readonly status: CheckStatus;
  readonly reason: string | null;
  readonly at: Instant | null;
  /** The last answer that was not `unreachable`. */
  readonly definite: { readonly status: CheckStatus; readonly at: Instant } | null;
  readonly identity: Identity;
  readonly evidence: Evidence | null;
  /** What changed behind the key in the last days; null when nothing did. */
  readonly drift: Drift | null;
}

export type RotationState = "none" | "ok" | "due-soon" | "overdue" | "rotating";

/** How often a key is to be rotated: every so many days, or never (`null`). */
export interface RotationPolicy {
  readonly policyDays: number | null;
  /** Not due before this date, though the policy says so. */
  readonly snoozedUntil: CalendarDate | null;
}

export interface RotationView {
  readonly policyDays: number | null;
  readonly dueOn: CalendarDate | null;
  readonly state: RotationState;
}

/** One variable in one `.env` file that is written from one key. */
export interface Link {
  readonly keyId: Uuid;
  /** Absolute path. */
  readonly file: string;
  readonly variable: string;
}

export type LinkState = "same" | "different" | "missing" | "file-gone" | "unknown";

/** A key as the vault keeps it (one row of metadata). */
export interface Key {
  readonly id: Uuid;
  readonly name: string;
  readonly variable: string;
  /** Provider id, or null when unknown. */
  readonly provider: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  /** The provider's further fields (base URL, account id, …): none of them is secret. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of further fields that are secret; their values lie in the store beside the key. */
  readonly secretFields: readonly string[];
  /** The user's word that a base URL may be plain http or a private address. */
  readonly allowPrivate: boolean;
  readonly createdOn: CalendarDate;
  readonly expiresOn: CalendarDate | null;
  readonly rotation: RotationPolicy;
  /** Known prefix + eight dots + last four characters; under 12 characters eight dots. */
  readonly masked: string;
  readonly archivedAt: Instant | null;
  readonly currentVersion: Uuid;
  readonly check: CheckState;
  /** False when the store said that the current secret is not there (never set by a failed read). */
  readonly secretPresent: boolean;
}

/** What a caller gives to make a key. */
export interface NewKey {
  readonly name: string;
  readonly variable: string;
  readonly provider: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  readonly createdOn: CalendarDate;
  readonly expiresOn: CalendarDate | null;
  readonly policyDays: number | null;
  /** The prefix that is known from the format (`sk_live_`), or "" when none is: for the masked form. */
  readonly knownPrefix: string;
}

export const activityKinds = [
  "vault-created",
  "key-added",
  "key-edited",
  "key-archived",
  "key-restored",
  "key-erased",
  "key-checked",
  "key-drifted",
  "key-read",
  "policy-changed",
  "snoozed",
  "env-written",
  "imported",
  "store-moved",
  "repaired",
  "provider-changed",
] as const;

/** What happened, when, to which key; never a value. */
export interface Activity {
  readonly id: number;
  readonly at: Instant;
  readonly kind: (typeof activityKinds)[number];
  readonly keyId: Uuid | null;
  readonly keyName: string | null;
  /** Names, paths and counts. Never a value. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}
