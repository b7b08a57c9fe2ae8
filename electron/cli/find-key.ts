/** One key by what the user typed: `NAME`, `NAME@project/environment` or an id, and -p and -e. */
import type { Command } from "commander";
import { ok, type Result } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import { selectorFrom, type Vault } from "../core/vault/index.ts";
import type { CommandContext } from "./context.ts";

export interface PlaceOptions {
  readonly project?: string;
  readonly env?: string;
}

/** Adds `-p` and `-e`, which narrow a name that stands in several places. */
export function addPlaceOptions(command: Command): Command {
  return command
    .option("-p, --project <project>", "the key of this project")
    .option("-e, --env <environment>", "the key of this environment");
}

/** The open vault and the key; `not-found`, or `ambiguous-name` with the candidates. */
export async function findKey(
  context: CommandContext,
  name: string,
  place: PlaceOptions,
): Promise<Result<{ readonly vault: Vault; readonly key: Key }>> {
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const selector = selectorFrom(name);
  const key = vault.value.find({
    ...selector,
    ...(place.project === undefined ? {} : { project: place.project }),
    ...(place.env === undefined ? {} : { environment: place.env }),
  });
  return key.ok ? ok({ vault: vault.value, key: key.value }) : key;
}
