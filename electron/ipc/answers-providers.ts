/** What the page gets to see of providers that the user defined. Texts are harmless to look at; see answers.ts. */
import type { Instant, Uuid } from "../core/model.ts";

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
