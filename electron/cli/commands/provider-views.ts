/** Providers of one's own, shown and exported. */
import { fail, ok, type Result } from "../../core/errors.ts";
import type { Vault } from "../../core/vault/index.ts";
import type { OwnProviderInfo } from "../../ipc/answers.ts";
import { exportDefinition, infoById, listOwnProviders } from "../../services/own-providers.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { table } from "../table.ts";
import { factLines, infoAsJson, keysText, stateText } from "./provider-report.ts";

const done: CommandOutcome = ok({ exitCode: 0 });

/** What a provider is, on stdout, and `said` to people. */
export function report(
  context: CommandContext,
  info: OwnProviderInfo,
  json: boolean,
  said: string,
): CommandOutcome {
  const { terminal } = context;
  if (json) {
    terminal.json({ version: 1, provider: infoAsJson(info) });
    return done;
  }
  if (info.facts !== null)
    terminal.data(
      factLines(info.facts)
        .map((line) => `${line}\n`)
        .join(""),
    );
  terminal.message(said);
  return done;
}

/** The open vault and the provider; what is typed is not repeated in an error. */
export async function findOwn(
  context: CommandContext,
  id: string,
): Promise<Result<{ readonly vault: Vault; readonly info: OwnProviderInfo }>> {
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const info = infoById(opened.value, context.catalogue, id.toLowerCase());
  return info.ok ? ok({ vault: opened.value, info: info.value }) : info;
}

/** The user's providers, with their states. */
export async function listProviders(context: CommandContext, json: boolean): Promise<CommandOutcome> {
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const list = listOwnProviders(opened.value, context.catalogue);
  const { terminal } = context;
  if (json) {
    terminal.json({ version: 1, providers: list.map(infoAsJson) });
    return done;
  }
  const rows = list.map((info) => [
    { text: info.id },
    { text: info.facts?.name ?? "" },
    { text: info.facts?.hosts[0] ?? (info.facts === null ? "" : "(yours)") },
    { text: info.state },
    { text: keysText(info) },
  ]);
  terminal.data(table(terminal, rows));
  if (rows.length === 0)
    terminal.message("You have no provider of your own. Next: keystow provider add FILE");
  return done;
}

/** Everything that one definition says. */
export async function showProvider(
  context: CommandContext,
  id: string,
  json: boolean,
): Promise<CommandOutcome> {
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  const { info } = found.value;
  const keys = keysText(info);
  return report(
    context,
    info,
    json,
    [`It is ${stateText(info)}.`, keys === "" ? "" : `Of it: ${keys}.`].join(" ").trim(),
  );
}

/** A definition to stdout, as it can be read again. */
export async function exportProvider(
  context: CommandContext,
  id: string,
  format: string,
  json: boolean,
): Promise<CommandOutcome> {
  if (format !== "toml" && format !== "json")
    return fail("usage", "The format of an export is toml or json.");
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  const text = exportDefinition(found.value.vault, context.catalogue, found.value.info.id, format);
  if (!text.ok) return text;
  if (json) context.terminal.json({ version: 1, id: found.value.info.id, format, text: text.value });
  else context.terminal.data(text.value);
  return done;
}
