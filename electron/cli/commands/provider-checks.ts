/** `providers ID --checks on|off`: whether keys of a provider are ever sent to it. */
import { fail, ok } from "../../core/errors.ts";
import { type ProviderDefinition, withChecksOff } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { type Position, switchChecks } from "../../services/provider-checks.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { detailsAsJson } from "./provider-text.ts";

/** Turns the switch of one provider; says how it is now, also when it was so before. */
export async function switchProviderChecks(
  context: CommandContext,
  { id }: Pick<ProviderDefinition, "id">,
  wanted: string,
  json: boolean,
): Promise<CommandOutcome> {
  if (wanted !== "on" && wanted !== "off") return fail("usage", "--checks takes on or off.");
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const switched = switchChecks(opened.value, context.catalogue, id, wanted);
  if (!switched.ok) return switched;
  const { provider, changed } = switched.value;
  if (json) {
    const now = withChecksOff([provider], wanted === "off" ? [id] : []);
    context.terminal.json({ version: 1, providers: now.map(detailsAsJson) });
  } else context.terminal.message(switchedText(provider, wanted, changed));
  return ok({ exitCode: 0 });
}

function switchedText(provider: ProviderDefinition, to: Position, changed: boolean): string {
  const name = display(provider.name);
  if (!changed) return `Checks of ${name} are ${to} already.`;
  return to === "off"
    ? `Checks of ${name} are off: nothing is sent there. Its keys stay as they are.`
    : `Checks of ${name} are on. Next: keystow check provider:${provider.id}`;
}
