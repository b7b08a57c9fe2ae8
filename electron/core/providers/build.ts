/**
 * Words for the catalogue: small builders that let an entry read as data. They only put values
 * together; `schema.ts` says what is allowed.
 */
import type { Verdict } from "../model.ts";
import type {
  AnswerCondition,
  IdentityRule,
  JsonTemplate,
  KeyFormat,
  NoCheck,
  Placement,
  ProviderDefinition,
  ProviderField,
  ProviderRotation,
  RequestCheck,
  VerdictRule,
} from "./provider.ts";

/** An entry as it is written down: what most providers do not have may be left out. */
type Entry = Omit<ProviderDefinition, "fields" | "rotation"> &
  Partial<Pick<ProviderDefinition, "fields" | "rotation">>;

const rotationUnknown: ProviderRotation = { days: null, style: "unknown", note: "" };

/** A whole definition from an entry: no further fields and an unknown rotation unless it says so. */
export function define(entry: Entry): ProviderDefinition {
  return { fields: [], rotation: rotationUnknown, ...entry };
}

// Formats

type FormatDetails = Pick<KeyFormat, "checksum" | "note" | "check">;

/** A form that no other provider uses. */
export const ownFormat = (prefix: string, pattern: string, details: FormatDetails = {}): KeyFormat => ({
  prefix,
  pattern,
  distinctive: true,
  ...details,
});

/** A form with a prefix that other providers use as well: it can only say "possible". */
export const sharedFormat = (prefix: string, pattern: string, details: FormatDetails = {}): KeyFormat => ({
  prefix,
  pattern,
  distinctive: false,
  ...details,
});

/** Length and alphabet only (32 hexadecimal digits): says nothing without a variable's name. */
export const plainFormat = (pattern: string, details: FormatDetails = {}): KeyFormat =>
  sharedFormat("", pattern, details);

// Fields

/** Scheme, host and path that the user gives. */
export const baseUrlField = (
  id: string,
  label: string,
  more: Partial<Pick<ProviderField, "required" | "defaultValue" | "variables" | "regional">> = {},
): ProviderField => ({ id, label, required: true, secret: false, kind: "base-url", ...more });

/** One host out of the provider's documented ones; the first is the default. */
export const hostChoice = (
  choices: readonly [string, ...string[]],
  more: Partial<Pick<ProviderField, "id" | "label" | "variables">> = {},
): ProviderField => ({
  id: "apiHost",
  label: "API host",
  required: false,
  secret: false,
  kind: "text",
  defaultValue: choices[0],
  choices,
  regional: true,
  ...more,
});

/** The name before a provider's domain (`{shop}.myshopify.com`), as one DNS label. */
export const hostLabelField = (
  id: string,
  label: string,
  more: Partial<Pick<ProviderField, "variables" | "required" | "defaultValue" | "regional">> = {},
): ProviderField => ({ id, label, required: true, secret: false, kind: "host-label", ...more });

/** A value that is not secret: an account id, a key id. Required unless `more` says otherwise. */
export const textField = (
  id: string,
  label: string,
  more: Partial<Pick<ProviderField, "kind" | "variables" | "required" | "defaultValue">> = {},
): ProviderField => ({ id, label, required: true, secret: false, kind: "text", ...more });

/** A second secret beside the key: kept in the store, asked with a hidden prompt. */
export const secretField = (
  id: string,
  label: string,
  more: Partial<Pick<ProviderField, "variables" | "required">> = {},
): ProviderField => ({ id, label, required: true, secret: true, kind: "text", ...more });

// Where the key goes

export const bearer: Placement = { kind: "bearer" };
export const inPath: Placement = { kind: "path" };
export const query = (name: string): Placement => ({ kind: "query", name });
export const header = (name: string, template = "{secret}"): Placement => ({
  kind: "header",
  name,
  template,
});
export const basic = (username: string, password = "{secret}"): Placement => ({
  kind: "basic",
  username,
  password,
});
export const jsonBody = (template: JsonTemplate): Placement => ({ kind: "json-body", template });
export const formBody = (template: Readonly<Record<string, string>>): Placement => ({
  kind: "form-body",
  template,
});

// Checks

interface CheckDetails extends Pick<
  RequestCheck,
  "parts" | "signing" | "control" | "controlReason" | "longList"
> {
  readonly headers?: RequestCheck["headers"];
  readonly rules: readonly VerdictRule[];
  readonly identity?: IdentityRule;
}

export const get = (
  url: string,
  placements: Placement | readonly Placement[],
  { headers = {}, identity = {}, ...more }: CheckDetails,
): RequestCheck => ({
  kind: "request",
  method: "GET",
  url,
  placements: listOf(placements),
  headers,
  identity,
  ...more,
});

/** `methodReason`: why the provider leaves no other way, and that nothing is changed or charged. */
export const post = (
  methodReason: string,
  url: string,
  placements: Placement | readonly Placement[],
  { headers = {}, identity = {}, ...more }: CheckDetails,
): RequestCheck => ({
  kind: "request",
  method: "POST",
  methodReason,
  url,
  placements: listOf(placements),
  headers,
  identity,
  ...more,
});

const listOf = (placements: Placement | readonly Placement[]): readonly Placement[] =>
  "kind" in placements ? [placements] : placements;

/** No harmless check; `reason` is shown. */
export const noCheck = (reason: string): NoCheck => ({ kind: "none", reason });

// Verdicts

export const valid: Verdict = { status: "valid", reason: null };
export const limited = (reason: Extract<Verdict, { status: "limited" }>["reason"]): Verdict => ({
  status: "limited",
  reason,
});
export const rejected = (
  reason: Extract<Verdict, { status: "rejected" }>["reason"] = "invalid",
): Verdict => ({
  status: "rejected",
  reason,
});
/** For an answer that is known to prove nothing, so that its evidence can say why. */
export const unproven: Verdict = { status: "unreachable", reason: "unexpected" };

export const rule = (
  when: AnswerCondition,
  then: Verdict,
  because: string,
  more: Pick<VerdictRule, "knownHere" | "assumed"> = {},
): VerdictRule => ({ when, then, because, ...more });

// Rotation

export const overlapping = (note: string): ProviderRotation => ({ days: null, style: "overlap", note });
export const instantly = (note: string): ProviderRotation => ({ days: null, style: "instant", note });
