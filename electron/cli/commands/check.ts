/** `check`: asks each key's own provider whether the key still works. */
import { exitCodeOf, fail, ok, type Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { today } from "../../core/rotation/index.ts";
import { parseQuery, selectorFrom, type Vault } from "../../core/vault/index.ts";
import { interruptedCheck } from "../../services/interrupted-check.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addPlaceOptions, type PlaceOptions } from "../find-key.ts";
import { addExamples } from "../help.ts";
import { dueKeys, keepDue, notWithDue } from "./check-due.ts";
import { checkAndRecord, type CheckedKey, type CheckedKeys } from "./check-keys.ts";
import { checkedToJson, printChecked, printSummary } from "./check-report.ts";

export { checkAndRecord, type CheckedKey, type CheckedKeys } from "./check-keys.ts";
export { identityText, printChecked, resultToJson } from "./check-report.ts";

const failOnChoices = ["rejected", "unreachable", "limited", "none"] as const;
type FailOn = (typeof failOnChoices)[number];

interface CheckOptions extends PlaceOptions {
  readonly all?: boolean;
  readonly resume?: boolean;
  readonly due?: boolean;
  readonly failOn: string;
  readonly ascii?: boolean;
  readonly testCanary?: boolean;
}

const description = `Asks each key's own provider whether the key still works: one harmless request a key, to the
provider's own host, over verified TLS. Where strangers might be let in as well, a made-up key is sent
there too, at most once a day: only when it is refused is a key called valid. Takes names, or a query as 'list' does. Exit code 3 when
a key is rejected, 4 when a provider could not be reached.`;

/** Adds the command to the program. */
export const registerCheckCommand: RegisterCommands = (program, run) => {
  const command = addPlaceOptions(program.command("check [names-or-query...]"))
    .summary("ask the providers whether keys still work")
    .description(description)
    .option("--all", "all keys of the vault (or of -p and -e)")
    .option("--resume", "the keys that an interrupted check of the last day did not come to")
    .option("--due", "what the schedule would check now: nothing, unless 'keystow schedule' is on")
    .option(
      "--fail-on <statuses>",
      `what makes the exit code 3 or 4, with commas: ${failOnChoices.join(", ")}`,
      "rejected,unreachable",
    )
    .option("--test-canary", "also test known canary tokens, which alerts whoever laid them out")
    .option("--ascii", "plain ASCII signs: + ~ x ? -")
    .action((words: readonly string[], options: CheckOptions) =>
      run((context, { json }) => check(context, words, options, json)),
    );
  addExamples(command, [
    "keystow check STRIPE_SECRET_KEY",
    "keystow check --all --json | jq '.summary'",
    "keystow check status:unreachable env:prod",
    "keystow check --resume",
    "keystow check --due",
    "keystow check --all -p web --fail-on rejected",
  ]);
};

async function check(
  context: CommandContext,
  words: readonly string[],
  options: CheckOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const failOn = parseFailOn(options.failOn);
  if (!failOn.ok) return failOn;
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const keys = selectKeys(context, opened.value, words, options);
  if (!keys.ok) return keys;
  const isDue = options.due === true;
  if (isDue && keys.value.length === 0 && !json) return ok({ exitCode: 0 });
  const started = context.clock.now();
  const result = await checkAndRecord(context, opened.value, keys.value, { ...options, asked: !isDue });
  const kept = isDue ? keepDue(context, opened.value, keys.value, result) : ok();
  if (!kept.ok) return kept;
  const unread = storeFailure(result.checked);
  // Nothing to show but that the store does not open: one error says it better than many lines.
  if (unread !== null && result.checked.every(({ record }) => record === null))
    return { ok: false, error: unread };
  report(context, result, options, json, context.clock.now() - started);
  return ok({ exitCode: exitCode(result.checked, failOn.value) });
}

function report(
  context: CommandContext,
  result: CheckedKeys,
  options: CheckOptions,
  json: boolean,
  durationMs: number,
): void {
  if (json) context.terminal.json(checkedToJson(result));
  else printChecked(context.terminal, result.checked, { ascii: options.ascii === true });
  if (!json) printSummary(context, result, durationMs);
}

function parseFailOn(text: string): Result<ReadonlySet<FailOn>> {
  const words = text.split(",").map((word) => word.trim().toLowerCase());
  const known = words.filter((word): word is FailOn => (failOnChoices as readonly string[]).includes(word));
  if (known.length === words.length) return ok(new Set(known));
  return fail("usage", `--fail-on takes ${failOnChoices.join(", ")}, with commas between several.`);
}

/** The keys that the words mean: names when the first word is one, else a query; narrowed by -p and -e. */
function selectKeys(
  context: CommandContext,
  vault: Vault,
  words: readonly string[],
  options: CheckOptions,
): Result<readonly Key[]> {
  if (options.resume === true) return keysLeft(context, vault, words, options);
  if (options.due === true) return namesKeys(words, options) ? notWithDue() : dueKeys(context, vault);
  const place = placeOf(options);
  const inPlace = options.project !== undefined || options.env !== undefined;
  if (words.length === 0 && options.all !== true && !inPlace) {
    return fail("usage", "Say which keys to check.", {
      hint: "Name them, give a query, or use --all for every key.",
    });
  }
  if (words.length > 0 && options.all === true) {
    return fail("usage", "--all and names exclude each other.", { hint: "Leave one of them out." });
  }
  const names = words.map((word) => vault.find({ ...selectorFrom(word), ...place }));
  if (names.some((found) => found.ok || found.error.code !== "not-found")) return allFound(names);
  const query = parseQuery(words.join(" "), today(context.clock));
  if (!query.ok) return query;
  const keys = vault
    .list(query.value)
    .filter((key) => matches(key.project, options.project) && matches(key.environment, options.env));
  // Nothing to check is no failure, as in `list`; a word that names nothing is one.
  if (keys.length > 0 || options.all === true) return ok(keys);
  return fail("not-found", "No key matches.", { hint: "keystow list shows what there is." });
}

/** Whether the command line says which keys it means. */
const namesKeys = (words: readonly string[], { all, project, env }: CheckOptions): boolean =>
  words.length > 0 || all === true || project !== undefined || env !== undefined;

/** What the last bulk check did not come to; it may be nothing. */
function keysLeft(
  { clock, terminal }: CommandContext,
  vault: Vault,
  words: readonly string[],
  options: CheckOptions,
): Result<readonly Key[]> {
  if (namesKeys(words, options) || options.due === true) {
    return fail("usage", "--resume goes on with an interrupted check, and takes no names and no places.");
  }
  const ids = new Set(interruptedCheck(vault, clock.now()));
  if (ids.size === 0) terminal.message("No check was interrupted.");
  return ok(vault.list().filter(({ id }) => ids.has(id)));
}

const placeOf = ({ project, env }: PlaceOptions) => ({
  ...(project === undefined ? {} : { project }),
  ...(env === undefined ? {} : { environment: env }),
});

const matches = (value: string | null, wanted: string | undefined): boolean =>
  wanted === undefined || value?.toLowerCase() === wanted.toLowerCase();

/** Each key once, in the order in which they were named. */
function allFound(names: readonly Result<Key>[]): Result<readonly Key[]> {
  const keys = new Map<string, Key>();
  for (const found of names) {
    if (!found.ok) return found;
    keys.set(found.value.id, found.value);
  }
  return ok([...keys.values()]);
}

/** The first failure of the store as a whole, which exit code 5 or 1 tells. */
function storeFailure(checked: readonly CheckedKey[]): CheckedKey["error"] {
  return checked.find(({ record, error }) => record === null && error !== null)?.error ?? null;
}

/** 5 before 3 before 1 before 4: what was not even tried, what is known to be wrong, what is not known. */
function exitCode(checked: readonly CheckedKey[], failOn: ReadonlySet<FailOn>): 0 | 1 | 3 | 4 | 5 {
  const codes = checked.flatMap(({ error }) => (error === null ? [] : exitCodeOf(error.code)));
  const has = (status: FailOn): boolean =>
    failOn.has(status) && checked.some(({ record }) => record?.verdict.status === status);
  if (codes.includes(5)) return 5;
  if (has("rejected") || has("limited")) return 3;
  if (codes.length > 0) return 1;
  return has("unreachable") ? 4 : 0;
}
