/** One key changed and shown again: what `project`, `tag`, `rename` and their like have in common. */
import { ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { today } from "../../core/rotation/index.ts";
import { placeOf } from "../../core/vault/index.ts";
import type { KeyChange, Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { findKey, type PlaceOptions } from "../find-key.ts";
import { keyToJson } from "../view.ts";

/** What all of these commands are told. */
export interface Target {
  readonly name: string;
  readonly place: PlaceOptions;
  readonly json: boolean;
}

/** Prints a key after a change: as JSON, or as a sentence on stderr. */
export function report(
  context: CommandContext,
  vault: Vault,
  { key, json, said }: { readonly key: Key; readonly json: boolean; readonly said: string },
): CommandOutcome {
  const { terminal, clock } = context;
  if (!json) terminal.message(said);
  else {
    const links = vault.links(key.id).map((link) => ({ ...link, state: "unknown" as const }));
    const surroundings = { store: vault.info().store, today: today(clock), links };
    terminal.json({ version: 1, key: { ...keyToJson(key, surroundings), archivedAt: key.archivedAt } });
  }
  return ok({ exitCode: 0 });
}

/** Finds a key, edits it as `change` says, and prints it. */
export async function changeKey(
  context: CommandContext,
  { name, place, json }: Target,
  change: (key: Key) => Result<KeyChange>,
): Promise<CommandOutcome> {
  const found = await findKey(context, name, place);
  if (!found.ok) return found;
  const { vault, key } = found.value;
  const wanted = change(key);
  if (!wanted.ok) return wanted;
  const edited = vault.edit(key.id, wanted.value);
  if (!edited.ok) return edited;
  const now = display(placeOf(edited.value));
  return report(context, vault, { key: edited.value, json, said: `${display(placeOf(key))} is now ${now}.` });
}
