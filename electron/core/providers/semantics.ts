/**
 * What the parts of a provider must mean together, above all: which hosts may get the key, and that
 * the key stands nowhere but in its placements.
 */
import { unsafePattern } from "./pattern-safety.ts";
import { placementProblems, signingTexts, textsOf } from "./placement-semantics.ts";
import type { KeyFormat, NoCheck, ProviderDefinition, ProviderField, RequestCheck } from "./provider.ts";

const templateNames = /\{([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}/g;
const hostText =
  /^(?:[a-z0-9{](?:[A-Za-z0-9{}-]{0,61}[a-z0-9}])?)(?:\.(?:\{[A-Za-z][A-Za-z0-9]{0,31}\}|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?))*(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)$/;
/** Headers that the client sets itself, or that would change what is sent where. */
const reservedHeaders = ["host", "content-length", "connection", "transfer-encoding", "cookie", "user-agent"];

/** Every problem of `provider`, as sentence parts; empty when it is sound. */
export function semanticProblems(provider: ProviderDefinition): readonly string[] {
  return [
    ...provider.hosts.flatMap((host) => hostProblem(host, provider.fields)),
    ...repeated(
      "field",
      provider.fields.map(({ id }) => id),
    ),
    ...repeated("variable", provider.variables),
    ...provider.fields.flatMap(fieldProblems),
    ...provider.formats.flatMap((format) => formatProblems(provider, format)),
    ...checkProblems(provider, provider.check),
  ];
}

function repeated(what: string, names: readonly string[]): readonly string[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${what} ${name} is there twice`);
}

function hostProblem(host: string, fields: readonly ProviderField[]): readonly string[] {
  const names = namesIn(host);
  if (!hostText.test(host) || (names.length === 0 && host !== host.toLowerCase()))
    return [`host ${host} is not a host in lower-case ASCII`];
  if (names.length > 1) return [`host ${host} holds more than one field`];
  // Whoever chooses one of the last two labels chooses whose host it is.
  if (host.split(".").slice(-2).join("").includes("{")) return [`host ${host} leaves its domain open`];
  const unknown = names.filter(
    (name) => !fields.some(({ id, kind }) => id === name && kind === "host-label"),
  );
  return unknown.map((name) => `host ${host} uses ${name}, which is no host-label field`);
}

function fieldProblems(field: ProviderField): readonly string[] {
  const problems: string[] = [];
  if (field.id === "secret") problems.push("a field is called secret");
  if (field.secret && field.kind !== "text")
    problems.push(`field ${field.id} is secret and part of an address`);
  if (
    field.choices !== undefined &&
    field.defaultValue !== undefined &&
    !field.choices.includes(field.defaultValue)
  )
    problems.push(`field ${field.id} has a default that is none of its choices`);
  if (field.kind === "base-url" && field.defaultValue !== undefined && !isSafeBase(field.defaultValue))
    problems.push(`field ${field.id} has a default that is neither https nor this machine`);
  return problems;
}

function isSafeBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname))
  );
}

function formatProblems(provider: ProviderDefinition, format: KeyFormat): readonly string[] {
  const problems: string[] = [];
  if (format.pattern !== null) {
    const unsafe = unsafePattern(format.pattern);
    if (unsafe !== null) problems.push(`pattern ${format.pattern} ${unsafe}`);
    else if (!plainStart(format.pattern).startsWith(format.prefix))
      problems.push(`pattern ${format.pattern} does not begin with ${format.prefix}`);
  } else if (format.distinctive && format.prefix === "") {
    problems.push("a format says that it is distinctive, and has neither prefix nor pattern");
  }
  if (format.checksum !== undefined && format.pattern === null) problems.push("a checksum needs a pattern");
  return format.check === undefined ? problems : [...problems, ...checkProblems(provider, format.check)];
}

/** The fixed text at a pattern's beginning. */
function plainStart(pattern: string): string {
  const text = /^\^((?:\\.|[^\\[\]{}().*+?|^$])*)/.exec(pattern)?.[1] ?? "";
  return text.replace(/\\(.)/g, "$1");
}

function checkProblems(provider: ProviderDefinition, check: RequestCheck | NoCheck): readonly string[] {
  if (check.kind === "none") return [];
  const problems = [
    ...addressProblems(provider, check),
    ...placementProblems(check),
    ...headerProblems(check),
  ];
  const statuses = new Set(check.rules.map(({ then }) => then.status));
  if (!statuses.has("valid")) problems.push("no rule gives valid");
  // A provider may refuse wrong keys and keys for another purpose alike. Then a rule has to say so.
  if (!statuses.has("rejected") && !statuses.has("unreachable")) problems.push("no rule gives rejected");
  if ((check.method === "POST") !== (check.methodReason !== undefined))
    problems.push("POST needs a reason, and only POST has one");
  problems.push(...controlProblems(check));
  if (check.longList === true && !check.rules.some(({ when, then }) => then.status === "valid" && when.path))
    problems.push("a long list, and no valid rule names a value that its beginning holds");
  for (const { when } of check.rules) {
    if (when.path === undefined && (when.equals !== undefined || when.contains !== undefined))
      problems.push("a rule compares a value and names no path");
    if (when.status.some((one) => [one].flat().some((code) => code >= 300 && code <= 399)))
      problems.push("a rule reads a redirect, which is never followed");
  }
  return [...problems, ...undeclared(provider, check)];
}

/** An address of the user's own may be anybody's: who leaves the made-up key out there has to say why. */
function controlProblems({ control, controlReason, url }: RequestCheck): readonly string[] {
  if (control !== "never")
    return controlReason === undefined ? [] : ["a reason for no control, and there is one"];
  return url.startsWith("{") && controlReason === undefined
    ? ["no control at the user's own address, and no reason for it"]
    : [];
}

function addressProblems(provider: ProviderDefinition, check: RequestCheck): readonly string[] {
  const base = /^\{([A-Za-z][A-Za-z0-9_]*)\}(?:\/|$)/.exec(check.url)?.[1];
  if (base !== undefined) {
    return provider.fields.some(({ id, kind }) => id === base && kind === "base-url")
      ? []
      : [`the address begins with ${base}, which is no base-url field`];
  }
  const host = /^https:\/\/([^/?#:@\\]+)(?:[/?]|$)/.exec(check.url)?.[1];
  if (host === undefined) return ["the address is not https with a plain host"];
  const missing = expandedHosts(host, provider.fields).filter((one) => !provider.hosts.includes(one));
  return missing.map((one) => `the address goes to ${one}, which is none of the hosts`);
}

/** A host with a field of closed choices stands for all of them; any other stays a template. */
function expandedHosts(host: string, fields: readonly ProviderField[]): readonly string[] {
  const field = fields.find(({ id, choices }) => choices !== undefined && host.includes(`{${id}}`));
  return field?.choices === undefined
    ? [host]
    : field.choices.map((choice) => host.replace(`{${field.id}}`, choice));
}

function headerProblems(check: RequestCheck): readonly string[] {
  const placed = check.placements.flatMap((one) => (one.kind === "header" ? [one.name] : []));
  const names = [...Object.keys(check.headers), ...placed].map((name) => name.toLowerCase());
  const secret = Object.values(check.headers).some((value) => /\{(?:secret[}.]|signedToken\})/.test(value));
  return [
    ...names
      .filter((name) => reservedHeaders.includes(name))
      .map((name) => `header ${name} is not an entry's to set`),
    ...repeated("header", names),
    ...(secret ? ["{secret} stands in a fixed header"] : []),
  ];
}

/** Names in the templates that are neither the secret nor a field. Query text of GraphQL is no template. */
function undeclared(provider: ProviderDefinition, check: RequestCheck): readonly string[] {
  const signed = check.signing === undefined ? [] : signingTexts(check.signing);
  const texts = [check.url, ...Object.values(check.headers), ...check.placements.flatMap(textsOf), ...signed];
  const parts = check.parts?.names.map((name) => `secret.${name}`) ?? [];
  const token = check.signing?.kind === "jwt" ? ["signedToken"] : [];
  const known = new Set(["secret", ...parts, ...token, ...provider.fields.map(({ id }) => id)]);
  return texts
    .flatMap(namesIn)
    .filter((name) => !known.has(name))
    .map((name) => `{${name}} is no declared field`);
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(templateNames)].map((match) => match[1] ?? "");
}
