/** Removes secrets that an intent gave up: first the store's item, then the intent. */
import { ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreKind, Uuid } from "../model.ts";
import { storeKind } from "./context.ts";
import type { VaultContext } from "./context.ts";
import { guarded } from "./failures.ts";
import { dropIntent, isAbandoned, isInUse, readIntents, turnIntoRemoval } from "./intents.ts";
import type { Intent } from "./intents.ts";

type SecretPlace = Pick<Intent, "secretId" | "store">;

/** How many leftovers of dead processes a successful write clears away on its way. */
const leftoversAtOnce = 16;

/**
 * Removes each secret and then its intent. Goes on after a failure and returns the first one: what
 * could not be removed keeps its intent, and doctor lists it.
 */
export async function finishRemovals(
  context: VaultContext,
  places: readonly SecretPlace[],
): Promise<Result<void>> {
  let first: Result<void> = ok();
  for (const place of places) {
    const inUse = guarded(() => ok(isInUse(context.database, place)));
    const removed = inUse.ok && !inUse.value ? await removeFrom(context, place) : inUse;
    const done: Result<void> = removed.ok ? guarded(() => ok(dropIntent(context.database, place))) : removed;
    if (!done.ok && first.ok) first = done;
  }
  return first;
}

const removeFrom = ({ stores }: VaultContext, { secretId, store }: SecretPlace): Promise<Result<boolean>> =>
  stores.of(store).remove(secretId);

/** Gives up secrets whose metadata was never committed. What fails here stays for doctor. */
export async function undoWrites(context: VaultContext, places: readonly SecretPlace[]): Promise<void> {
  const mine = guarded(() =>
    context.database.transaction(() => ok(places.filter((place) => turnIntoRemoval(context, place)))),
  );
  if (mine.ok) await finishRemovals(context, mine.value);
}

/** The removals that dead processes left in the store of this vault, as far as they are few. */
export async function finishLeftovers(context: VaultContext): Promise<void> {
  const found = guarded(() => {
    const kind = storeKind(context.database);
    const left = readIntents(context.database).filter(
      (intent) => intent.purpose === "remove" && intent.store === kind && isAbandoned(context, intent),
    );
    return ok(left.slice(0, leftoversAtOnce));
  });
  if (found.ok) await finishRemovals(context, found.value);
}

/** Notes, inside the caller's transaction, that secrets of a key are to be removed. */
export function removalIntent(
  store: StoreKind,
  secret: { readonly id: Uuid; readonly field: string },
  key: { readonly id: Uuid; readonly name: string; readonly versionId: Uuid },
): Omit<Intent, "process" | "at"> {
  return {
    secretId: secret.id,
    store,
    purpose: "remove",
    versionId: key.versionId,
    field: secret.field,
    keyId: key.id,
    keyName: key.name,
    plan: "",
  };
}
