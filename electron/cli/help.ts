/** The help texts that belong to no single command. */
import type { Command } from "commander";
import type { CommandEntry } from "./command-list.ts";

const purpose = "a vault for developers' API keys, in your keychain.";

/** What `keystow` alone prints: three examples and where to read on. */
export const shortHelp = `Keystow: ${purpose}

  keystow add STRIPE_SECRET_KEY         store a key (hidden prompt) and check it
  keystow check --all                   ask every provider whether its keys still work
  keystow env write .env                write the keys of this project into a .env file

Begin with 'keystow init', or see the whole job with 'keystow demo'.
All commands: keystow --help
`;

const footer = `
Every command: --help (with examples), --json (stable, "version": 1; errors are printed on stdout too,
as {"version":1,"error":{"code","message","hint","details"}}).
Data goes to stdout, messages to stderr. There is no option that takes a secret's value.
Exit codes: 0 ok, 1 error, 2 usage, 3 some rejected or overdue, 4 some unreachable,
5 keychain locked, absent or denied, 6 a conflict that needs a decision, 130 cancelled.
Environment: KEYSTOW_HOME (the vault's folder), KEYSTOW_PASSPHRASE_FILE (of a sealed vault), NO_COLOR.
`;

/** The list of all commands, in groups. */
export function fullHelp(entries: readonly CommandEntry[]): string {
  const width = Math.max(...entries.map((entry) => entry.name.length));
  const groups = Map.groupBy(entries, (entry) => entry.group);
  const blocks = [...groups].map(([group, members]) => {
    const lines = members.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.summary}`);
    return `${group}\n${lines.join("\n")}\n`;
  });
  return `Keystow: ${purpose}\n\nUsage: keystow COMMAND [options]\n\n${blocks.join("\n")}${footer}`;
}

/** Puts examples below a command's own help. */
export function addExamples(command: Command, examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ ${example}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}
