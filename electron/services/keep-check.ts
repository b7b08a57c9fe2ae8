/** What a check of a draft found becomes the first check of the key that was made of the draft. */
import type { Key, Uuid } from "../core/model.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ServiceContext } from "./context.ts";
import type { CheckedTarget, DraftNotes } from "./draft-notes.ts";
import { isAsBefore } from "./check-book.ts";
import { keyById } from "./key-detail.ts";

/** The draft, and where the key goes; null: nowhere. */
export interface UsedDraft {
  readonly draft: Uuid;
  readonly target: CheckedTarget | null;
}

/**
 * Writes down what was found of exactly that, at once or when a check that is under way has ended. A
 * failure here loses only that: the key itself is stored. Call it before the draft is dropped.
 */
export function keepCheck(
  context: Pick<ServiceContext, "tell">,
  notes: DraftNotes,
  vault: Vault,
  key: Key,
  { draft, target }: UsedDraft,
): void {
  if (target === null) return;
  notes.whenChecked(draft, target, ({ record }) => {
    try {
      const now = keyById(vault, key.id);
      // A verdict about a value that was replaced meanwhile says nothing about the new one.
      if (now.ok && isAsBefore(now.value, key) && isDefinedAsBefore(vault, target))
        vault.recordCheck({ ...record, keyId: key.id });
    } catch {
      // The vault was closed before the answer came.
    }
    context.tell({ type: "changed" });
  });
}

/** What the former address of a provider of the user's own said is not the word of the new one. */
const isDefinedAsBefore = (vault: Vault, { provider, definition: then }: CheckedTarget): boolean =>
  then === null || vault.ownProviders().some(({ id, definition }) => id === provider && definition === then);
