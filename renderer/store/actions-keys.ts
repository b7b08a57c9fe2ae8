/** What can be done with keys. Shown at once where undo is near; never where only the vault can know. */
import type { Result } from "../api.ts";
import { rowOf } from "./selectors.ts";
import type { Actions, Changed, KeyRow } from "./state.ts";
import { complain, type Workshop } from "./surroundings.ts";

type KeyActions = Pick<
  Actions,
  "archive" | "restore" | "erase" | "tag" | "move" | "setPolicy" | "snooze" | "undo" | "redo"
>;

/** The key's name, or "3 keys". */
function named(shop: Workshop, ids: readonly string[]): string {
  const only = ids.length === 1 ? rowOf(shop.get(), ids[0] ?? null) : null;
  return only?.name ?? `${ids.length} ${ids.length === 1 ? "key" : "keys"}`;
}

interface Change {
  readonly ids: readonly string[];
  /** Past tense, for the toast: "Archived". */
  readonly done: string;
  /** What the rows look like when it has worked. None: wait for the answer. */
  readonly patch?: (row: KeyRow) => KeyRow;
  readonly ask: () => Promise<Result<Changed>>;
}

async function change(shop: Workshop, { ids, done, patch, ask }: Change): Promise<boolean> {
  if (ids.length === 0) return false;
  const names = named(shop, ids);
  const takeBack = patch === undefined ? () => undefined : shop.vault.patch(ids, patch);
  const answer = await ask();
  if (!answer.ok) {
    takeBack();
    complain(shop, answer.error);
    return false;
  }
  await shop.vault.refresh();
  takeBack();
  tell(shop, `${done} ${names}`, answer.value);
  return true;
}

/**
 * Toast and announcement. Undo is also ⌘Z and a row in Activity, so the toast may go. It takes back just
 * this step, even when something else was changed since.
 */
export function tell(
  shop: Workshop,
  title: string,
  { undo, step, clears = false }: Pick<Changed, "undo" | "step"> & { readonly clears?: boolean },
): void {
  const onSelect = (): void => void shop.get().actions.undo(step ?? undefined);
  const action = undo === null ? {} : { action: { label: "Undo", onSelect } };
  shop.toast({ title, tone: "ok", clears, ...action });
}

function retagged(tags: readonly string[], add: readonly string[], remove: readonly string[]) {
  return [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])];
}

/** Keys that leave the list leave the selection, too. */
function forget({ get, set }: Workshop, ids: readonly string[]): void {
  const gone = new Set(ids);
  const { selected, activeId } = get();
  set({
    selected: new Set([...selected].filter((id) => !gone.has(id))),
    ...(activeId !== null && gone.has(activeId) ? { activeId: null, detailOpen: false } : {}),
  });
}

export function keyActions(shop: Workshop): KeyActions {
  const { api, changes } = shop;
  const begin = (what: Change): Promise<boolean> => changes.count(change(shop, what));

  const undoNow = async (step: string | null): Promise<void> => {
    const answer = await api.undo(step);
    if (!answer.ok) return complain(shop, answer.error);
    await shop.vault.refresh();
    shop.toast({ title: `Undone: ${answer.value.undone}`, tone: "info", clears: true });
  };
  const redoNow = async (): Promise<void> => {
    const answer = await api.redo();
    if (!answer.ok) return complain(shop, answer.error);
    await shop.vault.refresh();
    // The step has a new place in the journal, and it is the newest.
    const again = { undo: answer.value.redone, step: null, clears: true };
    tell(shop, `Done again: ${answer.value.redone}`, again);
  };
  /** The newest step is the one that the user sees: it may not be in the journal yet. */
  const afterAll = async (work: () => Promise<void>): Promise<void> => {
    await changes.ended();
    return work();
  };
  return {
    async archive(ids) {
      const archivedAt = new Date(shop.now()).toISOString();
      const patch = (row: KeyRow): KeyRow => ({ ...row, archivedAt });
      const worked = begin({ ids, done: "Archived", patch, ask: () => api.archiveKeys([...ids]) });
      forget(shop, ids);
      return worked;
    },
    restore(ids) {
      const patch = (row: KeyRow): KeyRow => ({ ...row, archivedAt: null });
      return begin({ ids, done: "Restored", patch, ask: () => api.restoreKeys([...ids]) });
    },
    async erase(id) {
      const worked = await begin({ ids: [id], done: "Erased", ask: () => api.eraseKey(id) });
      if (worked) forget(shop, [id]);
      return worked;
    },
    tag(ids, add, remove) {
      const patch = (row: KeyRow): KeyRow => ({ ...row, tags: retagged(row.tags, add, remove) });
      const ask = () => api.tagKeys({ ids: [...ids], add: [...add], remove: [...remove] });
      return begin({ ids, done: "Tagged", patch, ask });
    },
    move(ids, place) {
      const patch = (row: KeyRow): KeyRow => ({ ...row, ...place });
      return begin({
        ids,
        done: "Moved",
        patch,
        ask: () => api.moveKeys({ ids: [...ids], ...place }),
      });
    },
    setPolicy: (ids, policyDays) =>
      begin({
        ids,
        done: "Changed the rotation of",
        ask: () => api.setPolicy({ ids: [...ids], policyDays }),
      }),
    snooze(ids, until) {
      const patch = (row: KeyRow): KeyRow => ({
        ...row,
        rotation: { ...row.rotation, snoozedUntil: until },
      });
      const done = until === null ? "Ended the snooze of" : "Snoozed";
      return begin({ ids, done, patch, ask: () => api.snooze({ ids: [...ids], until }) });
    },
    undo: (step) => changes.count(step === undefined ? afterAll(() => undoNow(null)) : undoNow(step)),
    redo: () => changes.count(afterAll(redoNow)),
  };
}
