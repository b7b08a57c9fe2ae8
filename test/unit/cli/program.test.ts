import { describe, expect, test } from "vitest";
import type { CommandEntry } from "../../../electron/cli/command-list.ts";
import type { CommandContext, RegisterCommands } from "../../../electron/cli/context.ts";
import { addExamples } from "../../../electron/cli/help.ts";
import { runProgram } from "../../../electron/cli/program.ts";
import { fail, ok } from "../../../electron/core/errors.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";

const canary = `sk-canary-${"0".repeat(24)}`;

const registerFetch: RegisterCommands = (program, run) => {
  const fetching = program
    .command("fetch <name>")
    .description("fetches")
    .option("--within <span>", "how far")
    .action((name: string, options: { within?: string }) =>
      run(async (context, { json }) => {
        if (name === "throw") throw new Error(`foreign text ${canary}`);
        if (name === "locked")
          return fail("store-locked", "The keychain is locked.", {
            hint: "Unlock it.",
            details: { store: "x" },
          });
        context.terminal.data(`${name} ${String(json)} ${options.within ?? "-"}\n`);
        return ok({ exitCode: name === "rejected" ? 3 : 0 });
      }),
    );
  addExamples(fetching, ["keystow fetch THIS"]);
};

const registerGroup: RegisterCommands = (program, run) => {
  const group = program.command("group").description("two of them");
  group.command("one").action(() => run(async () => ok({ exitCode: 0 })));
  group.command("two").action(() => run(async () => ok({ exitCode: 4 })));
};

const entry = (name: string, register: RegisterCommands): CommandEntry => ({
  name,
  summary: `does ${name}`,
  group: "Keys",
  catalogue: false,
  load: async () => register,
});
const entries = [
  entry("fetch", registerFetch),
  entry("group", registerGroup),
  entry("broken", () => {
    throw new Error(canary);
  }),
];

async function keystow(words: readonly string[], interrupted = new AbortController().signal) {
  const terminal = recordingTerminal();
  let closed = 0;
  const exitCode = await runProgram(words, {
    entries,
    terminal,
    version: "9.9.9",
    interrupted,
    open: async () =>
      ok({
        context: { terminal } as unknown as CommandContext,
        close: async () => {
          closed += 1;
        },
      }),
  });
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr(), closed };
}

describe("the program", () => {
  test("alone prints short help with three examples", async () => {
    const { exitCode, stdout, stderr } = await keystow([]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout.match(/^ {2}keystow /gm)).toHaveLength(3);
  });

  test.each([["--help"], ["-h"], ["help"]])("%s lists every command and the exit codes", async (word) => {
    const { exitCode, stdout } = await keystow([word]);
    expect(exitCode).toBe(0);
    for (const text of ["fetch", "does fetch", "does group", "Exit codes", "KEYSTOW_HOME"])
      expect(stdout).toContain(text);
  });

  test("--version", async () => {
    expect(await keystow(["--version"])).toMatchObject({ exitCode: 0, stdout: "9.9.9\n" });
  });

  test.each([
    [["fetch", "--help"], "keystow fetch THIS"],
    [["help", "fetch"], "keystow fetch THIS"],
    [["fetch", "-h"], "--json"],
    [["group", "--help"], "one"],
  ])("%j shows the help of one command", async (words, expected) => {
    const { exitCode, stdout, stderr } = await keystow(words);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(expected);
  });

  test("runs a command, closes its context and ends with its exit code", async () => {
    expect(await keystow(["fetch", "A", "--within", "7d"])).toEqual({
      exitCode: 0,
      stdout: "A false 7d\n",
      stderr: "",
      closed: 1,
    });
    expect(await keystow(["fetch", "rejected", "--json"])).toMatchObject({
      exitCode: 3,
      stdout: "rejected true -\n",
    });
    expect((await keystow(["group", "two"])).exitCode).toBe(4);
  });

  test("prints a failure for people on stderr, and as JSON on stdout", async () => {
    expect(await keystow(["fetch", "locked"])).toEqual({
      exitCode: 5,
      stdout: "",
      stderr: "error: The keychain is locked.\n  Unlock it.\n  [store-locked]\n",
      closed: 1,
    });
    const { exitCode, stdout, stderr } = await keystow(["fetch", "locked", "--json"]);
    expect([exitCode, stderr]).toEqual([5, ""]);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      error: {
        code: "store-locked",
        message: "The keychain is locked.",
        hint: "Unlock it.",
        details: { store: "x" },
      },
    });
  });

  test.each([[["fetch", "throw"]], [["broken"]]])(
    "%j: an unexpected exception shows no foreign text",
    async (words) => {
      const { exitCode, stdout, stderr } = await keystow(words);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("internal error");
      expect(stdout + stderr).not.toContain("canary");
    },
  );

  test.each<[readonly string[], string]>([
    [["fetch"], "The argument NAME is missing."],
    [["fetch", "A", "B"], "There are more arguments than this command takes."],
    [["fetch", "A", "--nope"], 'There is no option "--nope" here.'],
    [["fetch", "A", "--withn", "1"], "Did you mean --within?"],
    [["fetch", "A", "--within"], "The option --within <span> needs a value."],
    [["group", "three"], "There is no such subcommand."],
    [["group"], "See: keystow group --help"],
    [["group", "one", "--nope"], "See: keystow group one --help"],
    [["fech"], "Did you mean fetch?"],
    [["rotate"], 'There is no command "rotate".'],
    [["rotate"], "There are: fetch, group, broken."],
    [["--json", "fetch"], "Options come after the command."],
  ])("%j is a usage error: %s", async (words, expected) => {
    const { exitCode, stdout, stderr } = await keystow(words);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain(expected);
  });

  test("a usage error with --json is JSON too", async () => {
    const { exitCode, stdout } = await keystow(["rotate", "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      error: { code: "usage", details: { commands: ["fetch", "group", "broken"] } },
    });
  });

  test.each([
    [["fetch", "A", canary]],
    [["fetch", "A", `--value=${canary}`]],
    [[canary]],
    [["fetch", "A", `--within`, "1d", canary, canary]],
    [["group", canary]],
  ])("a key that was pasted into the command line is not repeated (%#)", async (words) => {
    const { exitCode, stdout, stderr } = await keystow(words);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toContain("canary");
  });

  test("ends with 130 after Ctrl+C, whatever the command returned", async () => {
    expect((await keystow(["fetch", "A"], AbortSignal.abort())).exitCode).toBe(130);
  });
});
