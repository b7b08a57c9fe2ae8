/** What the page gets to see of providers, built in and defined by the user. Texts are harmless to look at; see answers.ts. */
import type { CheckStatus, Instant, Uuid } from "../core/model.ts";

/** What a definition says, in words. */
export interface OwnProviderFacts {
  /** Begins with `custom-`. */
  readonly id: string;
  readonly name: string;
  /** In ASCII, exactly as they have to be confirmed. Empty: each key names its own server. */
  readonly hosts: readonly string[];
  readonly variables: readonly string[];
  /** What its keys look like: `acme_ and 24 of [A-Za-z0-9]`. */
  readonly formats: readonly string[];
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly required: boolean;
    readonly secret: boolean;
  }[];
  /** `GET https://api.acme.example/v1/me`; null: it has no check, so nothing is ever sent. */
  readonly request: string | null;
  /** Further headers of the request: `X-Account: {account}`. */
  readonly headers: readonly string[];
  /** Where the key stands in the request: `bearer token (header Authorization)`. */
  readonly keyGoes: readonly string[];
  /** Why the request is a POST; null: it is none. */
  readonly whyPost: string | null;
  readonly keyPage: string | null;
}

/**
 * `enabled`: in use. `disabled`: kept, and not used. `unconfirmed`: it names other hosts than those that
 * were confirmed, so it is not used. `damaged`: what the vault keeps cannot be read.
 */
export type OwnProviderState = "enabled" | "disabled" | "unconfirmed" | "damaged";

export interface OwnProviderInfo {
  readonly id: string;
  readonly state: OwnProviderState;
  readonly addedAt: Instant;
  /** Null when it is damaged. */
  readonly facts: OwnProviderFacts | null;
  /** The keys that belong to it, archived ones included. */
  readonly keys: readonly { readonly id: Uuid; readonly name: string }[];
}

/** A definition that was read and not stored yet. */
export interface OwnProviderPreview {
  readonly facts: OwnProviderFacts;
  /** The provider of that id that would be changed; null: a new one. */
  readonly replaces: OwnProviderInfo | null;
  /** True when storing it leaves it enabled: it was, and its hosts are the same. */
  readonly staysEnabled: boolean;
}

/** One answer of a provider, and what it means for a key. */
export interface AnswerMeaning {
  /** "401: the key is wrong or revoked". */
  readonly because: string;
  readonly status: CheckStatus;
  /** "no-credit", "expired"; null: the status says it all. */
  readonly reason: string | null;
}

/** How keys of a provider are checked. */
export interface ShownRequestCheck {
  /** `GET https://api.example.com/v1/me`. */
  readonly request: string;
  /** Further headers of the request, exactly as sent. */
  readonly headers: readonly string[];
  /** Where the key stands in it: "bearer token (header Authorization)". */
  readonly keyGoes: readonly string[];
  readonly whyPost: string | null;
  /** In the order in which they are tried; the first that fits decides. */
  readonly answers: readonly AnswerMeaning[];
  /** Why no made-up key has to be refused first; null: one has to, at most once a day. */
  readonly noControl: string | null;
}

/** Everything that is known of one provider. */
export interface ProviderDetail {
  readonly id: string;
  readonly name: string;
  /** In words. */
  readonly category: string;
  /** Empty: each key names its own server. */
  readonly hosts: readonly string[];
  /** The user switched its checks off; `check` is what it would be. */
  readonly switchedOff: boolean;
  readonly check: ShownRequestCheck | null;
  /** Why there is no check; null when there is one. */
  readonly noCheck: string | null;
  readonly variables: readonly string[];
  readonly formats: readonly {
    /** "ghp_ and 36 more characters". */
    readonly text: string;
    readonly note: string | null;
    /** What is asked, or why nothing is, where keys of this form are not checked like the others. */
    readonly check: string | null;
  }[];
  /** Values besides the key. */
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly required: boolean;
    readonly secret: boolean;
    readonly defaultValue: string | null;
    readonly choices: readonly string[] | null;
  }[];
  /** Labels of the fields that say in which region a key is known; empty: there is one for all. */
  readonly regions: readonly string[];
  /** How a key is rotated, in words; "" when nothing is known. */
  readonly rotation: string;
  readonly hasKeyPage: boolean;
  readonly sources: readonly string[];
  readonly confidence: "high" | "medium" | "low";
  /** Set for a provider that the user defined. */
  readonly own: {
    readonly state: OwnProviderState;
    readonly addedAt: Instant;
    /** Its definition as it can be read again; null when it is damaged. */
    readonly definition: { readonly toml: string; readonly json: string } | null;
  } | null;
}
