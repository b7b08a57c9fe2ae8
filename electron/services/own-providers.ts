/** Providers that the user defined: what both doors do with them. Nothing is sent by any of it. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import { isOwnProvider, type KeyFormat, type ProviderDefinition } from "../core/providers/index.ts";
import {
  compileDefinition,
  definitionJson,
  definitionToml,
  hostsOf,
  looksLikeOneOf,
  type OwnDefinition,
  type OwnProvider,
  readDefinition,
  readOwnProviders,
  takenVariables,
} from "../core/providers/own/index.ts";
import { display } from "../core/redaction/index.ts";
import type { Vault } from "../core/vault/index.ts";
import type { OwnProviderFacts, OwnProviderInfo, OwnProviderPreview } from "../ipc/answers.ts";
import { requestLine, secretPlaces } from "./provider-words.ts";
import { refuseReadableKeys } from "./readable-text.ts";

type Catalogue = readonly ProviderDefinition[];
type OwnVault = Pick<
  Vault,
  "list" | "ownProviders" | "putOwnProvider" | "setOwnProviderEnabled" | "removeOwnProvider"
>;

/** A definition that may be stored, and the provider that it makes. */
export interface NewDefinition {
  readonly definition: OwnDefinition;
  readonly provider: ProviderDefinition;
}

const builtInOf = (catalogue: Catalogue): Catalogue => catalogue.filter(({ id }) => !isOwnProvider(id));

const longest = 200;

/**
 * Reads a definition and refuses what should not be kept: one that calls itself as a built-in provider
 * does, or holds a key. `malformed` or `invalid-input`.
 */
export function readNewDefinition(catalogue: Catalogue, input: string | Uint8Array): Result<NewDefinition> {
  const builtIn = builtInOf(catalogue);
  const read = readDefinition(input);
  if (!read.ok) return read;
  const definition = read.value;
  if (looksLikeOneOf(definition.name, builtIn))
    return fail("invalid-input", "A built-in provider has this name already, or one that looks the same.", {
      hint: "Give yours another name, so that the two cannot be taken for each other.",
    });
  const taken = takenVariables(definition, builtIn);
  if (taken.length > 0)
    return fail(
      "invalid-input",
      `A field cannot be filled from ${taken.join(", ")}: other providers' secrets, or nobody's in particular, stand under that name.`,
      { hint: "Name a variable that belongs to this provider alone.", details: { variables: taken } },
    );
  const readable = refuseReadableKeys(
    builtIn,
    // The beginning of a key's form may well be that of a known one.
    textsOf({ ...definition, format: [] }).map((text) => ["definition", text] as const),
    "A definition says where a key stands, and never holds one.",
  );
  if (!readable.ok) return readable;
  const provider = compileDefinition(definition, builtIn);
  return provider.ok ? ok({ definition, provider: provider.value }) : provider;
}

/** Every text in which a key could stand by mistake, with the parts of an address apart. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value, value.split(/[/?&=:;,{}\s]+/).join(" ")];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What storing it would do. */
export function previewOf(
  vault: OwnVault,
  catalogue: Catalogue,
  { definition, provider }: NewDefinition,
): OwnProviderPreview {
  const before = ownProvider(vault, catalogue, definition.id);
  const sameHosts =
    before?.definition !== null &&
    before !== null &&
    hostsOf(before.definition).join("\n") === hostsOf(definition).join("\n");
  return {
    facts: factsOf(provider),
    replaces: before === null ? null : infoOf(vault, before),
    staysEnabled: before?.state === "enabled" && sameHosts,
  };
}

/**
 * Stores it: disabled, unless it was enabled for the same hosts. `name-taken` when another provider of the
 * user's is called so, or looks so: the two would be taken for each other.
 */
export function storeDefinition(
  vault: OwnVault,
  catalogue: Catalogue,
  { definition }: NewDefinition,
): Result<OwnProviderInfo> {
  const others = readOwnProviders(vault.ownProviders(), builtInOf(catalogue)).filter(
    (own) => own.id !== definition.id,
  );
  const same = others.find(
    ({ provider }) => provider !== null && looksLikeOneOf(definition.name, [provider]),
  );
  if (same !== undefined)
    return fail("name-taken", `Your provider ${same.id} has this name already, or one that looks the same.`, {
      hint: "Give this one another name, or the id of that one to change it.",
      details: { id: same.id },
    });
  const stored = vault.putOwnProvider({
    id: definition.id,
    definition: definitionJson(definition),
    hosts: hostsOf(definition),
  });
  return stored.ok ? infoById(vault, catalogue, definition.id) : stored;
}

/** All of them, by name; damaged ones by their id. */
export function listOwnProviders(vault: OwnVault, catalogue: Catalogue): readonly OwnProviderInfo[] {
  const nameOf = ({ id, facts }: OwnProviderInfo): string => facts?.name ?? id;
  return readOwnProviders(vault.ownProviders(), builtInOf(catalogue))
    .map((own) => infoOf(vault, own))
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
}

/** One of them with its definition; null when there is none of that id. */
export function ownProvider(
  vault: Pick<Vault, "ownProviders">,
  catalogue: Catalogue,
  id: string,
): OwnProvider | null {
  const rows = vault.ownProviders().filter((row) => row.id === id);
  return readOwnProviders(rows, builtInOf(catalogue))[0] ?? null;
}

/** One of them; `not-found`. */
export function infoById(vault: OwnVault, catalogue: Catalogue, id: string): Result<OwnProviderInfo> {
  const own = ownProvider(vault, catalogue, id);
  return own === null
    ? fail("not-found", "You have no provider of that id.", { hint: "See yours with: keystow provider list" })
    : ok(infoOf(vault, own));
}

const damaged = (): Result<never> =>
  fail("invalid-input", "What the vault keeps of this provider cannot be read.", {
    hint: "Add its definition again, or remove it.",
  });

/**
 * Enables it for exactly the hosts that the user confirmed. `needs-confirmation` with
 * `details.hosts` when they are not those of the definition.
 */
export function enableOwnProvider(
  vault: OwnVault,
  catalogue: Catalogue,
  id: string,
  confirmedHosts: readonly string[],
): Result<OwnProviderInfo> {
  const row = vault.ownProviders().find((one) => one.id === id);
  const own = ownProvider(vault, catalogue, id);
  if (row === undefined || own === null) return infoById(vault, catalogue, id);
  if (own.definition === null) return damaged();
  const hosts = hostsOf(own.definition);
  if (hosts.join("\n") !== confirmedHosts.join("\n"))
    return fail(
      "needs-confirmation",
      `Its keys would go to ${hosts.join(", ") || "a server of their own"}, and that was not confirmed.`,
      {
        hint: "Look at the host letter by letter, and confirm it as it stands there.",
        details: { flag: "--confirm-host", hosts },
      },
    );
  const { definition } = row;
  const enabled = vault.setOwnProviderEnabled(id, { enabled: true, confirmedHosts, definition });
  return enabled.ok ? infoById(vault, catalogue, id) : enabled;
}

/** Its definition as a file. */
export function exportDefinition(
  vault: OwnVault,
  catalogue: Catalogue,
  id: string,
  format: "toml" | "json",
): Result<string> {
  const own = ownProvider(vault, catalogue, id);
  if (own === null) {
    const missing = infoById(vault, catalogue, id);
    return missing.ok ? damaged() : missing;
  }
  if (own.definition === null) return damaged();
  return ok(format === "toml" ? definitionToml(own.definition) : definitionJson(own.definition));
}

function infoOf(vault: OwnVault, { id, state, addedAt, provider }: OwnProvider): OwnProviderInfo {
  const users = (keys: readonly Key[]): readonly Key[] => keys.filter((key) => key.provider === id);
  const keys = [...users(vault.list()), ...users(vault.list({ archived: true }))];
  return {
    id,
    state,
    addedAt,
    facts: provider === null ? null : factsOf(provider),
    keys: keys.map((key) => ({ id: key.id, name: display(key.name) })),
  };
}

/** What a definition says, in words. */
export function factsOf(provider: ProviderDefinition): OwnProviderFacts {
  const { id, name, hosts, variables, formats, fields, check, keyPage } = provider;
  const asked = check.kind === "request" ? check : null;
  return {
    id,
    name: display(name),
    hosts,
    variables,
    formats: formats.map(formatText),
    fields: fields.map((field) => ({
      id: field.id,
      label: display(field.label),
      required: field.required,
      secret: field.secret,
    })),
    request: asked === null ? null : display(requestLine(provider), longest * 3),
    headers: Object.entries(asked?.headers ?? {}).map(([header, text]) =>
      display(`${header}: ${text}`, longest),
    ),
    keyGoes: asked === null ? [] : secretPlaces(asked),
    whyPost: asked?.methodReason === undefined ? null : display(asked.methodReason, longest * 2),
    keyPage,
  };
}

/** `acme_ and 24 of [A-Za-z0-9]`. */
export function formatText({ prefix, pattern }: KeyFormat): string {
  const rest = /(\[[^\]]+\])\{(\d+)(?:,(\d+))?\}\$$/.exec(pattern ?? "");
  if (rest === null) return `${prefix} and anything`;
  const [, alphabet, least, most] = rest;
  const count = most === undefined ? least : `${least} to ${most}`;
  return `${prefix === "" ? "" : `${prefix} and `}${count} of ${alphabet}`;
}
