/** `due`, `policy` and `snooze`: when keys are to be rotated, and who decides that. */
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { CalendarDate, Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import {
  addDays,
  daysBetween,
  dueList,
  maximumDays,
  parseCalendarDate,
  parsePolicy,
  parseSpan,
  rotationView,
  soonDays,
  today as todayOf,
} from "../../core/rotation/index.ts";
import type { DueKey } from "../../core/rotation/index.ts";
import type { Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addPlaceOptions, findKey, type PlaceOptions } from "../find-key.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { table } from "../table.ts";
import { keyToJson } from "../view.ts";
import { exportCalendar } from "./rotation-calendar.ts";
import { argumentOf, dueRow, whenText } from "./rotation-text.ts";

interface DueOptions {
  readonly within?: string;
  readonly ics?: string;
  readonly yes?: boolean;
}

/** Adds the commands to the program. */
export const registerRotationCommands: RegisterCommands = (program, run) => {
  const dueCommand = program
    .command("due")
    .summary("which keys are to be rotated")
    .description("Lists the keys that are overdue or due soon. Exit code 3 when one is overdue.")
    .option("--within <span>", "how far to look ahead: 14d, 12w, 6m, 1y (default: 14d)")
    .option(
      "--ics <file>",
      "write a calendar file: all keys that have a date, or those --within; - for standard output",
    )
    .option("--yes", "replace a file that Keystow did not write")
    .action((options: DueOptions) => run((context, { json }) => due(context, options, json)));
  addExamples(dueCommand, ["keystow due", "keystow due --within 12w --json", "keystow due --ics keys.ics"]);
  const policyCommand = addPlaceOptions(program.command("policy <name> <span>"))
    .summary("how often a key is to be rotated")
    .description(
      "Sets how often a key is to be rotated: 90d, 12w, 6m (of 30 days), 1y (365 days), or none. It counts from\n" +
        "the day the key was made. The day on which the provider ends the key counts in any case.",
    )
    .action((name: string, span: string, place: PlaceOptions) =>
      run((context, { json }) => setPolicy(context, name, span, place, json)),
    );
  addExamples(policyCommand, ["keystow policy STRIPE_SECRET_KEY 90d", "keystow policy SANDBOX_KEY none"]);
  const snoozeCommand = addPlaceOptions(program.command("snooze <name> <until>"))
    .summary("put a rotation off")
    .description(
      "Puts the rotation of a key off, for a span from today (7d) or until a date. none ends a snooze. It cannot\n" +
        "move the day on which the provider ends the key.",
    )
    .action((name: string, until: string, place: PlaceOptions) =>
      run((context, { json }) => snooze(context, name, until, place, json)),
    );
  addExamples(snoozeCommand, [
    "keystow snooze STRIPE_SECRET_KEY 7d",
    "keystow snooze STRIPE_SECRET_KEY 2027-01-15 --env prod",
    "keystow snooze STRIPE_SECRET_KEY none",
  ]);
};

async function due(context: CommandContext, options: DueOptions, json: boolean): Promise<CommandOutcome> {
  if (json && options.ics === "-") {
    return fail("usage", "--json and --ics - both want standard output.", {
      hint: "Give --ics a file name.",
    });
  }
  const within = options.within === undefined ? ok(soonDays) : parseSpan(options.within);
  if (!within.ok) return within;
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const keys = vault.value.list();
  const today = todayOf(context.clock);
  if (options.ics !== undefined) {
    const days = options.within === undefined ? Number.POSITIVE_INFINITY : within.value;
    const exported = dueList(keys, today, days).map(({ key }) => key);
    const written = await exportCalendar(context, exported, today, options.ics, options.yes === true);
    if (!written.ok) return written;
  }
  const lines = dueList(keys, today, within.value);
  if (json)
    context.terminal.json({
      version: 1,
      today,
      within: within.value,
      keys: lines.map((line) => lineAsJson(vault.value, line, today)),
    });
  else if (options.ics !== "-") printDue(context, lines, keys, today, within.value);
  return ok({ exitCode: lines.some(({ daysLeft }) => daysLeft < 0) ? 3 : 0 });
}

/** The JSON of a key and what only this list knows. Files are not read, so links stay "unknown". */
function lineAsJson(vault: Vault, line: DueKey<Key>, today: CalendarDate): Readonly<Record<string, unknown>> {
  return { ...keyAsJson(vault, line.key, today), daysLeft: line.daysLeft };
}

function keyAsJson(vault: Vault, key: Key, today: CalendarDate): Readonly<Record<string, unknown>> {
  const links = vault.links(key.id).map((link) => ({ ...link, state: "unknown" as const }));
  const { snoozedUntil } = key.rotation;
  return { ...keyToJson(key, { store: vault.info().store, today, links }), snoozedUntil };
}

function printDue(
  { terminal, catalogue }: CommandContext,
  lines: readonly DueKey<Key>[],
  keys: readonly Key[],
  today: CalendarDate,
  within: number,
): void {
  const [first] = lines;
  if (first === undefined) {
    const [next] = dueList(keys, today, Number.POSITIVE_INFINITY);
    const then = next === undefined ? "" : ` Next is ${display(next.key.name)} on ${next.dueOn}.`;
    terminal.message(`Nothing is due within ${counted(within, "day")}.${then}`);
    return;
  }
  terminal.data(table(terminal, lines.map(dueRow)));
  const overdue = lines.filter(({ daysLeft }) => daysLeft < 0).length;
  terminal.message(`${lines.length} due within ${counted(within, "day")}, ${overdue} of them overdue.`);
  const page = catalogue.find(({ id }) => id === first.key.provider)?.keyPage;
  const name = argumentOf(first.key);
  if (page !== undefined && page !== null) terminal.message(`Keys are made at ${page}`);
  terminal.message(`Next: keystow snooze ${name} 7d, or keystow show ${name}`);
}

async function setPolicy(
  context: CommandContext,
  name: string,
  span: string,
  place: PlaceOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const policyDays = parsePolicy(span);
  if (!policyDays.ok) return policyDays;
  const found = await findKey(context, name, place);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  // A new rhythm starts afresh: an old snooze would hide that it has begun.
  const changed = vault.setPolicy(key.id, { policyDays: policyDays.value, snoozedUntil: null });
  return changed.ok ? report(context, vault, changed.value, json) : changed;
}

async function snooze(
  context: CommandContext,
  name: string,
  until: string,
  place: PlaceOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const today = todayOf(context.clock);
  const snoozedUntil = parseUntil(until, today);
  if (!snoozedUntil.ok) return snoozedUntil;
  const found = await findKey(context, name, place);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const shown = display(key.name);
  if (key.rotation.policyDays === null && snoozedUntil.value !== null) {
    return fail("unsupported", `${shown} has no rotation policy, so there is nothing to put off.`, {
      hint: `keystow policy ${argumentOf(key)} 90d sets one.`,
    });
  }
  const policyDays = key.rotation.policyDays;
  const changed = vault.setPolicy(key.id, { policyDays, snoozedUntil: snoozedUntil.value });
  if (!changed.ok) return changed;
  const { dueOn } = rotationView(changed.value, today);
  if (snoozedUntil.value !== null && dueOn !== null && dueOn !== snoozedUntil.value) {
    const why = dueOn < snoozedUntil.value ? "the provider ends the key then" : "its policy is later anyway";
    context.terminal.message(`${shown} stays due on ${dueOn}: ${why}.`);
  }
  return report(context, vault, changed.value, json);
}

/** `7d`, a date or `none`. A date must lie ahead, by at most ten years. */
function parseUntil(text: string, today: CalendarDate): Result<CalendarDate | null> {
  if (text.trim().toLowerCase() === "none") return ok(null);
  const hint = "Write a span (7d, 2w), a date (2027-01-15) or none.";
  const span = parseSpan(text);
  const date = span.ok ? ok(addDays(today, span.value)) : parseCalendarDate(text);
  if (!date.ok) return fail("invalid-input", "That is neither a span of time nor a date.", { hint });
  const days = daysBetween(today, date.value);
  if (days < 1) return fail("invalid-input", "A snooze must end after today.", { hint });
  if (days > maximumDays) return fail("invalid-input", "A snooze may last at most ten years.", { hint });
  return date;
}

/** Says how the key stands now. */
function report(context: CommandContext, vault: Vault, key: Key, json: boolean): CommandOutcome {
  const { terminal, clock } = context;
  const today = todayOf(clock);
  const view = rotationView(key, today);
  if (json) {
    terminal.json({ version: 1, key: keyAsJson(vault, key, today) });
    return ok({ exitCode: 0 });
  }
  const rhythm =
    view.policyDays === null ? "no rotation policy" : `rotate every ${counted(view.policyDays, "day")}`;
  const next = view.dueOn === null ? "never due" : whenText(view.dueOn, daysBetween(today, view.dueOn));
  terminal.message(`${display(key.name)}: ${rhythm}, ${next}.`);
  return ok({ exitCode: 0 });
}
