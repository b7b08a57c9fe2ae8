/** `add`: a new key into the vault, checked at once. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { Key, NewKey } from "../../core/model.ts";
import { knownPrefixOf, type ProviderDefinition } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import {
  defaultPolicyDays,
  parseCalendarDate,
  parsePolicy,
  today as todayOf,
} from "../../core/rotation/index.ts";
import type { Secret } from "../../core/secret.ts";
import type { Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { collect, type ReadFields, readFields } from "./add-fields.ts";
import { confirmedProvider, detectedProvider, namedProvider } from "./add-provider.ts";
import { reportAdded } from "./add-report.ts";
import { readValue } from "./add-value.ts";
import { fieldTexts, type ReadableText, refuseMisplacedKeys } from "./misplaced-key.ts";

/** What the command line gives. */
export interface AddOptions {
  readonly provider?: string;
  readonly project?: string;
  readonly env?: string;
  readonly variable?: string;
  readonly field: readonly string[];
  readonly fieldFile: readonly string[];
  readonly tag: readonly string[];
  readonly note?: string;
  readonly expiresOn?: string;
  readonly createdOn?: string;
  readonly policy?: string;
  readonly allowPrivate?: boolean;
  readonly anyForm?: boolean;
  readonly check: boolean;
  readonly testCanary?: boolean;
  readonly stdin?: boolean;
}

const help = `Stores a key and checks it at once. The value comes from a hidden prompt or a pipe, never from an
argument. The provider is found offline, by the key's form and the name; a key that could be of several
providers is asked about and never tried out. A failed check does not undo the storing.`;

/** Adds the command to the program. */
export const registerAddCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("add <name>")
    .summary("store a key (hidden prompt or stdin) and check it")
    .description(help)
    .option("--provider <id>", "whose key it is, or none; see: keystow providers")
    .option("-p, --project <project>", "the project it belongs to")
    .option("-e, --env <environment>", "dev, staging, prod, ci or your own")
    .option("--variable <variable>", "the variable's name in .env files (default: NAME)")
    .option("--field <id=value>", "a further field of the provider, such as baseUrl; repeatable", collect, [])
    .option("--field-file <id=path>", "the same from a file, for secret fields; repeatable", collect, [])
    .option("--tag <tag>", "a tag; repeatable", collect, [])
    .option("--note <text>", "a note (not a place for secrets)")
    .option("--created-on <date>", "when the key was made, YYYY-MM-DD (default: today)")
    .option("--expires-on <date>", "when the provider ends it, YYYY-MM-DD")
    .option("--policy <span>", "rotate every 90d, 12w, 6m, 1y, or none (default: the provider's, else 90d)")
    .option("--allow-private", "the base URL may be plain http or a private address")
    .option("--any-form", "it is the key of --provider although it looks like another provider's")
    .option("--no-check", "store it without asking the provider")
    .option("--test-canary", "test it even if it is a canary token, which alerts whoever laid it out")
    .option("--stdin", "read the value from a pipe")
    .action((name: string, options: AddOptions) =>
      run((context, { json }) => add(context, name, options, json)),
    );
  addExamples(command, [
    "keystow add STRIPE_SECRET_KEY --provider stripe -p payments -e prod",
    "pbpaste | keystow add FLUXIMAGE_API_KEY --stdin",
    "keystow add LANGFLOW_API_KEY --provider langflow --field baseUrl=http://localhost:7860 --allow-private",
  ]);
};

async function add(
  context: CommandContext,
  name: string,
  options: AddOptions,
  json: boolean,
): Promise<CommandOutcome> {
  // What can be refused is refused before somebody types a secret.
  const plan = planKey(context, name, options);
  if (!plan.ok) return plan;
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const vault = opened.value;
  const free = checkPlace(vault, plan.value.draft);
  if (!free.ok) return free;
  const question = `Value of ${display(name)} (hidden)`;
  const value = await readValue(context, { stdin: options.stdin === true, question });
  if (!value.ok) return value;
  const { secret, removed } = value.value;
  for (const what of removed) context.terminal.message(`Taken away: ${display(what)}.`);
  try {
    const stored = await store(context, vault, plan.value, options, secret);
    return stored.ok
      ? await reportAdded(context, vault, {
          ...stored.value,
          removed,
          check: options.check,
          testCanary: options.testCanary === true,
          json,
        })
      : stored;
  } finally {
    secret.wipe();
  }
}

/** What is known before the value is: `variable` and `policyDays` may still depend on the provider. */
interface KeyPlan {
  readonly draft: Omit<NewKey, "variable" | "provider" | "fields" | "policyDays" | "knownPrefix">;
  readonly provider: ProviderDefinition | null | undefined;
  readonly policyDays: number | null | undefined;
}

function planKey(context: CommandContext, name: string, options: AddOptions): Result<KeyPlan> {
  const readable = refuseMisplacedKeys(context, readableTexts(name, options));
  if (!readable.ok) return readable;
  const today = todayOf(context.clock);
  const createdOn = options.createdOn === undefined ? ok(today) : parseCalendarDate(options.createdOn);
  if (!createdOn.ok) return createdOn;
  if (createdOn.value > today) return fail("invalid-input", "The day of creation lies in the future.");
  const expiresOn = options.expiresOn === undefined ? ok(null) : parseCalendarDate(options.expiresOn);
  if (!expiresOn.ok) return expiresOn;
  const policyDays = options.policy === undefined ? ok(undefined) : parsePolicy(options.policy);
  if (!policyDays.ok) return policyDays;
  const provider = options.provider === undefined ? ok(undefined) : namedProvider(context, options.provider);
  if (!provider.ok) return provider;
  const draft = {
    name,
    project: options.project ?? null,
    environment: options.env ?? null,
    tags: options.tag,
    note: options.note ?? "",
    allowPrivate: options.allowPrivate === true,
    createdOn: createdOn.value,
    expiresOn: expiresOn.value,
  };
  return ok({ draft, provider: provider.value, policyDays: policyDays.value });
}

/** All that is kept as it is given, without encryption. */
function readableTexts(name: string, options: AddOptions): readonly ReadableText[] {
  return [
    ["name", name],
    ["variable", options.variable ?? ""],
    ["project", options.project ?? ""],
    ["environment", options.env ?? ""],
    ["note", options.note ?? ""],
    ...options.tag.map((tag) => ["tag", tag] as const),
    ...fieldTexts(options.field),
  ];
}

function checkPlace(vault: Vault, draft: KeyPlan["draft"]): Result<void> {
  const wanted = draft.name.normalize("NFC").trim();
  const taken = vault
    .list()
    .some(
      (key) => key.name === wanted && key.project === draft.project && key.environment === draft.environment,
    );
  if (!taken) return ok();
  return fail("name-taken", `There is a key ${display(wanted)} already in this project and environment.`, {
    hint: "Choose another name, -p or -e, or see it with: keystow show",
    details: { name: wanted },
  });
}

async function store(
  context: CommandContext,
  vault: Vault,
  plan: KeyPlan,
  options: AddOptions,
  secret: Secret,
): Promise<
  Result<{ readonly key: Key; readonly provider: ProviderDefinition | null; readonly sameAs: readonly Key[] }>
> {
  const text = secret.revealText();
  const ownVariable = options.variable ?? (isVariable(plan.draft.name) ? plan.draft.name : undefined);
  const provider =
    plan.provider === undefined
      ? await detectedProvider(context, text, ownVariable ?? "")
      : await confirmedProvider(context, plan.provider, { text, anyForm: options.anyForm === true });
  if (!provider.ok) return provider;
  const request = {
    provider: provider.value,
    given: options.field,
    files: options.fieldFile,
    allowPrivate: plan.draft.allowPrivate,
  };
  const fields = await readFields(context, request);
  if (!fields.ok) return fields;
  const same = await vault.findSame(secret);
  if (!same.ok) return same;
  const added = await vault.add(newKey(context, plan, ownVariable, provider.value, fields.value, text), {
    value: secret,
    fields: fields.value.secret,
  });
  for (const one of Object.values(fields.value.secret)) one.wipe();
  return added.ok ? ok({ key: added.value, provider: provider.value, sameAs: same.value }) : added;
}

function newKey(
  { catalogue }: CommandContext,
  { draft, policyDays }: KeyPlan,
  ownVariable: string | undefined,
  provider: ProviderDefinition | null,
  fields: ReadFields,
  text: string,
): NewKey {
  return {
    ...draft,
    variable: ownVariable ?? provider?.variables[0] ?? variableFrom(draft.name),
    provider: provider?.id ?? null,
    fields: fields.plain,
    allowPrivate: fields.allowPrivate,
    policyDays: policyDays === undefined ? defaultPolicyDays(provider) : policyDays,
    knownPrefix: knownPrefixOf(text, provider?.id ?? null, catalogue),
  };
}

function isVariable(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name);
}

/** `my stripe key` becomes `MY_STRIPE_KEY`; a name without Latin letters becomes `API_KEY`. */
function variableFrom(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "");
  return words === "" ? "API_KEY" : words.toUpperCase();
}
