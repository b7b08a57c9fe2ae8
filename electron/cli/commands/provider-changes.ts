/** Adding, enabling, disabling and removing providers of one's own. */
import { Buffer } from "node:buffer";
import { resolve } from "node:path";
import { ok, type Result } from "../../core/errors.ts";
import { maximumDefinitionBytes } from "../../core/providers/own/index.ts";
import type { Vault } from "../../core/vault/index.ts";
import type { OwnProviderInfo } from "../../ipc/answers.ts";
import {
  enableOwnProvider,
  infoById,
  previewOf,
  readNewDefinition,
  storeDefinition,
} from "../../services/own-providers.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { confirmedHosts } from "./provider-confirm.ts";
import { infoAsJson, keysText } from "./provider-report.ts";
import { findOwn, report } from "./provider-views.ts";

export interface AddOptions {
  readonly enable?: true;
  readonly confirmHost?: string;
}

const done: CommandOutcome = ok({ exitCode: 0 });

async function readInput(context: CommandContext, file: string): Promise<Result<Uint8Array>> {
  if (file === "-") {
    const piped = await context.readStdin();
    if (!piped.ok) return piped;
    const bytes = Buffer.from(piped.value.revealText(), "utf8");
    piped.value.wipe();
    return ok(bytes);
  }
  const path = await context.files.resolve(resolve(context.workingFolder, file));
  return path.ok ? await context.files.read(path.value, maximumDefinitionBytes) : path;
}

/** Reads a definition and stores it; with a word on enabling it, that as well. */
export async function addProvider(
  context: CommandContext,
  file: string,
  { enable, confirmHost }: AddOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const input = await readInput(context, file);
  if (!input.ok) return input;
  const read = readNewDefinition(context.catalogue, input.value);
  if (!read.ok) return read;
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const vault = opened.value;
  const { replaces } = previewOf(vault, context.catalogue, read.value);
  const stored = storeDefinition(vault, context.catalogue, read.value);
  if (!stored.ok) return stored;
  const what = replaces === null ? "Added" : "Changed";
  if (enable !== true && confirmHost === undefined)
    return report(context, stored.value, json, `${what} ${stored.value.id}, ${nextText(stored.value)}`);
  if (!json) context.terminal.message(`${what} ${stored.value.id}.`);
  return await enableStored(context, vault, stored.value, confirmHost, json);
}

function nextText({ state, id }: OwnProviderInfo): string {
  return state === "enabled"
    ? "which stays enabled: its host is the same."
    : `disabled. Next: keystow provider enable ${id}`;
}

async function enableStored(
  context: CommandContext,
  vault: Vault,
  info: OwnProviderInfo,
  confirmHost: string | undefined,
  json: boolean,
): Promise<CommandOutcome> {
  const confirmed = await confirmedHosts(context, info, confirmHost);
  if (!confirmed.ok) return confirmed;
  const enabled = enableOwnProvider(vault, context.catalogue, info.id, confirmed.value);
  if (!enabled.ok) return enabled;
  return report(
    context,
    enabled.value,
    json,
    `${info.id} is enabled. Next: keystow add NAME --provider ${info.id}`,
  );
}

/** Enables one after its host was confirmed. */
export async function enableProvider(
  context: CommandContext,
  id: string,
  confirmHost: string | undefined,
  json: boolean,
): Promise<CommandOutcome> {
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  return await enableStored(context, found.value.vault, found.value.info, confirmHost, json);
}

/** Disables one; its keys are not checked any more. */
export async function disableProvider(
  context: CommandContext,
  id: string,
  json: boolean,
): Promise<CommandOutcome> {
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  const { vault, info } = found.value;
  const disabled = vault.setOwnProviderEnabled(info.id, { enabled: false });
  if (!disabled.ok) return disabled;
  const now = infoById(vault, context.catalogue, info.id);
  if (!now.ok) return now;
  if (json) context.terminal.json({ version: 1, provider: infoAsJson(now.value) });
  else context.terminal.message(`${info.id} is disabled. Its keys stay, and are not checked.`);
  return done;
}

/** Removes one; `needs-confirmation` while keys belong to it, unless forced. */
export async function removeProvider(
  context: CommandContext,
  id: string,
  force: boolean,
  json: boolean,
): Promise<CommandOutcome> {
  const found = await findOwn(context, id);
  if (!found.ok) return found;
  const { vault, info } = found.value;
  const removed = vault.removeOwnProvider(info.id, { force });
  if (!removed.ok) return removed;
  if (json)
    context.terminal.json({ version: 1, removed: { id: info.id, keys: info.keys.map(({ name }) => name) } });
  else {
    const stay =
      info.keys.length === 0 ? "" : ` Its keys stay, without a provider that is known: ${keysText(info)}.`;
    context.terminal.message(`${info.id} is removed.${stay}`);
  }
  return done;
}
