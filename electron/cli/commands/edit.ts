/** `edit`: what is known of a key besides its secret, and where it is sent when it is checked. */
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { asDefined, findProvider } from "../../core/providers/index.ts";
import type { ProviderDefinition } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { parseCalendarDate } from "../../core/rotation/index.ts";
import { placeOf } from "../../core/vault/index.ts";
import type { KeyChange, Vault } from "../../core/vault/index.ts";
import { checkedHost } from "../../services/checked-host.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addPlaceOptions, findKey, type PlaceOptions } from "../find-key.ts";
import { addExamples } from "../help.ts";
import { collect, readFields } from "./add-fields.ts";
import { confirmedProvider, namedProvider } from "./add-provider.ts";
import { report } from "./change-key.ts";
import { fieldTexts, refuseMisplacedKeys } from "./misplaced-key.ts";

interface EditOptions extends PlaceOptions {
  readonly provider?: string;
  readonly field: readonly string[];
  readonly variable?: string;
  readonly note?: string;
  readonly createdOn?: string;
  readonly expiresOn?: string;
  readonly allowPrivate?: boolean;
  readonly anyForm?: boolean;
  readonly yes?: boolean;
}

const help = `Changes what is known of a key; its value stays. Another provider or base URL means that the key is
sent elsewhere when it is checked: that is asked first, and what the last check found is forgotten.`;

/** Adds the command to the program. */
export const registerEditCommand: RegisterCommands = (program, run) => {
  const command = addPlaceOptions(program.command("edit <name>"))
    .summary("change what is known of a key")
    .description(help)
    .option("--provider <id>", "whose key it is, or none; see: keystow providers")
    .option("--field <id=value>", "a further field of the provider, such as baseUrl; repeatable", collect, [])
    .option("--variable <variable>", "the variable's name in .env files")
    .option("--note <text>", "a note (not a place for secrets)")
    .option("--created-on <date>", "when the key was made, YYYY-MM-DD")
    .option("--expires-on <date>", "when the provider ends it, YYYY-MM-DD, or none")
    .option("--allow-private", "the base URL may be plain http or a private address")
    .option("--any-form", "it is the key of --provider although it looks like another provider's")
    .option("--yes", "do not ask before the key is sent elsewhere from now on")
    .action((name: string, options: EditOptions) =>
      run((context, { json }) => edit(context, name, options, json)),
    );
  addExamples(command, [
    "keystow edit API_KEY --provider deepcreative-labs",
    "keystow edit LANGFLOW_API_KEY --field baseUrl=https://langflow.example.com",
    "keystow edit STRIPE_SECRET_KEY --created-on 2026-03-01 --expires-on none",
  ]);
};

async function edit(
  context: CommandContext,
  name: string,
  options: EditOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const readable = refuseMisplacedKeys(context, [
    ["variable", options.variable ?? ""],
    ["note", options.note ?? ""],
    ...fieldTexts(options.field),
  ]);
  if (!readable.ok) return readable;
  const facts = factsOf(options);
  if (!facts.ok) return facts;
  const { project, env } = options;
  const found = await findKey(context, name, { ...(project && { project }), ...(env && { env }) });
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const target = await targetOf(context, vault, key, options);
  if (!target.ok) return target;
  const change = { ...facts.value, ...target.value };
  if (Object.keys(change).length === 0) {
    return fail("usage", "Say what to change.", { hint: "See: keystow edit --help" });
  }
  const edited = vault.edit(key.id, change);
  if (!edited.ok) return edited;
  return report(context, vault, { key: edited.value, json, said: `${display(placeOf(key))} is changed.` });
}

/** What needs no further look: variable, note and dates. */
function factsOf(options: EditOptions): Result<KeyChange> {
  const createdOn = dateOf(options.createdOn);
  if (!createdOn.ok) return createdOn;
  if (createdOn.value === null) return fail("usage", "A key has a day of creation.");
  const expiresOn = dateOf(options.expiresOn);
  if (!expiresOn.ok) return expiresOn;
  return ok({
    ...(options.variable === undefined ? {} : { variable: options.variable }),
    ...(options.note === undefined ? {} : { note: options.note }),
    ...(createdOn.value === undefined ? {} : { createdOn: createdOn.value }),
    ...(expiresOn.value === undefined ? {} : { expiresOn: expiresOn.value }),
  });
}

function dateOf(text: string | undefined): Result<string | null | undefined> {
  if (text === undefined) return ok(undefined);
  return text === "none" ? ok(null) : parseCalendarDate(text);
}

/** Where the key goes when it is checked; empty when nothing of that was named. */
async function targetOf(
  context: CommandContext,
  vault: Vault,
  key: Key,
  options: EditOptions,
): Promise<Result<KeyChange>> {
  const { provider: id, field, allowPrivate } = options;
  if (id === undefined && field.length === 0 && allowPrivate === undefined) return ok({});
  const provider = await providerOf(context, vault, key, options);
  if (!provider.ok) return provider;
  const complete = checkSecretFields(provider.value, key);
  if (!complete.ok) return complete;
  const read = await readFields(context, {
    provider: provider.value,
    given: [...keptFields(provider.value, key, field), ...field],
    files: [],
    // The word about a private address was given for the old address; a new one needs it again.
    allowPrivate: allowPrivate === true || (key.allowPrivate && field.length === 0),
  });
  if (!read.ok) return read;
  const change = {
    provider: provider.value?.id ?? null,
    fields: read.value.plain,
    allowPrivate: read.value.allowPrivate,
  };
  const agreed = await confirmTarget(context, key, change, options.yes === true);
  return agreed.ok ? ok(change) : agreed;
}

/** The named provider, compared with the form of the stored value; without a name the present one. */
async function providerOf(
  context: CommandContext,
  vault: Vault,
  key: Key,
  options: EditOptions,
): Promise<Result<ProviderDefinition | null>> {
  if (options.provider === undefined) {
    if (key.provider === null) return ok(null);
    const present = findProvider(key.provider, context.catalogue);
    if (present !== null) return ok(present);
    return fail(
      "provider-unknown",
      `This version does not know the provider "${display(key.provider, 40)}".`,
      {
        hint: "Name one with --provider, or --provider none.",
      },
    );
  }
  const named = namedProvider(context, options.provider);
  if (!named.ok || named.value === null) return named;
  const secrets = await vault.readSecrets(key.id);
  if (!secrets.ok) return secrets;
  const text = secrets.value.value.revealText();
  secrets.value.value.wipe();
  return await confirmedProvider(context, named.value, { text, anyForm: options.anyForm === true });
}

/** A secret field lies in the store under the key's version; it cannot be given afterwards. */
function checkSecretFields(provider: ProviderDefinition | null, key: Key): Result<void> {
  const missing = (provider?.fields ?? []).filter(
    (field) => field.secret && field.required && !key.secretFields.includes(field.id),
  );
  const [first] = missing;
  if (provider === null || first === undefined) return ok();
  return fail("unsupported", `A key of ${provider.name} has a second secret, ${first.label}.`, {
    hint: `Add the key anew: keystow add NAME --provider ${provider.id}`,
  });
}

/** The fields that the key has and that are not given anew, as far as the provider knows them. */
function keptFields(
  provider: ProviderDefinition | null,
  key: Key,
  given: readonly string[],
): readonly string[] {
  const isKnown = (id: string) => provider === null || provider.fields.some((field) => field.id === id);
  const isGiven = (id: string) => given.some((text) => text.startsWith(`${id}=`));
  return Object.entries(key.fields).flatMap(([id, value]) =>
    isKnown(id) && !isGiven(id) ? [`${id}=${value}`] : [],
  );
}

/** A change of host is the user's decision: it is said, and asked. */
async function confirmTarget(
  context: CommandContext,
  key: Key,
  change: Pick<Key, "provider" | "fields">,
  agreed: boolean,
): Promise<Result<void>> {
  const hostOf = ({ provider, fields }: Pick<Key, "provider" | "fields">): string | null => {
    const found = provider === null ? null : findProvider(provider, context.catalogue);
    // Also of one whose checks are switched off: the switch may be turned again.
    const known = found === null ? null : asDefined(found);
    return known === null || known.check.kind === "none" ? null : checkedHost(known, fields);
  };
  const host = hostOf(change);
  if (host === null || host === hostOf(key)) return ok();
  context.terminal.message(`From now on it is sent only to ${display(host)}.`);
  if (agreed) return ok();
  const answer = await context.prompts.confirm(
    `Send this key to ${display(host)} when it is checked?`,
    "--yes",
  );
  if (!answer.ok) return answer;
  return answer.value ? ok() : fail("cancelled", "Cancelled. Nothing was changed.");
}
