/** What the universe of providers is asked: one case for each check of the catalogue, with values for its places. */
import { createHash, generateKeyPairSync } from "node:crypto";
import type {
  AnswerCondition,
  ProviderDefinition,
  ProviderField,
  RequestCheck,
} from "../../electron/core/providers/index.ts";
import { checkFor } from "../../electron/core/providers/index.ts";
import { putValue, type Tree } from "../../electron/demo/pretend-shapes.ts";
import { seededRandom } from "../fakes/seeded-random.ts";
import { exampleOf } from "./key-examples.ts";

export interface UniverseCase {
  readonly name: string;
  readonly provider: ProviderDefinition;
  readonly check: RequestCheck;
  /** The key as the vault would keep it. */
  readonly secret: string;
  /** Its parts, for a secret of several values. */
  readonly parts: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly secretFields: Readonly<Record<string, string>>;
  /** The value of the address's own field; null when the host is the provider's. */
  readonly baseUrl: string | null;
}

/** Made for this run: nothing that looks like a key stands in the tree. */
const pems = {
  RS256: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: generateKeyPairSync("ed25519"),
};
const pemOf = (algorithm: keyof typeof pems): string =>
  pems[algorithm].privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** Every sign that a header can carry and that an address has to encode. No colon: it ends a user name. */
const nasty = "~+/=&%.?#'(*)!|^";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** All checks of a provider: its own, and those of single forms. */
export function casesOf(provider: ProviderDefinition): readonly UniverseCase[] {
  const main = provider.check.kind === "request" ? [caseOf(provider, provider.check, null)] : [];
  const forms = provider.formats.flatMap(({ check, pattern }, index) =>
    check?.kind === "request" && pattern !== null
      ? [caseOf(provider, check, exampleOf(pattern, seededRandom(index + 1)))]
      : [],
  );
  return [...main, ...forms];
}

function caseOf(provider: ProviderDefinition, check: RequestCheck, form: string | null): UniverseCase {
  const parts = form === null ? partsOf(provider, check) : partsIn(form, check);
  const secret = form ?? secretOf(provider, check, parts);
  const fields = Object.fromEntries(
    provider.fields
      .filter(({ secret: isSecret }) => !isSecret)
      .map((field) => [field.id, valueOf(field, provider)]),
  );
  const secretFields = Object.fromEntries(
    provider.fields
      .filter(({ secret: isSecret }) => isSecret)
      .map(({ id }) => [id, `second-${digest(provider.id + id).slice(0, 24)}`]),
  );
  const base = /^\{([A-Za-z][A-Za-z0-9_]*)\}/.exec(check.url)?.[1];
  return {
    name: form === null ? provider.id : `${provider.id} (${form.slice(0, 8)}…)`,
    provider,
    check,
    secret,
    parts,
    fields,
    secretFields,
    baseUrl: base === undefined ? null : (fields[base] ?? null),
  };
}

function valueOf(field: ProviderField, { id }: ProviderDefinition): string {
  // The last of a closed list: the provider's other hosts have to be right, too.
  if (field.choices !== undefined) return field.choices.at(-1) ?? "";
  if (field.kind === "base-url") return `https://own.${id}.example/some/path`;
  if (field.kind === "host-label") return field.defaultValue ?? `own-${id}`;
  return field.defaultValue ?? `f${digest(id + field.id).slice(0, 12)}`;
}

function partsOf(provider: ProviderDefinition, check: RequestCheck): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (check.parts?.names ?? []).map((name) => [
      name,
      signingKeyFor(check, `{secret.${name}}`) ?? plainPart(provider, name),
    ]),
  );
}

/** The parts of a key that was made from a format's pattern. */
function partsIn(form: string, { parts }: RequestCheck): Readonly<Record<string, string>> {
  if (parts === undefined) return {};
  if (parts.kind === "json") throw new Error("a format's pattern makes no JSON");
  const pieces =
    parts.kind === "split" ? form.split(parts.separator) : form.slice(parts.beginning.length).split("/");
  return Object.fromEntries(parts.names.map((name, index) => [name, pieces[index] ?? ""]));
}

const plainPart = ({ id }: ProviderDefinition, name: string): string => `p${digest(id + name).slice(0, 20)}`;

/** A key that can sign, when the check signs with what stands at `template`. */
function signingKeyFor({ signing }: RequestCheck, template: string): string | null {
  if (signing?.kind === "scheme" && signing.secret === template) {
    if (signing.scheme === "oci") return pemOf("RS256");
    return Buffer.from(digest("scheme"), "hex").toString(
      signing.scheme === "azure-storage" ? "base64" : "hex",
    );
  }
  if (signing?.kind !== "jwt" || signing.key !== template) return null;
  if (signing.keyEncoding === "hex") return digest("hex key");
  if (signing.keyEncoding === "base64") return Buffer.from(digest("base64 key"), "hex").toString("base64");
  return signing.keyEncoding === "text" || signing.algorithm === "HS256"
    ? digest("text key")
    : pemOf(signing.algorithm);
}

/** What verifies a token that was signed with `text`. */
export const verifyingKey = (algorithm: keyof typeof pems) => pems[algorithm].publicKey;

function secretOf(
  provider: ProviderDefinition,
  check: RequestCheck,
  parts: Readonly<Record<string, string>>,
): string {
  if (check.parts?.kind === "json") return JSON.stringify({ type: "universe", ...parts });
  if (check.parts?.kind === "address") return check.parts.beginning + Object.values(parts).join("/");
  if (check.parts?.kind === "split") return Object.values(parts).join(check.parts.separator);
  const signing = signingKeyFor(check, "{secret}");
  if (signing !== null) return signing;
  const candidates = [
    ...(check.signing === undefined ? [`Ks${digest(provider.id).slice(0, 30)}${nasty}`] : []),
    `Ks${digest(provider.id).slice(0, 38)}`,
    ...provider.formats.flatMap(({ pattern }, index) =>
      pattern === null ? [] : [exampleOf(pattern, seededRandom(index + 1))],
    ),
  ];
  const fitting = candidates.find((text) => checkFor(provider, text) === check);
  if (fitting === undefined) throw new Error(`${provider.id}: no key leads to its check`);
  return fitting;
}

export interface PlannedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The least answer that fulfils a rule's condition. */
export function answerFor(when: AnswerCondition): PlannedAnswer {
  const [first = 200] = when.status;
  const headers = when.header === undefined ? {} : { [when.header.name]: when.header.contains };
  return { status: typeof first === "number" ? first : first[0], headers, body: bodyFor(when) };
}

function bodyFor({ path, equals, contains, bodyContains, json }: AnswerCondition): string {
  const phrase = bodyContains?.[0] ?? "";
  if (path === undefined && json !== true) return phrase;
  const tree: Tree = /^\d+(?:\.|$)/.test(path ?? "") ? ([] as unknown as Tree) : {};
  if (path !== undefined) putValue(tree, path, equals?.[0] ?? contains?.[0] ?? "universe");
  const own = JSON.stringify(tree);
  if (phrase === "" || own.toLowerCase().includes(phrase)) return own;
  // A phrase with quotes is a piece of JSON by itself.
  const piece = phrase.includes('"')
    ? (tryJson(`{${phrase}}`) ?? tryJson(`{"message":${phrase}}`))
    : { message: phrase };
  return piece === null ? `${own.slice(0, -1)},"x":1}${phrase}` : JSON.stringify({ ...tree, ...piece });
}

function tryJson(text: string): Tree | null {
  try {
    return JSON.parse(text) as Tree;
  } catch {
    return null;
  }
}
