/** The further fields of a new key: base URL, account id, second secret. */
import { resolve } from "node:path";
import { parseBaseUrl } from "../../core/checks/index.ts";
import { fail, ok, type Result } from "../../core/errors.ts";
import type { ProviderDefinition, ProviderField } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { maximumSecretBytes, Secret } from "../../core/secret.ts";
import { checkPlainField, mayStayOpen } from "../../services/key-fields.ts";
import { checkValue } from "../../services/secret-value.ts";
import type { CommandContext } from "../context.ts";

export interface FieldRequest {
  readonly provider: ProviderDefinition | null;
  /** `ID=VALUE` from `--field`, `ID=PATH` from `--field-file`. */
  readonly given: readonly string[];
  readonly files: readonly string[];
  readonly allowPrivate: boolean;
}

export interface ReadFields {
  /** The option, or the user's word when asked about a private address. */
  readonly allowPrivate: boolean;
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, Secret>>;
}

/** Gathers an option that may be given several times, such as `--field`. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Fields from the options; a required one that is missing has a default or is asked for on a terminal. */
export async function readFields(
  context: CommandContext,
  request: FieldRequest,
): Promise<Result<ReadFields>> {
  const given = pairs(request.given, "--field");
  if (!given.ok) return given;
  const files = pairs(request.files, "--field-file");
  if (!files.ok) return files;
  const known = checkIds(request.provider, given.value, files.value);
  if (!known.ok) return known;
  const plain: Record<string, string> = {};
  const secret: Record<string, Secret> = {};
  let { allowPrivate } = request;
  for (const [id, path] of files.value) {
    const read = await readFile(context, id, path);
    if (!read.ok) return read;
    if (fieldOf(request.provider, id)?.secret === false) given.value.set(id, read.value.revealText());
    else secret[id] = read.value;
  }
  for (const field of request.provider?.fields ?? []) {
    if (field.secret && secret[field.id] === undefined && field.required) {
      const read = await askSecret(context, field);
      if (!read.ok) return read;
      secret[field.id] = read.value;
    } else if (!field.secret) {
      const read = await readPlain(context, field, given.value.get(field.id), allowPrivate);
      if (!read.ok) return read;
      if (read.value !== null) plain[field.id] = read.value.text;
      allowPrivate ||= read.value?.allowPrivate === true;
    }
  }
  // Without a provider nothing is known of fields: they are kept as they are.
  if (request.provider === null) Object.assign(plain, Object.fromEntries(given.value));
  return ok({ plain, secret, allowPrivate });
}

function fieldOf(provider: ProviderDefinition | null, id: string): ProviderField | undefined {
  return provider?.fields.find((field) => field.id === id);
}

/** `ID=TEXT`, each id once. The text is not repeated in errors: it may be a secret in the wrong place. */
function pairs(texts: readonly string[], option: string): Result<Map<string, string>> {
  const result = new Map<string, string>();
  for (const text of texts) {
    const [id = "", ...rest] = text.split("=");
    if (rest.length === 0 || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id)) {
      return fail("usage", `${option} takes a name and a value: ${option} baseUrl=https://example.com`);
    }
    if (result.has(id)) return fail("usage", `The field ${id} was given twice.`);
    result.set(id, rest.join("="));
  }
  return ok(result);
}

function checkIds(
  provider: ProviderDefinition | null,
  given: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
): Result<void> {
  const [onArgv] = [...given.keys()].filter((id) => fieldOf(provider, id)?.secret === true);
  if (onArgv !== undefined) {
    return fail(
      "usage",
      `The field ${onArgv} is secret, and an argument would stay in the shell's history.`,
      {
        hint: `Leave it out to be asked, or use --field-file ${onArgv}=PATH.`,
      },
    );
  }
  if (provider === null) return ok();
  const [strange] = [...given.keys(), ...files.keys()].filter((id) => fieldOf(provider, id) === undefined);
  if (strange === undefined) return ok();
  const ids = provider.fields.map((field) => field.id);
  return fail("field-invalid", `A key of ${provider.name} has no field ${strange}.`, {
    hint: ids.length === 0 ? "It has no further fields." : `It has: ${ids.join(", ")}.`,
    details: { fields: ids },
  });
}

async function readFile(context: CommandContext, id: string, path: string): Promise<Result<Secret>> {
  const content = await context.files.read(resolve(context.workingFolder, path), maximumSecretBytes + 2);
  if (!content.ok) return content;
  const end = content.value.at(-1) === 0x0a ? (content.value.at(-2) === 0x0d ? -2 : -1) : undefined;
  const secret = Secret.fromBytes(content.value.subarray(0, end));
  content.value.fill(0);
  const checked = checkValue(secret);
  if (checked.ok) return ok(secret);
  return { ok: false, error: { ...checked.error, details: { ...checked.error.details, field: id } } };
}

async function askSecret(context: CommandContext, field: ProviderField): Promise<Result<Secret>> {
  if (!context.terminal.stdinIsTerminal) {
    return fail("field-missing", `${field.label} is missing (the secret field ${field.id}).`, {
      hint: `Give it in a file: --field-file ${field.id}=PATH`,
      details: { field: field.id },
    });
  }
  const read = await context.prompts.secret(field.label);
  if (!read.ok) return read;
  const checked = checkValue(read.value);
  return checked.ok ? read : checked;
}

interface PlainValue {
  readonly text: string;
  /** The user's word, asked for just now. */
  readonly allowPrivate?: boolean;
}

/** Null when the field is optional and was not given. */
async function readPlain(
  context: CommandContext,
  field: ProviderField,
  given: string | undefined,
  allowPrivate: boolean,
): Promise<Result<PlainValue | null>> {
  // The default of an optional field is not kept with the key: the check fills it in.
  if (given === undefined && mayStayOpen(field)) return ok(null);
  if (given !== undefined) return await checkPlain(context, field, given.trim(), allowPrivate);
  if (context.terminal.stdinIsTerminal) {
    const answer = await context.prompts.text(field.label, field.defaultValue);
    return answer.ok ? await checkPlain(context, field, answer.value.trim(), allowPrivate) : answer;
  }
  const usual = field.defaultValue ?? "";
  const checked = await checkPlain(context, field, usual, allowPrivate);
  if (checked.ok) return checked;
  const orDefault = usual === "" ? "" : `, or --allow-private for ${usual}`;
  return fail("field-missing", `${field.label} is missing (the field ${field.id}).`, {
    hint: `Add: --field ${field.id}=…${orDefault}`,
    details: { field: field.id },
  });
}

async function checkPlain(
  context: CommandContext,
  field: ProviderField,
  text: string,
  allowPrivate: boolean,
): Promise<Result<PlainValue>> {
  if (field.kind === "base-url" && text !== "") return await checkBaseUrl(context, text, allowPrivate);
  const checked = checkPlainField(field, text, allowPrivate);
  return checked.ok ? ok({ text: checked.value }) : checked;
}

/** A private or plain http address is asked about on a terminal; elsewhere it takes `--allow-private`. */
async function checkBaseUrl(
  { terminal, prompts }: CommandContext,
  text: string,
  allowPrivate: boolean,
): Promise<Result<PlainValue>> {
  const strict = parseBaseUrl(text, { allowPrivate });
  if (strict.ok) return ok({ text: withoutSlash(strict.value) });
  const lenient = parseBaseUrl(text, { allowPrivate: true });
  if (!lenient.ok || !terminal.stdinIsTerminal) return strict;
  const question = `${display(lenient.value.host)} is a private address or plain http. Send this key there?`;
  const allowed = await prompts.confirm(question, "--allow-private");
  if (!allowed.ok) return allowed;
  return allowed.value ? ok({ text: withoutSlash(lenient.value), allowPrivate: true }) : strict;
}

function withoutSlash(url: URL): string {
  return url.href.replace(/\/$/, "");
}
