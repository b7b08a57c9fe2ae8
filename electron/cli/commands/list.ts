/** `list`: the keys of the vault, masked. */
import { ok } from "../../core/errors.ts";
import type { Key, Link } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { today as todayOf } from "../../core/rotation/index.ts";
import { parseQuery, type Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { table, type Cell } from "../table.ts";
import { ageCell, checkCell, keyToJson, placeText, signCell } from "../view.ts";

const help = `Lists the keys, masked. All words of the query must occur; status: env: provider: project: tag:
and due:<14d (or due:overdue) narrow it, archived:yes shows the archive.
With --json the state of links is "unknown": 'show' reads the files and says it.`;

/** Adds the command to the program. */
export const registerListCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("list [query...]")
    .summary("the keys, masked")
    .description(help)
    .action((words: readonly string[]) => run((context, { json }) => list(context, words.join(" "), json)));
  addExamples(command, [
    "keystow list",
    "keystow list status:rejected env:prod",
    "keystow list due:<14d --json | jq -r '.keys[].name'",
  ]);
};

async function list(context: CommandContext, words: string, json: boolean): Promise<CommandOutcome> {
  const today = todayOf(context.clock);
  const query = parseQuery(words, today);
  if (!query.ok) return query;
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const vault = opened.value;
  const keys = vault.list(query.value);
  if (json) {
    const { store } = vault.info();
    const linksOf = linksByKey(vault);
    context.terminal.json({
      version: 1,
      keys: keys.map((key) => keyToJson(key, { store, today, links: linksOf(key) })),
    });
    return ok({ exitCode: 0 });
  }
  context.terminal.data(
    table(
      context.terminal,
      keys.map((key) => row(key, today, context.clock.now())),
    ),
  );
  sayMore(context, vault, keys, words);
  return ok({ exitCode: 0 });
}

function linksByKey(vault: Vault): (key: Key) => readonly (Link & { readonly state: "unknown" })[] {
  const links = Map.groupBy(vault.links(), (link) => link.keyId);
  return (key) => (links.get(key.id) ?? []).map((link) => ({ ...link, state: "unknown" }));
}

function row(key: Key, today: string, now: number): readonly Cell[] {
  return [
    signCell(key.check.status),
    { text: display(key.name) },
    { text: key.provider === null ? "-" : display(key.provider) },
    { text: placeText(key) || "-" },
    checkCell(key, now),
    ageCell(key, today),
    { text: display(key.masked), colour: "gray" },
  ];
}

function sayMore({ terminal }: CommandContext, vault: Vault, keys: readonly Key[], words: string): void {
  if (keys.length > 0) terminal.message(`${counted(keys.length, "key")}.`);
  else if (words.trim() !== "") terminal.message(`No key matches ${display(words)}.`);
  else if (vault.info().keyCount === 0) terminal.message("The vault is empty. Next: keystow add NAME");
  else terminal.message("All keys are archived: keystow list archived:yes");
}
