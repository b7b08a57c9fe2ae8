/** `switchChecks`: the switch of a provider's checks, for the window. */
import { ok, type Result } from "../core/errors.ts";
import { failureOf } from "../core/vault/index.ts";
import type { Changed } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import { type Position, switchChecks } from "./provider-checks.ts";
import { unlockedVault } from "./unlocked-vault.ts";

type SwitchContext = Pick<ServiceContext, "session" | "catalogue" | "journal" | "tell">;

/** The part of the contract for the switch; it can be taken back like other changes. */
export function createProviderChecksPart(context: SwitchContext): Part<"switchChecks"> {
  return { switchChecks: ({ provider, to }) => switchAndRemember(context, provider, to) };
}

async function switchAndRemember(context: SwitchContext, id: string, to: Position): Promise<Result<Changed>> {
  const switched = await turn(context, id, to);
  if (!switched.ok) return switched;
  if (switched.value === null) return ok({ ids: [], undo: null, step: null });
  const label = `Switch the checks of ${switched.value} ${to}`;
  const again = async (position: Position): Promise<Result<void>> => {
    const turned = await turn(context, id, position);
    return turned.ok ? ok() : turned;
  };
  const step = context.journal.push({
    label,
    undo: () => again(to === "off" ? "on" : "off"),
    redo: () => again(to),
  });
  return ok({ ids: [], undo: label, step });
}

/** The provider's name; null when the switch stood so already. */
async function turn(context: SwitchContext, id: string, to: Position): Promise<Result<string | null>> {
  const vault = await unlockedVault(context.session, "providers cannot be changed");
  if (!vault.ok) return vault;
  try {
    const switched = switchChecks(vault.value, context.catalogue, id, to);
    if (!switched.ok) return switched;
    if (switched.value.changed) context.tell({ type: "changed" });
    return ok(switched.value.changed ? switched.value.provider.name : null);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
