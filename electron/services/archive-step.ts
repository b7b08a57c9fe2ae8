/** Taking back that keys were added: they go into the archive, where nothing is lost. */
import { ok, type Result } from "../core/errors.ts";
import type { Key, Uuid } from "../core/model.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ServiceContext, UndoStep } from "./context.ts";

/** Undo archives all of them or none; redo brings them back. */
export function archiveStep(
  { session }: Pick<ServiceContext, "session">,
  label: string,
  ids: readonly Uuid[],
): UndoStep {
  const all = async (change: (vault: Vault, id: Uuid) => Result<Key>): Promise<Result<void>> => {
    const vault = await session.vault();
    if (!vault.ok) return vault;
    return vault.value.together(() => {
      for (const id of ids) {
        const changed = change(vault.value, id);
        if (!changed.ok) return changed;
      }
      return ok();
    });
  };
  return {
    label,
    undo: () => all((vault, id) => vault.archive(id)),
    redo: () => all((vault, id) => vault.restore(id)),
  };
}
