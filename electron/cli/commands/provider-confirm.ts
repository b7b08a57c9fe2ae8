/** The user's word on where the keys of a provider of one's own go. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { OwnProviderInfo } from "../../ipc/answers.ts";
import type { CommandContext } from "../context.ts";
import { factLines, keysText } from "./provider-report.ts";

/**
 * The hosts that the user confirmed: `given` with `--confirm-host`, else typed after the definition was
 * shown. Where each key names its own server there is nothing to confirm here: that is asked with each
 * key. A "y" is typed too easily for it.
 */
export async function confirmedHosts(
  { terminal, prompts }: CommandContext,
  info: OwnProviderInfo,
  given: string | undefined,
): Promise<Result<readonly string[]>> {
  const { facts } = info;
  const [host] = facts?.hosts ?? [];
  if (facts === null || host === undefined) {
    return given === undefined
      ? ok([])
      : fail("usage", "This definition has no host: each key names its own server.", {
          hint: "Leave --confirm-host out.",
        });
  }
  if (given !== undefined) return given === host ? ok([host]) : otherHost(host);
  if (!terminal.stdinIsTerminal || !terminal.stderrIsTerminal)
    return fail("needs-confirmation", `Its keys would go to ${host}, and there is no terminal to ask on.`, {
      hint: `If that is right, say so with --confirm-host ${host}`,
      details: { flag: "--confirm-host", hosts: [host] },
    });
  for (const line of factLines(facts)) terminal.message(line);
  const keys = keysText(info);
  if (keys !== "") terminal.message(`Also sent there when they are checked: ${keys}.`);
  const typed = await prompts.text(`Type the host (${host}) to let keys of ${facts.name} go there`);
  if (!typed.ok) return typed;
  if (typed.value.trim() === host) return ok([host]);
  return fail("cancelled", "That is not the host. The provider stays disabled, and nothing is sent.");
}

const otherHost = (host: string): Result<never> =>
  fail("needs-confirmation", `The definition names ${host}, and that is not the host that was typed.`, {
    hint: "Look at the definition again. The provider stays disabled, and nothing is sent.",
    details: { flag: "--confirm-host", hosts: [host] },
  });
