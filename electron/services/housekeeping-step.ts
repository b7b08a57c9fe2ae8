/** Changes of keys that can be taken back: done as one, undone as one, or not at all. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Key, RotationPolicy, Uuid } from "../core/model.ts";
import { failureOf, type KeyChange, type Vault } from "../core/vault/index.ts";
import type { Changed } from "../ipc/answers.ts";
import type { ServiceContext, UndoStep } from "./context.ts";
import { keyById } from "./key-detail.ts";
import { shownName } from "./overview-row.ts";

export type ChangeContext = Pick<ServiceContext, "session" | "journal" | "tell">;

/** Parts of a key, as they were or as they shall be. */
export interface KeyParts {
  readonly edit?: KeyChange;
  readonly rotation?: RotationPolicy;
  readonly archived?: boolean;
}

/** What shall become of one key. */
export interface Delta {
  readonly key: Key;
  readonly to: KeyParts;
}

interface Step {
  readonly id: Uuid;
  readonly name: string;
  readonly from: KeyParts;
  readonly to: KeyParts;
}

/**
 * Changes the keys, remembers how to take that back, and tells the page. Keys that are as they shall be
 * are left out. `verb` and the keys make the label: "Archive STRIPE_KEY", "Archive 3 keys".
 */
export async function changeKeys(
  context: ChangeContext,
  verb: string,
  plan: (vault: Vault) => Result<readonly Delta[]>,
): Promise<Result<Changed>> {
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  const done = guardedChange(vault.value, plan);
  if (!done.ok) return done;
  const steps = done.value;
  if (steps.length === 0) return ok({ ids: [], undo: null, step: null });
  const label = `${verb} ${objectOf(steps.map(({ name }) => name))}`;
  const step = context.journal.push(undoStep(context, label, steps));
  context.tell({ type: "changed" });
  return ok({ ids: steps.map(({ id }) => id), undo: label, step });
}

/** `STRIPE_KEY`, or `3 keys`. */
export function objectOf(names: readonly string[]): string {
  const [first = ""] = names;
  return names.length === 1 ? shownName(first) : `${names.length} keys`;
}

function guardedChange(
  vault: Vault,
  plan: (vault: Vault) => Result<readonly Delta[]>,
): Result<readonly Step[]> {
  try {
    return vault.together(() => {
      const deltas = plan(vault);
      return deltas.ok ? applyAll(vault, deltas.value) : deltas;
    });
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** At most so many names stand in an error. */
const namedAtMost = 5;

/** All of them, or a failure that names the keys whose place is taken. */
function applyAll(vault: Vault, deltas: readonly Delta[]): Result<readonly Step[]> {
  const steps: Step[] = [];
  const taken: string[] = [];
  for (const { key, to } of deltas) {
    const applied = applyParts(vault, key.id, to);
    if (applied.ok) steps.push(...stepOf(key, applied.value, to));
    else if (applied.error.code !== "name-taken" || deltas.length === 1) return applied;
    else taken.push(key.name);
  }
  return taken.length === 0 ? ok(steps) : placesTaken(taken);
}

function placesTaken(names: readonly string[]): Result<never> {
  const shown = names.slice(0, namedAtMost).map(shownName).join(", ");
  const more = names.length > namedAtMost ? ` and ${names.length - namedAtMost} more` : "";
  return fail("name-taken", `Other keys have these names there: ${shown}${more}. Nothing was changed.`, {
    hint: "Rename or archive one of each pair first.",
    details: { names },
  });
}

/** What is remembered of a change: the parts as the vault has them, after its own cleaning. */
function stepOf(before: Key, after: Key, to: KeyParts): readonly Step[] {
  const [from, now] = [partsOf(before, to), partsOf(after, to)];
  return same(from, now) ? [] : [{ id: before.id, name: after.name, from, to: now }];
}

function applyParts(vault: Vault, id: Uuid, { edit, rotation, archived }: KeyParts): Result<Key> {
  let result = keyById(vault, id);
  if (result.ok && edit !== undefined) result = vault.edit(id, edit);
  if (result.ok && rotation !== undefined) result = vault.setPolicy(id, rotation);
  if (result.ok && archived !== undefined) result = archived ? vault.archive(id) : vault.restore(id);
  return result;
}

/** The parts of `key` that `like` has. */
function partsOf(key: Key, like: KeyParts): KeyParts {
  const names = Object.keys(like.edit ?? {}) as (keyof KeyChange)[];
  return {
    ...(like.edit === undefined ? {} : { edit: Object.fromEntries(names.map((name) => [name, key[name]])) }),
    ...(like.rotation === undefined ? {} : { rotation: key.rotation }),
    ...(like.archived === undefined ? {} : { archived: key.archivedAt !== null }),
  };
}

const same = (one: KeyParts, other: KeyParts): boolean => JSON.stringify(one) === JSON.stringify(other);

function undoStep(context: ChangeContext, label: string, steps: readonly Step[]): UndoStep {
  const back = steps.map(({ id, name, from, to }) => ({ id, name, from: to, to: from }));
  return {
    label,
    undo: () => replay(context, back),
    redo: () => replay(context, steps),
  };
}

/** All steps, or none: a key that was changed meanwhile is not overwritten. */
async function replay(context: ChangeContext, steps: readonly Step[]): Promise<Result<void>> {
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  return vault.value.together(() => {
    for (const step of steps) {
      const replayed = replayOne(vault.value, step);
      if (!replayed.ok) return replayed;
    }
    return ok();
  });
}

function replayOne(vault: Vault, { id, name, from, to }: Step): Result<void> {
  const key = keyById(vault, id);
  if (!key.ok) return fail("not-found", `${shownName(name)} does not exist any more. Nothing was changed.`);
  if (!same(partsOf(key.value, from), from)) {
    return fail("file-changed", `${shownName(name)} was changed since. Nothing was overwritten.`, {
      hint: "Change it by hand.",
    });
  }
  const applied = applyParts(vault, id, to);
  return applied.ok ? ok() : applied;
}
