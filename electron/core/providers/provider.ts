/**
 * What a provider is: data, never code. The catalogue files hold values of `ProviderDefinition`,
 * `schema.ts` validates them, `checks/` interprets them.
 */
import type { Verdict } from "../model.ts";
import type { ChecksumName } from "./checksum.ts";

/** What a key of this provider looks like. All patterns are built from these parts, so none can be slow. */
export interface KeyFormat {
  /** The text the key begins with; "" when nothing is known. */
  readonly prefix: string;
  /**
   * A regular expression for the whole key: anchored at both ends, bounded, linear.
   * Null: only prefix, alphabet and length are known.
   */
  readonly pattern: string | null;
  /** True when no other provider's key looks like this, so that the format alone decides (`weightOf`). */
  readonly distinctive: boolean;
  /** The checksum that the format carries; `checksum.ts` knows how each is made. */
  readonly checksum?: ChecksumName;
  readonly note?: string;
  /**
   * How a key of this form is checked, when not by the provider's own check: another request, or none
   * (a publishable key, a refresh token that a check would use up). `checkFor` chooses.
   */
  readonly check?: RequestCheck | NoCheck;
}

/** A value besides the key itself that a check needs: base URL, account id, key id, region, … */
export interface ProviderField {
  /** Name on the command line (`--field baseUrl=…`) and in URL templates (`{baseUrl}`). */
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** A secret field is kept in the store, asked with a hidden prompt, and never given as an argument. */
  readonly secret: boolean;
  /** `base-url`: scheme, host and optional path, given by the user and bound to the key.
   *  `host-label`: one DNS label put into a built-in host (`{shop}.myshopify.com`). `text`: anything else. */
  readonly kind: "text" | "base-url" | "host-label";
  readonly defaultValue?: string;
  /** Allowed values, when the provider documents a closed list (sites, regions). */
  readonly choices?: readonly string[];
  /** Variable names under which developers keep this field (`LANGFLOW_SERVER_URL`). */
  readonly variables?: readonly string[];
  /**
   * True when a key works at exactly one of this field's values (a region, a site). While the user has
   * not said which, a refusal only means "not here": the check asks for the value and rejects nothing.
   */
  readonly regional?: boolean;
}

/**
 * Where the key goes in the request. Templates may hold `{secret}` and `{fieldId}`, with `parts` also
 * `{secret.name}`, with a token of `signing` also `{signedToken}`; the placed value is encoded as its
 * place demands. A check sends the secret exactly where its placements say.
 */
export type Placement =
  | { readonly kind: "bearer" }
  | { readonly kind: "header"; readonly name: string; readonly template: string }
  | { readonly kind: "query"; readonly name: string }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  /** `template`: a JSON value whose strings may be `{secret}`; sent as application/json. */
  | { readonly kind: "json-body"; readonly template: JsonTemplate }
  | { readonly kind: "form-body"; readonly template: Readonly<Record<string, string>> }
  /** The secret stands in the URL path as `{secret}` (Telegram). */
  | { readonly kind: "path" };

export type JsonTemplate =
  | string
  | number
  | boolean
  | null
  | readonly JsonTemplate[]
  | { readonly [name: string]: JsonTemplate };

/**
 * How a secret that holds several values is taken apart; templates name them `{secret.name}`.
 * `json`: the secret is a JSON object with these text members. `split`: texts around the separator, as
 * many as there are names. `address`: the secret is an https address with this beginning (a webhook),
 * and the parts are the segments of its path after that.
 */
export type SecretParts =
  | { readonly kind: "json"; readonly names: readonly string[] }
  | { readonly kind: "split"; readonly separator: string; readonly names: readonly string[] }
  | { readonly kind: "address"; readonly beginning: string; readonly names: readonly string[] };

/** Providers' own ways to sign a whole request, one file each in `checks/signing/schemes`. */
export const signingSchemes = [
  "akamai",
  "aliyun",
  "azure-storage",
  "binance",
  "exoscale",
  "oci",
  "ovh",
  "pusher",
  "tencent",
] as const;

/**
 * Sign-in schemes in which the secret itself stays here and signs the request, or a token that goes
 * with it. All texts are templates.
 */
export type Signing =
  /** AWS Signature Version 4 over the whole request; `{secret}` is the secret access key. */
  | {
      readonly kind: "aws-v4";
      readonly service: string;
      /** Left out: the second label of the request's host (`sts.us-east-1.amazonaws.com`). */
      readonly region?: string;
      readonly accessKeyId: string;
      /** Template of the session token of temporary credentials; left out when its field is empty. */
      readonly sessionToken?: string;
    }
  /**
   * A JSON web token, signed here, as `{signedToken}` for the placements. `iat` and `exp` are always in
   * it. Header and claims may also name `{nonce}` (32 hexadecimal digits, new for every request), and
   * a claim that is `{issuedAt}` alone is the number of `iat`.
   */
  | {
      readonly kind: "jwt";
      readonly algorithm: "HS256" | "RS256" | "ES256" | "EdDSA";
      /** Template of the signing key, and how its text is to be read. */
      readonly key: string;
      readonly keyEncoding: "text" | "hex" | "base64" | "pem";
      readonly header: Readonly<Record<string, string>>;
      readonly claims: Readonly<Record<string, JsonTemplate>>;
      readonly lifetimeSeconds: number;
    }
  /** A provider's own way to sign a request. `texts`: what its scheme needs beside the secret, by name. */
  | {
      readonly kind: "scheme";
      readonly scheme: (typeof signingSchemes)[number];
      /** Template of the secret that signs. */
      readonly secret: string;
      readonly texts: Readonly<Record<string, string>>;
    };

/** A condition on the answer. All parts that are given must hold. */
export interface AnswerCondition {
  /** Status codes, or [from, to] ranges. */
  readonly status: readonly (number | readonly [number, number])[];
  /** The body must parse as JSON (an object or a list): refuses pages that a proxy put in between. */
  readonly json?: boolean;
  /** A value in the JSON body by path (`error.code`, `data.0.id`): `equals` (any of), `contains` (any of,
   *  lower-cased), or merely present. */
  readonly path?: string;
  readonly equals?: readonly (string | number | boolean)[];
  readonly contains?: readonly string[];
  /** The whole body as text contains one of these (lower-cased), for providers that answer no JSON. */
  readonly bodyContains?: readonly string[];
  readonly header?: { readonly name: string; readonly contains: string };
}

/** First rule that fits decides. */
export interface VerdictRule {
  readonly when: AnswerCondition;
  readonly then: Verdict;
  /** Shown as evidence: "200 with a JSON body", "401 authentication_error: the key is wrong or revoked". */
  readonly because: string;
  /**
   * Of a rejection by one of several sites: only the site that knows the key answers so ("the signature
   * is wrong"), so that it stands although the user has not said which site it is.
   */
  readonly knownHere?: boolean;
  /**
   * The provider's documents do not spell this meaning out: HTTP's usual one is taken. A made-up key has
   * to be refused before such an answer counts as a word about a genuine one.
   */
  readonly assumed?: boolean;
}

/** Where identity facts stand in a 2xx answer: JSON paths, or `header:name`. First that exists wins. */
export type IdentityRule = {
  readonly [
    fact in "account" | "accountId" | "organisation" | "plan" | "scopes" | "expiresOn" | "credit" | "limits"
  ]?: readonly string[];
};

export interface RequestCheck {
  readonly kind: "request";
  readonly method: "GET" | "HEAD" | "POST";
  /** Why POST, and that nothing is changed or charged by it. Only, and always, with POST. */
  readonly methodReason?: string;
  /** URL template: `https://api.example.com/v1/me`, `{baseUrl}/api/whoami`. Its host is in `hosts`, or it begins with a base-url field. */
  readonly url: string;
  /** Empty only with `aws-v4`, which puts its own headers in. */
  readonly placements: readonly Placement[];
  readonly parts?: SecretParts;
  readonly signing?: Signing;
  /**
   * Whether the address might answer strangers too. `daily`: before a key is called genuine, the same
   * request with a made-up key must have been refused within a day. `never`: known to refuse strangers.
   * Left out: decided by `needsControl`.
   */
  readonly control?: "daily" | "never";
  /**
   * Only with `never`, and always with it where the user gives the address: why no made-up key is sent, as
   * part of a sentence, in place of "the provider is known to refuse strangers".
   */
  readonly controlReason?: string;
  /** Further headers, exactly as sent. May hold `{fieldId}`, never `{secret}`. One that is nothing but an
   *  optional field is left out while that field is empty. */
  readonly headers: Readonly<Record<string, string>>;
  readonly rules: readonly VerdictRule[];
  readonly identity: IdentityRule;
  /**
   * A genuine key gets a list that may be longer than what is read of an answer (64 KiB). Then its
   * beginning decides, where it is enough: a `valid` rule names a value in it by path.
   */
  readonly longList?: true;
}

/** No harmless check exists; the reason is shown. */
export interface NoCheck {
  readonly kind: "none";
  readonly reason: string;
}

export interface ProviderRotation {
  /** Days the provider itself documents or demands; null: our default. */
  readonly days: number | null;
  /** `overlap`: several keys live at once. `instant`: making the new key kills the old one. */
  readonly style: "overlap" | "instant" | "unknown";
  readonly note: string;
}

export interface ProviderDefinition {
  /** Id as in the facts file: lower case, digits, dashes. */
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** Every host a key of this provider may be sent to; empty when the user gives the base URL. May hold one `{field}` label. */
  readonly hosts: readonly string[];
  /** Conventional variable names of the key, the first is the default. */
  readonly variables: readonly string[];
  readonly formats: readonly KeyFormat[];
  readonly fields: readonly ProviderField[];
  readonly check: RequestCheck | NoCheck;
  /** Page where keys are managed, `https:`; null when unknown. */
  readonly keyPage: string | null;
  readonly rotation: ProviderRotation;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  readonly confidence: "high" | "medium" | "low";
}
