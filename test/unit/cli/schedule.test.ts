/** `schedule` and `check --due`: the terminal's side of the checks that nobody asks for. */
import { Command } from "commander";
import { beforeEach, describe, expect, test } from "vitest";
import { registerCheckCommand } from "../../../electron/cli/commands/check.ts";
import { registerScheduleCommand } from "../../../electron/cli/commands/schedule.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../../../electron/cli/context.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { isCheckedDaily } from "../../../electron/services/settings.ts";
import { createScriptedHttp, type ScriptedHttp } from "../../fakes/scripted-http.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";
import { createTestVault, type VaultFixture } from "../../helpers/vault-fixture.ts";

const hour = 3_600_000;
let fixture: VaultFixture;
let http: ScriptedHttp;
let works = true;

beforeEach(async () => {
  fixture = await createTestVault();
  works = true;
  http = createScriptedHttp(() => ({
    status: 200,
    body: JSON.stringify(works ? { ok: true, team: "Team" } : { ok: false, error: "invalid_auth" }),
  }));
});

const addSlack = (name: string, number = 0) =>
  fixture.add(name, `xoxb-${"1".repeat(12)}-${"2".repeat(12)}-Ab3${String(number).padStart(21, "0")}`, {
    provider: "slack",
  });

/** Runs one command line, as the program would; `people`: somebody looks. */
async function run(register: RegisterCommands, words: readonly string[], people = true) {
  const terminal = recordingTerminal({ stderrIsTerminal: people });
  const context = {
    terminal,
    http,
    catalogue,
    interrupted: new AbortController().signal,
    clock: fixture.clock,
    random: fixture.random,
    vault: async () => ({ ok: true, value: fixture.vault }),
  } as unknown as CommandContext;
  const program = new Command().exitOverride();
  let outcome: CommandOutcome | undefined;
  register(program, async (action) => {
    outcome = await action(context, { json: words.includes("--json") });
  });
  program.commands[0]?.option("--json");
  await program.parseAsync([...words], { from: "user" });
  if (outcome === undefined) throw new Error("the command did not run");
  const exitCode = outcome.ok ? outcome.value.exitCode : outcome.error.code;
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

const schedule = (...words: string[]) => run(registerScheduleCommand, ["schedule", ...words]);
const check = (...words: string[]) => run(registerCheckCommand, ["check", ...words]);

describe("schedule", () => {
  test("is off at first, and says how to turn it on", async () => {
    expect(await schedule()).toEqual({
      exitCode: 0,
      stdout: "Daily checks: off\n",
      stderr: "Turn them on with: keystow schedule on\n",
    });
    expect(JSON.parse((await schedule("status", "--json")).stdout)).toEqual({
      version: 1,
      on: false,
      keys: 0,
      due: 0,
      next: null,
    });
  });

  test("on says what that means and who is next, off takes it back; the window's setting is the same", async () => {
    const { id } = await addSlack("SLACK_TOKEN");
    await fixture.add("NOBODYS");
    const on = await schedule("on");
    expect(on.stderr).toContain("Requests now leave this computer at times you do not see");
    expect(on.stdout).toMatch(/^Daily checks: on\nTaking part: {2}1 key\nNext: {9}SLACK_TOKEN in \d+ min\n$/);
    expect(fixture.another().setting("window.checkDaily")).toBe("true");
    const status = JSON.parse((await schedule("status", "--json")).stdout) as { readonly next: object };
    expect(status).toMatchObject({
      version: 1,
      on: true,
      keys: 1,
      due: 0,
      next: { id, name: "SLACK_TOKEN" },
    });
    expect((await schedule("off")).exitCode).toBe(0);
    expect(isCheckedDaily(fixture.vault)).toBe(false);
  });

  test("takes no other word", async () => {
    expect((await schedule("sometimes")).exitCode).toBe("usage");
    expect(isCheckedDaily(fixture.vault)).toBe(false);
  });
});

describe("check --due", () => {
  test("checks nothing until the user said yes", async () => {
    await addSlack("SLACK_TOKEN");
    fixture.clock.advance(48 * hour);
    expect(await check("--due")).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "Daily checks are off. Turn them on with: keystow schedule on\n",
    });
    expect(http.requests).toEqual([]);
  });

  test("checks each key when its turn has come, once a day, and ends with 3 when one is rejected", async () => {
    await addSlack("SLACK_TOKEN");
    await schedule("on");
    expect(await check("--due")).toEqual({ exitCode: 0, stdout: "", stderr: "No key is due.\n" });
    fixture.clock.advance(hour);
    const first = await check("--due");
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain("SLACK_TOKEN");
    expect((await check("--due")).stdout).toBe("");
    expect(http.requests).toHaveLength(1);
    works = false;
    fixture.clock.advance(27 * hour);
    const second = await check("--due", "--json");
    expect(second.exitCode).toBe(3);
    expect(JSON.parse(second.stdout)).toMatchObject({ version: 1, results: [{ status: "rejected" }] });
    // A rejected key is asked for once a week.
    fixture.clock.advance(48 * hour);
    expect(JSON.parse((await check("--due", "--json")).stdout)).toMatchObject({ version: 1, results: [] });
  });

  test("is silent where nobody looks, so that a timer sends no mail about nothing", async () => {
    const alone = (words: readonly string[]) => run(registerCheckCommand, words, false);
    expect((await alone(["check", "--due"])).stderr).toBe("");
    await schedule("on");
    expect(await alone(["check", "--due"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("takes a few keys of one provider at a time, and leaves nothing to be resumed", async () => {
    for (let number = 0; number < 7; number += 1) await addSlack(`SLACK_${number}`, number);
    await schedule("on");
    await check("--due");
    fixture.clock.advance(hour);
    await check("--due");
    expect(http.requests).toHaveLength(5);
    await check("--due");
    expect(http.requests).toHaveLength(7);
    expect(fixture.vault.setting("checks.run")).toBeNull();
  });

  test.each([[["SLACK_TOKEN"]], [["--all"]], [["-p", "web"]], [["--resume"]]])(
    "says by itself which keys it means: not with %j",
    async (words) => {
      await addSlack("SLACK_TOKEN");
      await schedule("on");
      expect((await check("--due", ...words)).exitCode).toBe("usage");
      expect(http.requests).toEqual([]);
    },
  );
});
