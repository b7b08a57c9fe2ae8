/** Keeping order among the keys. Every change but erasing can be taken back. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { CalendarDate, Key, Uuid } from "../core/model.ts";
import { display } from "../core/redaction/index.ts";
import { daysBetween, maximumDays, today } from "../core/rotation/index.ts";
import type { KeyChange, Vault } from "../core/vault/index.ts";
import type { Changed } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import type { Confirm } from "./desktop.ts";
import { newDestination, plannedEdit } from "./housekeeping-edit.ts";
import { changeKeys, type Delta, type KeyParts } from "./housekeeping-step.ts";
import { keyById } from "./key-detail.ts";
import { refuseReadableKeys } from "./readable-text.ts";

type HousekeepingContext = Pick<ServiceContext, "session" | "journal" | "tell" | "catalogue" | "clock">;
type Functions =
  | "editKey"
  | "setPolicy"
  | "snooze"
  | "tagKeys"
  | "moveKeys"
  | "archiveKeys"
  | "restoreKeys"
  | "eraseKey";

/** `confirm`: asks the user outside the page. */
export function createHousekeepingPart(context: HousekeepingContext, confirm: Confirm): Part<Functions> {
  return {
    editKey: async ({ id, change, anyForm = false, host = null }) => {
      const vault = await context.session.vault();
      if (!vault.ok) return vault;
      const key = keyById(vault.value, id);
      if (!key.ok) return key;
      const edit = await plannedEdit(context, vault.value, key.value, change, { anyForm, host });
      if (!edit.ok) return edit;
      const agreed = await agreedTo(context, confirm, key.value, edit.value);
      if (!agreed.ok) return agreed;
      return await changeKeys(context, verbOf(edit.value), () =>
        forEach(vault.value, [id], () => edit.value),
      );
    },
    setPolicy: ({ ids, policyDays }) =>
      // A new rhythm starts afresh: an old snooze would hide that it has begun.
      changeKeys(context, policyDays === null ? "End rotation of" : "Set rotation of", (vault) =>
        eachKey(vault, ids, () => ({ rotation: { policyDays, snoozedUntil: null } })),
      ),
    snooze: ({ ids, until }) => snooze(context, ids, until),
    tagKeys: ({ ids, add, remove }) => tagKeys(context, ids, add, remove),
    moveKeys: ({ ids, project, environment }) => moveKeys(context, ids, { project, environment }),
    archiveKeys: (ids) =>
      changeKeys(context, "Archive", (vault) => eachKey(vault, ids, () => ({ archived: true }))),
    restoreKeys: (ids) =>
      changeKeys(context, "Restore", (vault) => eachKey(vault, ids, () => ({ archived: false }))),
    eraseKey: (id) => eraseKey(context, id),
  };
}

/**
 * The page's word that the user agreed to a host may be the word of whoever took the page over; with it
 * alone, every key could be sent anywhere. So the system asks once more.
 */
async function agreedTo(
  context: HousekeepingContext,
  confirm: Confirm,
  key: Key,
  change: KeyChange,
): Promise<Result<void>> {
  const destination = newDestination(context, key, change);
  if (destination === null) return ok();
  const { host, isReadable } = destination;
  const yes = await confirm({
    message: `Send ${display(key.name)} to ${display(host)}?`,
    detail: `From now on its secret goes there whenever it is checked.${isReadable ? " Over plain http: everybody on the way can read it." : ""}`,
    button: "Send It There",
  });
  return yes ? ok() : fail("cancelled", "The key is sent where it was before. Nothing was changed.");
}

/** Every key once; one that is gone fails the whole change. */
function eachKey(
  vault: Vault,
  ids: readonly Uuid[],
  partsFor: (key: Key) => KeyParts | null,
): Result<readonly Delta[]> {
  const deltas: Delta[] = [];
  for (const id of new Set(ids)) {
    const key = keyById(vault, id);
    if (!key.ok) return key;
    const to = partsFor(key.value);
    if (to !== null) deltas.push({ key: key.value, to });
  }
  return ok(deltas);
}

const forEach = (
  vault: Vault,
  ids: readonly Uuid[],
  changeFor: (key: Key) => KeyChange,
): Result<readonly Delta[]> => eachKey(vault, ids, (key) => ({ edit: changeFor(key) }));

function verbOf(change: KeyChange): string {
  const parts = Object.keys(change);
  return parts.length === 1 && parts[0] === "name" ? "Rename" : "Edit";
}

/** Several keys: those without a policy are left out, since there is nothing to put off. */
async function snooze(
  context: HousekeepingContext,
  ids: readonly Uuid[],
  until: CalendarDate | null,
): Promise<Result<Changed>> {
  const ahead = until === null ? ok() : checkAhead(today(context.clock), until);
  if (!ahead.ok) return ahead;
  return await changeKeys(context, until === null ? "End snooze of" : "Snooze", (vault) => {
    const deltas = eachKey(vault, ids, ({ rotation: { policyDays } }) =>
      policyDays === null ? null : { rotation: { policyDays, snoozedUntil: until } },
    );
    if (!deltas.ok || deltas.value.length > 0 || until === null) return deltas;
    return fail("unsupported", "Without a rotation policy there is nothing to put off.", {
      hint: "Set a policy first.",
    });
  });
}

function checkAhead(now: CalendarDate, until: CalendarDate): Result<void> {
  const days = daysBetween(now, until);
  if (days < 1) return fail("invalid-input", "A snooze must end after today.");
  return days > maximumDays ? fail("invalid-input", "A snooze may last at most ten years.") : ok();
}

async function tagKeys(
  context: HousekeepingContext,
  ids: readonly Uuid[],
  add: readonly string[],
  remove: readonly string[],
): Promise<Result<Changed>> {
  const readable = refuse(
    context,
    add.map((tag) => ["tag", tag] as const),
  );
  if (!readable.ok) return readable;
  const gone = new Set(remove);
  const tagsOf = ({ tags }: Key): readonly string[] => [...tags.filter((tag) => !gone.has(tag)), ...add];
  return await changeKeys(context, "Tag", (vault) => forEach(vault, ids, (key) => ({ tags: tagsOf(key) })));
}

async function moveKeys(
  context: HousekeepingContext,
  ids: readonly Uuid[],
  place: { readonly project: string | null | undefined; readonly environment: string | null | undefined },
): Promise<Result<Changed>> {
  const given = Object.entries(place).filter(([, name]) => name !== undefined);
  const texts = given.flatMap(([what, name]) => (typeof name === "string" ? [[what, name] as const] : []));
  const readable = refuse(context, texts);
  if (!readable.ok) return readable;
  const change: KeyChange = Object.fromEntries(given);
  return await changeKeys(context, "Move", (vault) => forEach(vault, ids, () => change));
}

function refuse(
  { catalogue }: HousekeepingContext,
  texts: readonly (readonly [string, string])[],
): Result<void> {
  return refuseReadableKeys(catalogue, texts, "A key's value belongs into the field for the value.");
}

/** For ever. The store has to answer: otherwise the secret would stay behind. */
async function eraseKey(context: HousekeepingContext, id: Uuid): Promise<Result<Changed>> {
  const reason = context.session.lockReason();
  if (reason !== null) {
    return fail("store-locked", "Keystow is locked: a key cannot be erased now.", {
      hint: "Unlock it first.",
    });
  }
  const vault = await context.session.vault();
  if (!vault.ok) return vault;
  const key = keyById(vault.value, id);
  if (!key.ok) return key;
  const erased = await vault.value.erase(id);
  context.tell({ type: "changed" });
  return erased.ok ? ok({ ids: [id], undo: null, step: null }) : erased;
}
