/** `schedule`: whether keys are checked without being asked. The same setting as the window's. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { Vault } from "../../core/vault/index.ts";
import { planNow, shownPlan } from "../../services/schedule.ts";
import { isCheckedDaily, setCheckedDaily } from "../../services/settings.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { waitText } from "./wait-text.ts";

const actions = ["on", "off", "status"] as const;
type Action = (typeof actions)[number];

const description = `Checks keys about once a day each, without being asked: in the window while it is open and unlocked, and
wherever you run 'keystow check --due' (cron, systemd, launchd). Off until you say on. Every request goes to the key's
own provider and stands in 'keystow ledger'.`;

/** Adds the command to the program. */
export const registerScheduleCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("schedule [action]")
    .summary("check keys daily without being asked: on, off, status")
    .description(description)
    .action((word: string | undefined) => run((context, { json }) => schedule(context, word, json)));
  addExamples(command, ["keystow schedule", "keystow schedule on", "keystow schedule status --json"]);
};

const isAction = (word: string): word is Action => (actions as readonly string[]).includes(word);

async function schedule(context: CommandContext, word = "status", json: boolean): Promise<CommandOutcome> {
  if (!isAction(word)) return fail("usage", `schedule takes ${actions.join(", ")}.`);
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const vault = opened.value;
  const changed: Result<void> = word === "status" ? ok() : setCheckedDaily(vault, word === "on");
  if (!changed.ok) return changed;
  if (word === "on") context.terminal.message(agreed);
  show(context, vault, json);
  return ok({ exitCode: 0 });
}

const agreed =
  "Requests now leave this computer at times you do not see, each to its key's own provider. See them with: keystow ledger";

function show({ terminal, catalogue, clock }: CommandContext, vault: Vault, json: boolean): void {
  const on = isCheckedDaily(vault);
  const { keys, due, next } = on ? shownPlan(planNow(vault, catalogue, clock)) : nothing;
  if (json) return terminal.json({ version: 1, on, keys, due, next });
  if (!on) {
    terminal.data("Daily checks: off\n");
    return terminal.message("Turn them on with: keystow schedule on");
  }
  terminal.data("Daily checks: on\n");
  terminal.data(`Taking part:  ${counted(keys, "key")}${due > 0 ? `, ${due} due now` : ""}\n`);
  if (next === null) return;
  const wait = Date.parse(next.at) - clock.now();
  terminal.data(`Next:         ${next.name} ${wait <= 0 ? "now" : `in ${waitText(wait)}`}\n`);
}

const nothing = { keys: 0, due: 0, next: null } as const;
