/** `dropIntake`: a pasted text that will not be used is wiped at once, not after its ten minutes. */
import { ok } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { Drafts, Part } from "./context.ts";

/** `imports`: what is kept of a pasted import besides its bytes. */
export function createDropIntakePart(
  drafts: Pick<Drafts, "drop">,
  imports: { drop(draft: Uuid): void },
): Part<"dropIntake"> {
  return {
    dropIntake: (draft) => {
      imports.drop(draft);
      drafts.drop(draft);
      return Promise.resolve(ok(null));
    },
  };
}
