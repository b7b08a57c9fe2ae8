/** `demo`: the whole job in a throw-away vault, against a pretend provider on this machine. */
import type { CommandEntry } from "../command-list.ts";
import type { RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";

const help = `Shows the whole job in a few seconds: create a vault, store keys, check them, see what is due, write a
.env file. It runs the ordinary commands in a folder that is removed at the end, against a pretend
provider on this machine. It needs no network and no keychain, and your own vault is not touched.`;

/** The command, which runs those of \`entries\`. */
export function demoCommand(entries: readonly CommandEntry[]): RegisterCommands {
  return (program, run) => {
    const command = program
      .command("demo")
      .summary("the whole job in a throw-away vault, with a pretend provider")
      .description(help)
      .action(() =>
        run(async (context, { json }) => {
          const { runDemo } = await import("../../demo/demo.ts");
          return await runDemo(context, entries, json);
        }),
      );
    addExamples(command, ["keystow demo", "keystow demo --json"]);
  };
}
