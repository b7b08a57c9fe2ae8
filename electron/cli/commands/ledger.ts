/** `ledger`: every request that left this machine, and what came of it. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { Uuid } from "../../core/model.ts";
import { findProvider, isOwnProvider } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { type LedgerEntry, ledgerCsv, ledgerEntries, wholeLedger } from "../../services/ledger-entries.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { findKey } from "../find-key.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { table, type Cell } from "../table.ts";

interface LedgerOptions {
  readonly limit?: string;
  readonly all?: boolean;
  readonly provider?: string;
  readonly key?: string;
  readonly csv?: boolean;
}

const usualLimit = 50;

const help = `Lists the requests that left this machine, newest first: when, which host, method and path, bytes sent
and received, and what came of it. A key's value is in none of them: where it stood in an address, it
reads [key]. A line is written before its request leaves: "no answer noted" is under way, or was cut off with the
program. The newest 10,000 are kept.`;

/** Adds the command to the program. */
export const registerLedgerCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("ledger")
    .summary("what was sent where")
    .description(help)
    .option("--limit <n>", `how many, newest first (default: ${usualLimit})`)
    .option("--all", "all that are kept")
    .option("--provider <id>", "only requests to this provider")
    .option("--key <name>", "only requests with this key")
    .option("--csv", "a table for spreadsheets, to standard output")
    .action((options: LedgerOptions) => run((context, { json }) => ledger(context, options, json)));
  addExamples(command, [
    "keystow ledger",
    "keystow ledger --key STRIPE_SECRET_KEY --json",
    "keystow ledger --all --csv > requests.csv",
  ]);
};

async function ledger(
  context: CommandContext,
  options: LedgerOptions,
  json: boolean,
): Promise<CommandOutcome> {
  if (json && options.csv === true) return fail("usage", "--json and --csv exclude each other.");
  const limit = limitOf(options);
  if (!limit.ok) return limit;
  const provider = knownProvider(context, options.provider);
  if (!provider.ok) return provider;
  const keyId = await keyIdOf(context, options.key);
  if (!keyId.ok) return keyId;
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const entries = ledgerEntries(opened.value, {
    limit: limit.value,
    provider: provider.value,
    keyId: keyId.value,
  });
  if (json) context.terminal.json({ version: 1, requests: entries.map(requestToJson) });
  else if (options.csv === true) context.terminal.data(ledgerCsv(entries));
  else print(context, entries);
  return ok({ exitCode: 0 });
}

function limitOf({ limit, all }: LedgerOptions): Result<number> {
  if (limit === undefined) return ok(all === true ? wholeLedger : usualLimit);
  if (all === true) return fail("usage", "--all and --limit exclude each other.");
  const number = /^\d{1,5}$/.test(limit) ? Number(limit) : 0;
  if (number >= 1 && number <= wholeLedger) return ok(number);
  return fail("usage", `--limit takes a number from 1 to ${wholeLedger}.`);
}

function knownProvider({ catalogue }: CommandContext, id: string | undefined): Result<string | undefined> {
  // What was sent to a provider of the user's own stays in the ledger when that one is gone.
  if (id === undefined || isOwnProvider(id) || findProvider(id, catalogue) !== null) return ok(id);
  return fail("not-found", "There is no such provider.", { hint: "keystow providers lists them all." });
}

async function keyIdOf(context: CommandContext, name: string | undefined): Promise<Result<Uuid | undefined>> {
  if (name === undefined) return ok(undefined);
  const found = await findKey(context, name, {});
  return found.ok ? ok(found.value.key.id) : found;
}

/** As in the vault, with the key's name beside its id. */
function requestToJson(entry: LedgerEntry): Readonly<Record<string, unknown>> {
  const { at, keyId, keyName, provider, method, host, path, bytesSent, bytesReceived, outcome } = entry;
  const key = keyId === null ? null : { id: keyId, name: keyName };
  return { at, key, provider, method, host, path, bytesSent, bytesReceived, outcome };
}

function print({ terminal }: CommandContext, entries: readonly LedgerEntry[]): void {
  terminal.data(table(terminal, entries.map(row)));
  const hosts = new Set(entries.map(({ host }) => host)).size;
  terminal.message(
    entries.length === 0
      ? "No request is in the ledger."
      : `${counted(entries.length, "request")} to ${counted(hosts, "host")}.`,
  );
}

function row(entry: LedgerEntry): readonly Cell[] {
  const { at, keyName, method, host, path, bytesSent, bytesReceived, outcome } = entry;
  return [
    { text: `${at.slice(0, 10)} ${at.slice(11, 19)}Z`, colour: "gray" },
    { text: keyName === null ? "-" : display(keyName) },
    { text: display(`${method} ${host}${path}`) },
    { text: `${bytesSent}/${bytesReceived} B`, colour: "gray" },
    { text: display(outcome) },
  ];
}
