/**
 * The schema of a provider: what a catalogue entry, or one that a user brings, has to look like.
 * The built-in catalogue is validated by the tests, not at every start.
 */
import * as v from "valibot";
import { fail, ok, type Result } from "../errors.ts";
import { limitedReasons, rejectedReasons, unreachableReasons } from "../model.ts";
import { checksumNames } from "./checksum.ts";
import { type JsonTemplate, type ProviderDefinition, signingSchemes } from "./provider.ts";
import { semanticProblems } from "./semantics.ts";

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(600));
const optionalText = v.optional(v.pipe(v.string(), v.maxLength(600)));
const headerName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "is no header name"));
const fieldName = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/, "is no field name"));
const variableName = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,79}$/, "is no variable name"));
const jsonPath = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){0,9}$/, "is no JSON path"));
const identityPath = v.union([jsonPath, v.pipe(v.string(), v.regex(/^header:[a-z0-9-]{1,64}$/))]);
const lowerText = v.pipe(
  text,
  v.check((value) => value === value.toLowerCase(), "is not in lower case"),
);
const httpsUrl = v.pipe(
  v.string(),
  v.check((value) => URL.canParse(value) && new URL(value).protocol === "https:", "is no https address"),
);
const status = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));

const jsonTemplate: v.GenericSchema<JsonTemplate> = v.lazy(() =>
  v.union([
    v.string(),
    v.number(),
    v.boolean(),
    v.null(),
    v.array(jsonTemplate),
    v.record(v.string(), jsonTemplate),
  ]),
);

const placement = v.variant("kind", [
  v.strictObject({ kind: v.literal("bearer") }),
  v.strictObject({ kind: v.literal("header"), name: headerName, template: text }),
  v.strictObject({ kind: v.literal("query"), name: text }),
  v.strictObject({ kind: v.literal("basic"), username: v.string(), password: v.string() }),
  v.strictObject({ kind: v.literal("json-body"), template: jsonTemplate }),
  v.strictObject({ kind: v.literal("form-body"), template: v.record(text, v.string()) }),
  v.strictObject({ kind: v.literal("path") }),
]);

const partName = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9_]{0,31}$/, "is no name of a part"));
const parts = v.variant("kind", [
  v.strictObject({ kind: v.literal("json"), names: v.pipe(v.array(partName), v.minLength(1)) }),
  v.strictObject({
    kind: v.literal("split"),
    separator: text,
    names: v.pipe(v.array(partName), v.minLength(2)),
  }),
  v.strictObject({
    kind: v.literal("address"),
    beginning: v.pipe(
      httpsUrl,
      v.check((value) => value.endsWith("/"), "does not end with a slash"),
    ),
    names: v.pipe(v.array(partName), v.minLength(1)),
  }),
]);

const signing = v.variant("kind", [
  v.strictObject({
    kind: v.literal("aws-v4"),
    service: text,
    region: v.optional(text),
    accessKeyId: text,
    sessionToken: v.optional(text),
  }),
  v.strictObject({
    kind: v.literal("jwt"),
    algorithm: v.picklist(["HS256", "RS256", "ES256", "EdDSA"]),
    key: text,
    keyEncoding: v.picklist(["text", "hex", "base64", "pem"]),
    header: v.record(text, v.string()),
    claims: v.record(text, jsonTemplate),
    lifetimeSeconds: v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(3_600)),
  }),
  v.strictObject({
    kind: v.literal("scheme"),
    scheme: v.picklist(signingSchemes),
    secret: text,
    texts: v.record(text, text),
  }),
]);

const verdict = v.variant("status", [
  v.strictObject({ status: v.literal("valid"), reason: v.null() }),
  v.strictObject({ status: v.literal("limited"), reason: v.picklist(limitedReasons) }),
  v.strictObject({ status: v.literal("rejected"), reason: v.picklist(rejectedReasons) }),
  v.strictObject({ status: v.literal("unreachable"), reason: v.picklist(unreachableReasons) }),
]);

const rule = v.strictObject({
  when: v.strictObject({
    status: v.pipe(v.array(v.union([status, v.strictTuple([status, status])])), v.minLength(1)),
    json: v.optional(v.boolean()),
    path: v.optional(jsonPath),
    equals: v.optional(v.pipe(v.array(v.union([v.string(), v.number(), v.boolean()])), v.minLength(1))),
    contains: v.optional(v.pipe(v.array(lowerText), v.minLength(1))),
    bodyContains: v.optional(v.pipe(v.array(lowerText), v.minLength(1))),
    header: v.optional(v.strictObject({ name: headerName, contains: text })),
  }),
  then: verdict,
  because: text,
  knownHere: v.optional(v.boolean()),
  assumed: v.optional(v.boolean()),
});

const identityPaths = v.optional(v.pipe(v.array(identityPath), v.minLength(1)));
const identity = v.strictObject({
  account: identityPaths,
  accountId: identityPaths,
  organisation: identityPaths,
  plan: identityPaths,
  scopes: identityPaths,
  expiresOn: identityPaths,
  credit: identityPaths,
  limits: identityPaths,
});

const check = v.variant("kind", [
  v.strictObject({ kind: v.literal("none"), reason: text }),
  v.strictObject({
    kind: v.literal("request"),
    method: v.picklist(["GET", "HEAD", "POST"]),
    methodReason: v.optional(text),
    url: text,
    placements: v.array(placement),
    parts: v.optional(parts),
    signing: v.optional(signing),
    control: v.optional(v.picklist(["daily", "never"])),
    controlReason: v.optional(text),
    headers: v.record(headerName, v.pipe(v.string(), v.regex(/^[\x20-\x7e]+$/, "is no header value"))),
    rules: v.pipe(v.array(rule), v.minLength(2)),
    identity,
    longList: v.optional(v.literal(true)),
  }),
]);

const format = v.strictObject({
  prefix: v.pipe(v.string(), v.maxLength(24)),
  pattern: v.nullable(text),
  distinctive: v.boolean(),
  checksum: v.optional(v.picklist(checksumNames)),
  note: optionalText,
  check: v.optional(check),
});

const field = v.strictObject({
  id: fieldName,
  label: text,
  required: v.boolean(),
  secret: v.boolean(),
  kind: v.picklist(["text", "base-url", "host-label"]),
  defaultValue: v.optional(text),
  choices: v.optional(v.pipe(v.array(text), v.minLength(2))),
  variables: v.optional(v.array(variableName)),
  regional: v.optional(v.boolean()),
});

/** The shape of a provider. What its parts mean together is checked by `semanticProblems`. */
export const providerSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+){0,7}$/, "is no provider id")),
  name: text,
  category: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/, "is no category")),
  hosts: v.array(text),
  variables: v.pipe(v.array(variableName), v.minLength(1)),
  formats: v.array(format),
  fields: v.array(field),
  check,
  keyPage: v.nullable(httpsUrl),
  rotation: v.strictObject({
    days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
    style: v.picklist(["overlap", "instant", "unknown"]),
    note: v.pipe(v.string(), v.maxLength(600)),
  }),
  sources: v.pipe(v.array(text), v.minLength(1)),
  confidence: v.picklist(["high", "medium", "low"]),
});

/**
 * `value` as a provider, when both its shape and its meaning are sound. Error: `invalid-input`, with
 * every problem in `details.problems`; no value of the input is quoted beyond names.
 */
export function validateProvider(value: unknown): Result<ProviderDefinition> {
  const parsed = v.safeParse(providerSchema, value);
  const problems = parsed.success
    ? semanticProblems(parsed.output as ProviderDefinition)
    : parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "the entry"}: ${shortReason(issue)}`);
  if (problems.length === 0) return ok(value as ProviderDefinition);
  return fail("invalid-input", `This is no usable provider: ${problems[0]}.`, {
    details: { problems: problems.slice(0, 20) },
  });
}

/** Our own words for a schema's issue: the library's message would quote the value. */
function shortReason(issue: v.BaseIssue<unknown>): string {
  if (issue.message.startsWith("is ")) return issue.message;
  return issue.kind === "schema" ? "is missing, unknown or of the wrong kind" : "is out of its bounds";
}
