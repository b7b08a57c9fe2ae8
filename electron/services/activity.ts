/** `activity`: what happened, newest first, with Undo beside what can still be taken back. */
import { ok } from "../core/errors.ts";
import type { Activity } from "../core/model.ts";
import { failureOf } from "../core/vault/index.ts";
import type { ActivityEntry } from "../ipc/answers.ts";
import { activityText } from "./activity-text.ts";
import type { ChosenFiles, Part, ServiceContext } from "./context.ts";
import { shownName } from "./overview-row.ts";
import type { Journal } from "./undo-journal.ts";

/** What turns an entry of the vault into one for people. */
export interface EntryParts {
  readonly chosenFiles: Pick<ChosenFiles, "shown">;
  readonly journal: Pick<Journal, "stepOfActivity">;
}

export function createActivityPart(
  context: Pick<ServiceContext, "session" | "chosenFiles">,
  journal: Pick<Journal, "stepOfActivity">,
): Part<"activity"> {
  return {
    activity: async ({ limit }) => {
      const vault = await context.session.vault();
      if (!vault.ok) return vault;
      try {
        const parts = { chosenFiles: context.chosenFiles, journal };
        return ok(vault.value.activity(limit).map((entry) => activityEntry(entry, parts)));
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
  };
}

/** An entry of the vault's activity, for people. */
export function activityEntry(entry: Activity, { chosenFiles, journal }: EntryParts): ActivityEntry {
  const { id, at, kind, keyId, keyName } = entry;
  return {
    id,
    at,
    kind,
    keyId,
    keyName: keyName === null ? null : shownName(keyName),
    text: activityText(entry, (path) => chosenFiles.shown(path)),
    undo: journal.stepOfActivity(id),
  };
}
