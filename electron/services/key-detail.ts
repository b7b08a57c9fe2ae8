/** `keyDetail`: everything that is known of one key besides its secret. */
import { whyNoControl } from "../core/checks/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { CheckRecord, Drift, Evidence, Identity, Key, Uuid } from "../core/model.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { KeyDetail, ShownCheck } from "../ipc/answers.ts";
import { activityEntry } from "./activity.ts";
import type { Part, ServiceContext } from "./context.ts";
import { linkStates } from "./link-states.ts";
import { longText, shownName } from "./overview-row.ts";
import { providerInfo } from "./providers.ts";
import { looksLikeKey } from "./readable-text.ts";
import type { Journal } from "./undo-journal.ts";

type DetailContext = Pick<ServiceContext, "session" | "files" | "catalogue" | "chosenFiles">;
type DetailJournal = Pick<Journal, "stepOfActivity">;

const shownChecks = 30;
const shownActivity = 30;

export function createKeyDetailPart(context: DetailContext, journal: DetailJournal): Part<"keyDetail"> {
  return {
    keyDetail: async (id) => {
      const vault = await context.session.vault();
      if (!vault.ok) return vault;
      try {
        const key = keyById(vault.value, id);
        return key.ok ? ok(await detailOf(context, journal, vault.value, key.value)) : key;
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
  };
}

/** The key with this id, archived or not. A name may look like an id: then it is not the key that was meant. */
export function keyById(vault: Pick<Vault, "find">, id: Uuid): Result<Key> {
  const key = vault.find({ name: id });
  return key.ok && key.value.id !== id ? fail("not-found", "There is no such key.") : key;
}

async function detailOf(
  context: DetailContext,
  journal: DetailJournal,
  vault: Vault,
  key: Key,
): Promise<KeyDetail> {
  const { catalogue, chosenFiles } = context;
  const provider = catalogue.find(({ id }) => id === key.provider);
  return {
    id: key.id,
    note: shownNote(key.note),
    noteLooksLikeKey: looksLikeKey(key.note, catalogue),
    fields: Object.entries(key.fields).map(([id, value]) => ({
      ...labelOf(provider, id),
      value: shownName(value),
    })),
    secretFields: key.secretFields.map((id) => labelOf(provider, id)),
    allowPrivate: key.allowPrivate,
    secretPresent: key.secretPresent,
    history: vault.checkHistory(key.id, shownChecks).map(shownCheck),
    drift: shownDrift(key.check.drift),
    noControl: provider?.check.kind === "request" ? whyNoControl(provider, provider.check) : null,
    links: await shownLinks(context, vault, key),
    activity: vault
      .activity(shownActivity, key.id)
      .map((entry) => activityEntry(entry, { chosenFiles, journal })),
    provider: provider === undefined ? null : providerInfo(provider),
  };
}

function labelOf(
  provider: ProviderDefinition | undefined,
  id: string,
): { readonly id: string; readonly label: string } {
  const field = provider?.fields.find((one) => one.id === id);
  return { id: shownName(id), label: field?.label ?? shownName(id) };
}

/** Lines and tabs stay: the note is edited as it is shown. */
function shownNote(note: string): string {
  return note.replace(/(?![\t\n])[\p{C}\p{Zl}\p{Zp}]/gu, (character) => display(character));
}

/** While values cannot be reached, nothing is compared and no store is asked. */
async function shownLinks(context: DetailContext, vault: Vault, key: Key): Promise<KeyDetail["links"]> {
  const { session, files, chosenFiles } = context;
  const isOpen = session.lockReason() === null;
  const links = isOpen
    ? await linkStates(vault, files, key)
    : vault.links(key.id).map((link) => ({ ...link, state: "unknown" as const }));
  return links.map(({ file, variable, state }) => ({
    file: chosenFiles.shown(file),
    variable: shownName(variable),
    state,
  }));
}

/** A finished check as the page sees it: providers' words made harmless, nothing else of the answer. */
export function shownCheck({ at, verdict, identity, evidence }: Omit<CheckRecord, "keyId">): ShownCheck {
  return {
    at,
    status: verdict.status,
    reason: verdict.reason === null ? null : display(verdict.reason, longText),
    identity: shownIdentity(identity),
    evidence: evidence.method === "" ? null : shownEvidence(evidence),
  };
}

function shownEvidence({ method, url, httpStatus, decidedBy, durationMs, control }: Evidence): Evidence {
  return {
    method: display(method),
    url: display(url, longText),
    httpStatus,
    decidedBy: display(decidedBy, longText),
    durationMs,
    control,
  };
}

function shownDrift(drift: Drift | null): Drift | null {
  if (drift === null) return null;
  const shown = (text: string | null): string | null => (text === null ? null : display(text, longText));
  const changes = drift.changes.map(({ fact, before, now }) => ({
    fact,
    before: shown(before),
    now: shown(now),
  }));
  return { at: drift.at, changes };
}

const facts = ["account", "accountId", "organisation", "plan", "expiresOn", "credit", "limits"] as const;

function shownIdentity(identity: Identity): Identity {
  const texts = facts.flatMap((fact) => {
    const value = identity[fact];
    return value === undefined ? [] : [[fact, display(value, longText)] as const];
  });
  const { scopes } = identity;
  return {
    ...Object.fromEntries(texts),
    ...(scopes === undefined ? {} : { scopes: scopes.map((scope) => display(scope, longText)) }),
  };
}
