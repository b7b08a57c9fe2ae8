/** The way of a pasted text to the main process. What is too long for a message is refused here, in plain words. */
import { api, type Result } from "../api.ts";
import type { Intake } from "./state.ts";

/** In characters: the most that the message `intake` may carry. */
export const longestText = 60 * 1024;

type Request = Parameters<typeof api.intake>[0];

/** Hands the text on; nothing of it stays here. Error of ours: `secret-too-large`. */
export function takeText(request: Request): Promise<Result<Intake>> {
  if (request.text.length <= longestText) return api.intake(request);
  const error = {
    code: "secret-too-large",
    message: "This text is too long to be pasted.",
    hint: "A key has at most 60 KiB. To bring many keys, import their file.",
  } as const;
  return Promise.resolve({ ok: false, error });
}
