/** `addKey`: a draft becomes a key of the vault. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { CalendarDate, NewKey } from "../core/model.ts";
import { knownPrefixOf } from "../core/providers/index.ts";
import { parseCalendarDate, today } from "../core/rotation/index.ts";
import type { Changed } from "../ipc/answers.ts";
import { archiveStep } from "./archive-step.ts";
import type { ServiceContext } from "./context.ts";
import type { DraftNotes } from "./draft-notes.ts";
import { keepCheck } from "./keep-check.ts";
import { checkedTarget, type KeyTarget, readTarget, type TargetRequest } from "./key-target.ts";
import { shownName } from "./overview-row.ts";
import { refuseReadableKeys } from "./readable-text.ts";
import { copySecrets, wipeSecrets } from "./secret-value.ts";
import { unlockedVault } from "./unlocked-vault.ts";

export type AddKeyContext = Pick<ServiceContext, "session" | "catalogue" | "clock" | "journal" | "tell">;

/** What cannot be done while everything is locked. */
export const notStored = "nothing can be stored";

export interface AddKeyRequest extends TargetRequest {
  readonly name: string;
  readonly variable: string;
  readonly project: string | null;
  readonly environment: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly createdOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  readonly policyDays: number | null;
}

/**
 * Stores the key, keeps what `checkIntake` found of it, wipes the drafts, and can be undone (the key
 * goes into the archive). Errors: `store-locked`, `name-taken`, `invalid-input`, and those of
 * `readTarget`; the drafts are kept then.
 */
export async function addKey(
  context: AddKeyContext,
  notes: DraftNotes,
  request: AddKeyRequest,
): Promise<Result<Changed>> {
  const vault = await unlockedVault(context.session, notStored);
  if (!vault.ok) return vault;
  const plan = planKey(context, notes, request);
  if (!plan.ok) return plan;
  const { target } = plan.value;
  const secrets = copySecrets(target.secret, target.secretFields);
  const added = await vault.value.add(plan.value.key, secrets);
  wipeSecrets(secrets);
  if (!added.ok) return added;
  keepCheck(context, notes, vault.value, added.value, {
    draft: request.draft,
    target: target.provider === null ? null : checkedTarget(target.provider, target.fields, request),
  });
  dropDrafts(notes, request);
  const label = `Add ${shownName(added.value.name)}`;
  const step = context.journal.push(archiveStep(context, label, [added.value.id]));
  context.tell({ type: "changed" });
  return ok({ ids: [added.value.id], undo: label, step });
}

/** Uses all drafts of the request up. */
export function dropDrafts(
  notes: DraftNotes,
  { draft, secretFields }: Pick<TargetRequest, "draft" | "secretFields">,
): void {
  for (const id of [draft, ...Object.values(secretFields)]) notes.drop(id);
}

interface KeyPlan {
  readonly key: NewKey;
  readonly target: KeyTarget;
}

function planKey(
  { catalogue, clock }: Pick<AddKeyContext, "catalogue" | "clock">,
  notes: DraftNotes,
  request: AddKeyRequest,
): Result<KeyPlan> {
  const readable = refuseReadableKeys(
    catalogue,
    readableTexts(request),
    "A key's value belongs into the field for the value.",
  );
  if (!readable.ok) return readable;
  const dates = readDates(request, today(clock));
  if (!dates.ok) return dates;
  const target = readTarget({ catalogue }, notes, request);
  if (!target.ok) return target;
  const { provider, fields, secret } = target.value;
  const { name, variable, project, environment, tags, note, allowPrivate, policyDays } = request;
  const described = { name, variable, project, environment, tags, note, allowPrivate, policyDays, fields };
  const key: NewKey = {
    ...dates.value,
    provider: provider?.id ?? null,
    knownPrefix: knownPrefixOf(secret.revealText(), provider?.id ?? null, catalogue),
    ...described,
  };
  return ok({ key, target: target.value });
}

/** All that is kept as it is given, without encryption. The fields are looked at with the target. */
function readableTexts(request: AddKeyRequest): readonly (readonly [string, string])[] {
  const { name, variable, project, environment, note, tags } = request;
  return [
    ["name", name],
    ["variable", variable],
    ["project", project ?? ""],
    ["environment", environment ?? ""],
    ["note", note],
    ...tags.map((tag) => ["tag", tag] as const),
  ];
}

/** The expiry that a check told is put in by the vault, with the check. */
function readDates(
  request: Pick<AddKeyRequest, "createdOn" | "expiresOn">,
  now: CalendarDate,
): Result<{ readonly createdOn: CalendarDate; readonly expiresOn: CalendarDate | null }> {
  const createdOn = request.createdOn === null ? ok(now) : parseCalendarDate(request.createdOn);
  if (!createdOn.ok) return createdOn;
  if (createdOn.value > now) return fail("invalid-input", "The day of creation lies in the future.");
  const expiresOn = request.expiresOn === null ? ok(null) : parseCalendarDate(request.expiresOn);
  return expiresOn.ok ? ok({ createdOn: createdOn.value, expiresOn: expiresOn.value }) : expiresOn;
}
