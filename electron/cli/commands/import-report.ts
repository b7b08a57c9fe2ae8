/** What `import` prints: a masked row for every variable, doubtful lines, and the sum. */
import { isExampleName } from "../../core/envfile/index.ts";
import type { ImportEntry, ImportRow, ImportState, LineProblem } from "../../core/envfile/index.ts";
import { display } from "../../core/redaction/index.ts";
import type { CommandContext } from "../context.ts";
import { table } from "../table.ts";

/** One file that was read. */
export interface OpenedFile {
  readonly path: string;
  readonly entries: readonly ImportEntry[];
  readonly problems: readonly LineProblem[];
}

/** What became of the rows. */
export interface Outcome {
  readonly added: readonly ImportRow[];
  readonly conflicts: readonly ImportRow[];
}

const words: Readonly<Record<ImportState, string>> = {
  new: "new",
  stored: "already stored",
  repeated: "repeated",
  conflict: "conflict",
  field: "field",
  placeholder: "skipped",
  "not-a-key": "no key",
  "bad-name": "skipped",
};

/** One line a variable. */
export const printTable = (context: CommandContext, rows: readonly ImportRow[]): void => {
  const cells = rows.map((row) =>
    [
      words[row.state],
      display(row.variable, 40),
      row.provider ?? (row.candidates.length > 0 ? "not sure" : "-"),
      display(row.masked, 30),
      display(`${row.file}:${row.line}`),
      display(row.note, 120),
    ].map((text) => ({ text })),
  );
  const lines = table(context.terminal, cells).split("\n").slice(0, -1);
  for (const line of lines) context.terminal.message(line);
};

/** Lines that are malformed or doubtful. */
export const printProblems = (context: CommandContext, files: readonly OpenedFile[]): void => {
  for (const { path, problems } of files) {
    if (isExampleName(path))
      context.terminal.message(`${display(path, 200)} has the name of a file without values.`);
    for (const { line, message } of problems)
      context.terminal.message(`${display(path, 200)}:${line}: ${display(message, 200)}`);
  }
};

const rowAsJson = (row: ImportRow, outcome: Outcome): Readonly<Record<string, unknown>> => ({
  file: row.file,
  line: row.line,
  variable: row.variable,
  state: outcome.added.includes(row) ? "added" : outcome.conflicts.includes(row) ? "conflict" : row.state,
  provider: row.provider,
  candidates: row.candidates,
  masked: row.masked,
  note: row.note,
});

/** The sum for people, or everything as JSON. */
export const report = (
  context: CommandContext,
  files: readonly OpenedFile[],
  rows: readonly ImportRow[],
  outcome: Outcome,
  json: boolean,
): void => {
  const { added, conflicts } = outcome;
  const skipped = rows.length - added.length - conflicts.length;
  if (json) {
    const problems = files.flatMap(({ path, problems: found }) =>
      found.map((problem) => ({ file: path, ...problem })),
    );
    context.terminal.json({
      version: 1,
      rows: rows.map((row) => rowAsJson(row, outcome)),
      problems,
      summary: { added: added.length, skipped, conflicts: conflicts.length },
    });
    return;
  }
  const hint =
    conflicts.length === 0 ? "" : ` Import those into another place with -p PROJECT or -e ENVIRONMENT.`;
  context.terminal.message(
    `${added.length} stored, ${skipped} skipped, ${conflicts.length} in conflict.${hint} The files were not changed.`,
  );
};
