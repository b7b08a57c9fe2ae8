/** `check --due`: what the schedule would check now, for cron, systemd and launchd. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import type { Vault } from "../../core/vault/index.ts";
import { keepTurns, takeTurns } from "../../services/schedule.ts";
import { isCheckedDaily } from "../../services/settings.ts";
import type { CommandContext } from "../context.ts";
import type { CheckedKeys } from "./check-keys.ts";

/** The keys to check now; none while daily checks are off. What had no turn yet gets one. */
export function dueKeys(context: CommandContext, vault: Vault): Result<readonly Key[]> {
  const { terminal, catalogue, clock } = context;
  // A timer calls this many times a day: what is no news is told to people only, not to its mail.
  const tell = (line: string): void => {
    if (terminal.stderrIsTerminal) terminal.message(line);
  };
  if (!isCheckedDaily(vault)) {
    tell("Daily checks are off. Turn them on with: keystow schedule on");
    return ok([]);
  }
  const plan = takeTurns(vault, catalogue, clock);
  if (!plan.ok) return plan;
  if (plan.value.take.length === 0) tell("No key is due.");
  return ok(plan.value.take);
}

/** Notes what came of them, as the window does. */
export const keepDue = (
  { clock }: CommandContext,
  vault: Vault,
  taken: readonly Key[],
  { checked }: CheckedKeys,
): Result<void> => keepTurns(vault, taken, checked, clock);

/** `--due` says by itself which keys it means. */
export const notWithDue = (): Result<never> =>
  fail("usage", "--due checks what the schedule would check, and takes no names and no places.");
