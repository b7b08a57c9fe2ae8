/** A secret on its way in: `intake`, `checkIntake`, `addKey`, `replaceSecret`. */
import { addKey, type AddKeyContext } from "./add-key.ts";
import { checkIntake, type CheckIntakeContext } from "./check-intake.ts";
import type { Part, ServiceContext } from "./context.ts";
import { createDraftNotes } from "./draft-notes.ts";
import type { Imports } from "./imports.ts";
import { type IntakeContext, takeIn } from "./intake.ts";
import { replaceSecret } from "./replace-secret.ts";

type PartContext = IntakeContext & CheckIntakeContext & AddKeyContext & Pick<ServiceContext, "drafts">;

/** `imports` is shared with the import part: a pasted text may be several `NAME=value` lines. */
export function createIntakePart(
  context: PartContext,
  imports: Imports,
): Part<"intake" | "checkIntake" | "addKey" | "replaceSecret"> {
  const notes = createDraftNotes(context.drafts);
  return {
    intake: (request) => takeIn(context, notes, imports, request),
    checkIntake: (request) => checkIntake(context, notes, request),
    addKey: (request) => addKey(context, notes, request),
    replaceSecret: (request) => replaceSecret(context, notes, request),
  };
}
