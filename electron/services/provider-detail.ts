/** `providerDetail`: everything that is known of one provider, for its page. Nothing is sent by it. */
import { whyNoControl } from "../core/checks/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import {
  asDefined,
  categoryTitle,
  findProvider,
  isOwnProvider,
  isSwitchedOff,
  type KeyFormat,
  type ProviderDefinition,
  type RequestCheck,
} from "../core/providers/index.ts";
import { definitionJson, definitionToml, type OwnProvider } from "../core/providers/own/index.ts";
import { display } from "../core/redaction/index.ts";
import { failureOf } from "../core/vault/index.ts";
import type { AnswerMeaning, ProviderDetail, ShownRequestCheck } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import { formatText, ownProvider } from "./own-providers.ts";
import { formatWords, requestLine, rotationText, secretPlaces } from "./provider-words.ts";

type DetailContext = Pick<ServiceContext, "session" | "catalogue">;

/** Definitions of one's own are foreign text: bounded, and harmless to look at. */
const shown = (text: string): string => display(text, 600);

/** The part of the contract that tells of one provider. */
export function createProviderDetailPart(context: DetailContext): Part<"providerDetail"> {
  return { providerDetail: (id) => detailById(context, id) };
}

async function detailById(context: DetailContext, id: string): Promise<Result<ProviderDetail>> {
  const own = isOwnProvider(id) ? await ownById(context, id) : ok(null);
  if (!own.ok) return own;
  const provider = findProvider(id, context.catalogue) ?? own.value?.provider ?? null;
  if (provider !== null) return ok(detailOf(provider, own.value));
  return own.value === null
    ? fail("provider-unknown", "There is no such provider.")
    : ok(damagedDetail(own.value));
}

/** Also one that is disabled, which the catalogue does not hold. */
async function ownById(
  { session, catalogue }: DetailContext,
  id: string,
): Promise<Result<OwnProvider | null>> {
  const vault = await session.vault();
  if (!vault.ok) return vault;
  try {
    return ok(ownProvider(vault.value, catalogue, id));
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function detailOf(found: ProviderDefinition, own: OwnProvider | null): ProviderDetail {
  const provider = asDefined(found);
  const { id, name, category, hosts, check, variables, formats, fields, rotation } = provider;
  return {
    id,
    name: shown(name),
    category: categoryTitle(category),
    hosts,
    switchedOff: isSwitchedOff(found),
    check: check.kind === "request" ? checkOf(provider, check) : null,
    noCheck: check.kind === "none" ? check.reason : null,
    variables,
    formats: formats.map((format) => formatOf(format, own !== null)),
    fields: fields.map((field) => ({
      id: field.id,
      label: shown(field.label),
      required: field.required,
      secret: field.secret,
      defaultValue: field.defaultValue ?? null,
      choices: field.choices ?? null,
    })),
    regions: fields.flatMap(({ regional, label }) => (regional === true ? [shown(label)] : [])),
    rotation: [rotationText(provider), rotation.note].filter((part) => part !== "").join(". "),
    hasKeyPage: provider.keyPage !== null && findableKeyPage(own),
    sources: provider.sources.map(shown),
    confidence: provider.confidence,
    own: own === null ? null : ownPart(own),
  };
}

/** The page of keys is opened by the catalogue, and that holds enabled ones only. */
const findableKeyPage = (own: OwnProvider | null): boolean => own === null || own.state === "enabled";

function checkOf(provider: ProviderDefinition, check: RequestCheck): ShownRequestCheck {
  return {
    request: shown(requestLine({ check })),
    headers: Object.entries(check.headers).map(([header, text]) => shown(`${header}: ${text}`)),
    keyGoes: keyPlaces(check),
    whyPost: check.methodReason === undefined ? null : shown(check.methodReason),
    answers: meaningsOf(check),
    noControl: whyNoControl(provider, check),
  };
}

function keyPlaces({ signing, ...check }: RequestCheck): readonly string[] {
  if (signing === undefined) return secretPlaces(check);
  return [
    signing.kind === "jwt" ? "nowhere: it signs a token that is sent" : "nowhere: it signs the request",
  ];
}

/** Rules that say the same in other words of the provider are one line. */
function meaningsOf({ rules }: RequestCheck): readonly AnswerMeaning[] {
  const meanings = new Map<string, AnswerMeaning>();
  for (const { because, then } of rules)
    meanings.set(`${then.status} ${because}`, {
      because: shown(because),
      status: then.status,
      reason: then.reason,
    });
  return [...meanings.values()];
}

function formatOf(format: KeyFormat, isOwn: boolean): ProviderDetail["formats"][number] {
  const { check, note } = format;
  const other =
    check === undefined ? null : check.kind === "none" ? check.reason : `Asked by ${requestLine({ check })}`;
  return { text: isOwn ? formatText(format) : formatWords(format), note: note ?? null, check: other };
}

const ownPart = ({ state, addedAt, definition }: OwnProvider): NonNullable<ProviderDetail["own"]> => ({
  state,
  addedAt,
  definition:
    definition === null ? null : { toml: definitionToml(definition), json: definitionJson(definition) },
});

const damagedDetail = (own: OwnProvider): ProviderDetail => ({
  id: own.id,
  name: own.id,
  category: categoryTitle("own"),
  hosts: [],
  switchedOff: false,
  check: null,
  noCheck: "What the vault keeps of it cannot be read.",
  variables: [],
  formats: [],
  fields: [],
  regions: [],
  rotation: "",
  hasKeyPage: false,
  sources: [],
  confidence: "low",
  own: ownPart(own),
});
