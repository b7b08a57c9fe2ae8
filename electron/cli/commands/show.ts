/** `show`: everything that is known of one key, masked. */
import { ok } from "../../core/errors.ts";
import type { Evidence, Identity, KeptCheck, Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { rotationView, today as todayOf } from "../../core/rotation/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { controlText, driftTexts, evidenceText } from "./evidence-text.ts";
import { addPlaceOptions, findKey, type PlaceOptions } from "../find-key.ts";
import { addExamples } from "../help.ts";
import { linkStates } from "../../services/link-states.ts";
import { paint } from "../output.ts";
import { table } from "../table.ts";
import {
  checkCell,
  agoText,
  daysAgo,
  dueText,
  keyToJson,
  type LinkView,
  placeText,
  signCell,
  statusText,
} from "../view.ts";

const shownChecks = 10;
/** Room for URLs, notes and paths. */
const longText = 400;

/** Adds the command to the program. */
export const registerShowCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("show <name>")
    .summary("everything that is known of one key, masked")
    .description(
      "Shows one key: its facts, the last check with its evidence, rotation, and the files it was written into.",
    );
  addPlaceOptions(command).action((name: string, place: PlaceOptions) =>
    run((context, { json }) => show(context, name, place, json)),
  );
  addExamples(command, [
    "keystow show STRIPE_SECRET_KEY",
    "keystow show STRIPE_SECRET_KEY@payments/prod",
    "keystow show STRIPE_SECRET_KEY --json",
  ]);
};

async function show(
  context: CommandContext,
  name: string,
  place: PlaceOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const found = await findKey(context, name, place);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const today = todayOf(context.clock);
  const { store } = vault.info();
  const links = await linkStates(vault, context.files, key);
  const history = vault.checkHistory(key.id, shownChecks);
  if (json) {
    context.terminal.json({
      version: 1,
      key: keyToJson(key, { store, today, links }),
      history: history.map(recordToJson),
    });
    return ok({ exitCode: 0 });
  }
  const { terminal } = context;
  terminal.data(`${paint(terminal, "bold", display(key.name))}  ${display(key.masked)}\n\n`);
  const rows = [...factRows(context, key, today), ...checkRows(context, key), ...rotationRows(key, today)];
  terminal.data(
    table(
      terminal,
      rows.map(([label, text]) => [{ text: label, colour: "gray" }, { text }]),
    ),
  );
  printLinks(context, links);
  printHistory(context, history);
  return ok({ exitCode: 0 });
}

function recordToJson({
  at,
  verdict,
  identity,
  evidence,
  drift,
}: KeptCheck): Readonly<Record<string, unknown>> {
  return { at, status: verdict.status, reason: verdict.reason, identity, evidence, drift };
}

type Row = readonly [label: string, text: string];

/** Rows without an answer are left out. */
function filled(rows: readonly (readonly [string, string | null | undefined])[]): readonly Row[] {
  return rows.flatMap(([label, text]) =>
    text === null || text === undefined || text === "" ? [] : [[label, text]],
  );
}

function factRows({ catalogue }: CommandContext, key: Key, today: string): readonly Row[] {
  const provider = catalogue.find(({ id }) => id === key.provider);
  return filled([
    ["Variable", display(key.variable)],
    ["Provider", provider?.name ?? (key.provider === null ? "unknown" : display(key.provider))],
    ["Project", placeText(key)],
    ["Tags", key.tags.map((tag) => display(tag)).join(", ")],
    ["Note", display(key.note, longText)],
    ...Object.entries(key.fields).map(([id, value]) => [display(id), display(value, longText)] as const),
    ...key.secretFields.map((id) => [display(id), "(secret)"] as const),
    ["Created on", `${key.createdOn} (${daysAgo(key.createdOn, today)})`],
    ["Expires on", key.expiresOn],
    ["Archived", key.archivedAt],
    ["Keys page", provider?.keyPage],
    ["Id", key.id],
  ]);
}

/** Null when nothing was sent: the reason stands under "Why", and is no evidence. */
const sentEvidence = (evidence: Evidence | null): string | null =>
  evidence === null || evidence.method === "" ? null : evidenceText(evidence);

function checkRows({ catalogue, clock }: CommandContext, key: Key): readonly Row[] {
  const { check } = key;
  const now = clock.now();
  const provider = catalogue.find(({ id }) => id === key.provider);
  const { drift } = check;
  const changed = drift === null ? "" : ` (${agoText(drift.at, now)})`;
  const sign = signCell(check.status).text;
  return filled([
    ["Check", `${sign} ${checkCell(key, now).text}${check.at === null ? "" : `, ${agoText(check.at, now)}`}`],
    ["Why", check.status === "uncheckable" ? display(check.reason ?? "", longText) : null],
    ["Evidence", sentEvidence(check.evidence)],
    ["Made-up key", controlText(check, provider, now)],
    ...driftTexts(drift).map((text, index) => [index === 0 ? "Changed" : "and", text + changed] as const),
    ...identityRows(check.identity),
  ]);
}

const identityLabels: readonly (readonly [label: string, fact: keyof Identity])[] = [
  ["Account", "account"],
  ["Account id", "accountId"],
  ["Organisation", "organisation"],
  ["Plan", "plan"],
  ["Scopes", "scopes"],
  ["Ends on", "expiresOn"],
  ["Credit", "credit"],
  ["Limits", "limits"],
];

function identityRows(identity: Identity): readonly (readonly [string, string | undefined])[] {
  return identityLabels.map(([label, fact]) => {
    const value = identity[fact];
    return [label, value === undefined ? undefined : display([value].flat().join(", "), longText)];
  });
}

function rotationRows(key: Key, today: string): readonly Row[] {
  const view = rotationView(key, today);
  const policy = view.policyDays === null ? "no policy" : `every ${view.policyDays} days`;
  const due = view.dueOn === null ? "" : `, ${dueText(view, today)} (${view.dueOn})`;
  const { snoozedUntil } = key.rotation;
  return [["Rotation", `${policy}${due}${snoozedUntil === null ? "" : `, snoozed until ${snoozedUntil}`}`]];
}

function printLinks({ terminal }: CommandContext, links: readonly LinkView[]): void {
  if (links.length === 0) return;
  terminal.data("\nWritten into\n");
  const rows = links.map(({ file, variable, state }) => [
    { text: `  ${display(file, longText)}` },
    { text: display(variable) },
    { text: state.replace("-", " ") },
  ]);
  terminal.data(table(terminal, rows));
}

function printHistory({ terminal }: CommandContext, history: readonly KeptCheck[]): void {
  if (history.length === 0) return;
  terminal.data("\nChecks, newest first\n");
  const rows = history.map(({ at, verdict, evidence }) => [
    { text: `  ${at.slice(0, 16).replace("T", " ")}Z` },
    signCell(verdict.status),
    { text: statusText(verdict) },
    { text: display(evidence.decidedBy, longText), colour: "gray" as const },
  ]);
  terminal.data(table(terminal, rows));
}
