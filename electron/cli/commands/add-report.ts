/** What `add` says at its end, and the check that follows the storing. */
import { ok } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import type { ProviderDefinition } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { today as todayOf } from "../../core/rotation/index.ts";
import { placeOf, type Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome } from "../context.ts";
import { checkedHost } from "../../services/checked-host.ts";
import { keyToJson } from "../view.ts";
import { checkAndRecord, printChecked, resultToJson, type CheckedKey } from "./check.ts";
import { argumentOf } from "./rotation-text.ts";

export interface AddedKey {
  readonly key: Key;
  readonly provider: ProviderDefinition | null;
  /** Keys that hold the same value. */
  readonly sameAs: readonly Key[];
  readonly removed: readonly string[];
  /** Whether to check it now. */
  readonly check: boolean;
  /** The user's word that a canary token may be tested. */
  readonly testCanary?: boolean;
  readonly json: boolean;
}

/**
 * Says that the key is stored, checks it, and says what came of it. Exit code 3 when the provider
 * rejected it, 4 when the provider could not be reached; the key stays stored either way.
 */
export async function reportAdded(
  context: CommandContext,
  vault: Vault,
  added: AddedKey,
): Promise<CommandOutcome> {
  const { terminal } = context;
  const where = vault.info().store === "keychain" ? "the keychain" : "the sealed vault";
  terminal.message(`Stored ${display(placeOf(added.key))} (${display(added.key.masked)}) in ${where}.`);
  if (added.sameAs.length > 0) {
    const names = added.sameAs.map((key) => display(placeOf(key)));
    terminal.message(`Note: the same value is stored already as ${names.join(", ")}.`);
  }
  const checked = await checkAdded(context, vault, added);
  if (added.json) printJson(context, vault, added, checked);
  return ok({ exitCode: exitCodeOf(checked) });
}

async function checkAdded(
  context: CommandContext,
  vault: Vault,
  added: AddedKey,
): Promise<CheckedKey | null> {
  const { terminal } = context;
  if (!added.check) {
    terminal.message(`Not checked. Next: keystow check ${argumentOf(added.key)}`);
    return null;
  }
  const { provider } = added;
  if (provider === null) {
    terminal.message("No provider is known for this key, so it cannot be checked (see: keystow providers).");
  } else if (provider.check.kind === "request") {
    const host = checkedHost(provider, added.key.fields);
    terminal.message(`Checking it. It is sent only to ${display(host)}.`);
  }
  const { checked } = await checkAndRecord(context, vault, [added.key], added);
  const [first] = checked;
  if (first === undefined) return null;
  if (!added.json) printChecked(terminal, [first], { ascii: false });
  if (first.record?.verdict.status === "unreachable") {
    terminal.message("The key is stored; whether it works is not known yet.");
  }
  return first;
}

function exitCodeOf(checked: CheckedKey | null): 0 | 3 | 4 {
  const status = checked?.record?.verdict.status;
  if (status === "rejected") return 3;
  return status === "unreachable" ? 4 : 0;
}

function printJson(context: CommandContext, vault: Vault, added: AddedKey, checked: CheckedKey | null): void {
  const surroundings = { store: vault.info().store, today: todayOf(context.clock), links: [] };
  context.terminal.json({
    version: 1,
    key: keyToJson(checked?.key ?? added.key, surroundings),
    result: checked === null ? null : resultToJson(checked),
    removed: added.removed,
    sameAs: added.sameAs.map((key) => key.name),
  });
}
