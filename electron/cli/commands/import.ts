/** `import`: the keys of `.env` files into the vault. The files themselves are never changed, nothing is sent. */
import { resolve } from "node:path";
import { maximumFileBytes, parseForImport, planImport, withProvider } from "../../core/envfile/index.ts";
import type { ImportRequest, ImportRow } from "../../core/envfile/index.ts";
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import { findProvider } from "../../core/providers/index.ts";
import type { Vault } from "../../core/vault/index.ts";
import { addRows, importRequest, recordImport } from "../../services/import-plan.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { printProblems, printTable, report } from "./import-report.ts";
import type { OpenedFile, Outcome } from "./import-report.ts";

interface ImportOptions {
  readonly project?: string;
  readonly env?: string;
  readonly yes?: boolean;
}

const openFile = async (context: CommandContext, file: string): Promise<Result<OpenedFile>> => {
  const path = await context.files.resolve(resolve(context.workingFolder, file));
  if (!path.ok) return path;
  const content = await context.files.read(path.value, maximumFileBytes);
  if (!content.ok) return content;
  const parsed = parseForImport(content.value);
  content.value.fill(0);
  if (!parsed.ok)
    return { ok: false, error: { ...parsed.error, details: { ...parsed.error.details, file: path.value } } };
  return ok({ path: path.value, ...parsed.value });
};

const openFiles = async (
  context: CommandContext,
  files: readonly string[],
): Promise<Result<readonly OpenedFile[]>> => {
  const opened: OpenedFile[] = [];
  for (const file of new Set(files)) {
    const result = await openFile(context, file);
    if (!result.ok) return result;
    opened.push(result.value);
  }
  return ok(opened);
};

const requestFor = (
  context: CommandContext,
  vault: Vault,
  files: readonly OpenedFile[],
  options: ImportOptions,
): ImportRequest =>
  importRequest({
    vault,
    files,
    catalogue: context.catalogue,
    clock: context.clock,
    project: options.project ?? null,
    environment: options.env ?? null,
  });

const none = "none";

/** Asks whose key it is. */
const choose = async (
  context: CommandContext,
  request: ImportRequest,
  row: ImportRow,
): Promise<Result<ImportRow>> => {
  const choices = [
    ...row.candidates.map((id) => ({ value: id, label: findProvider(id, context.catalogue)?.name ?? id })),
    { value: none, label: "none of them" },
  ];
  const chosen = await context.prompts.choose(
    `Whose key is ${row.variable} (${row.masked})?`,
    choices,
    "--yes",
  );
  if (!chosen.ok) return chosen;
  return ok(withProvider(request, row, chosen.value === none ? null : chosen.value));
};

/**
 * Settles the rows whose provider is not sure: asked on a terminal, else kept without a provider, since
 * a key is never tried out to see.
 */
const settleProviders = async (
  context: CommandContext,
  request: ImportRequest,
  rows: readonly ImportRow[],
  options: ImportOptions,
): Promise<Result<readonly ImportRow[]>> => {
  const { stdinIsTerminal, stderrIsTerminal } = context.terminal;
  if (options.yes === true || !stdinIsTerminal || !stderrIsTerminal) return ok(rows);
  const settled: ImportRow[] = [];
  for (const row of rows) {
    const isOpen = row.state === "new" && row.provider === null && row.candidates.length > 0;
    const result = isOpen ? await choose(context, request, row) : ok(row);
    if (!result.ok) return result;
    settled.push(result.value);
  }
  return ok(settled);
};

/** Adds the new rows, with a progress bar on a terminal. */
const storeRows = async (
  context: CommandContext,
  vault: Vault,
  rows: readonly ImportRow[],
): Promise<Result<Outcome>> => {
  const fresh = rows.filter((row) => row.state === "new");
  const progress = context.terminal.progress(fresh.length, "Storing keys");
  const { added, conflicts, stopped } = await addRows(vault, fresh, {
    linked: true,
    mayGoOn: (count) =>
      context.interrupted.aborted
        ? fail("cancelled", `Stopped: ${count} of ${fresh.length} keys were stored.`)
        : ok(),
    onStep: () => progress.step(),
  });
  progress.end();
  if (!stopped.ok) return stopped;
  const earlier = rows.filter((row) => row.state === "conflict");
  return ok({ added: added.map(({ row }) => row), conflicts: [...earlier, ...conflicts] });
};

const recordImports = (vault: Vault, files: readonly OpenedFile[], outcome: Outcome): void => {
  for (const { path, entries } of files) {
    const added = outcome.added.filter((row) => row.file === path).length;
    recordImport(vault, path, { added, skipped: entries.length - added });
  }
};

const agree = async (
  context: CommandContext,
  count: number,
  options: ImportOptions,
): Promise<Result<void>> => {
  if (count === 0 || options.yes === true) return ok();
  const answer = await context.prompts.confirm(
    `Store ${count} new ${count === 1 ? "key" : "keys"}?`,
    "--yes",
  );
  if (!answer.ok) return answer;
  return answer.value ? ok() : fail("cancelled", "Nothing was stored.");
};

const importFiles = async (
  context: CommandContext,
  names: readonly string[],
  options: ImportOptions,
  json: boolean,
): Promise<CommandOutcome> => {
  const files = await openFiles(context, names);
  if (!files.ok) return files;
  try {
    const vault = await context.vault();
    if (!vault.ok) return vault;
    const request = requestFor(context, vault.value, files.value, options);
    const planned = await planImport(request);
    if (!planned.ok) return planned;
    printProblems(context, files.value);
    printTable(context, planned.value);
    const rows = await settleProviders(context, request, planned.value, options);
    if (!rows.ok) return rows;
    const agreed = await agree(context, rows.value.filter((row) => row.state === "new").length, options);
    if (!agreed.ok) return agreed;
    const outcome = await storeRows(context, vault.value, rows.value);
    if (!outcome.ok) return outcome;
    recordImports(vault.value, files.value, outcome.value);
    report(context, files.value, rows.value, outcome.value, json);
    return ok({ exitCode: 0 });
  } finally {
    for (const { entries } of files.value) for (const { value } of entries) value.wipe();
  }
};

const help = `Stores the keys of .env files. Providers are recognised offline and nothing is sent; the files are not
changed. Placeholders, settings and values that the vault has already are skipped; a name that is taken by
another value is reported as a conflict and left alone.`;

/** Adds `import`. */
export const registerImportCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("import <files...>")
    .summary("read .env files into the vault")
    .description(help)
    .option("-p, --project <project>", "the project of the new keys")
    .option("-e, --env <environment>", "the environment of the new keys")
    .option("--yes", "store without asking")
    .action((files: string[], options: ImportOptions) =>
      run((context, { json }) => importFiles(context, files, options, json)),
    );
  addExamples(command, ["keystow import .env -p shop -e dev", "keystow import .env .env.local --yes --json"]);
};
