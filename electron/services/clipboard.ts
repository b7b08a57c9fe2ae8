/** `copy`, `copyText` and `clearClipboard`: what of a key goes into the clipboard, and for how long. */
import { fail, ok, type Result } from "../core/errors.ts";
import { encodeValue } from "../core/envfile/index.ts";
import type { Key } from "../core/model.ts";
import type { Copied } from "../ipc/answers.ts";
import type { ArgumentsOf } from "../ipc/contract.ts";
import type { ClipboardHold } from "./clipboard-hold.ts";
import type { Part, ServiceContext } from "./context.ts";
import { keyOf, readSecret } from "./read-secret.ts";

type CopyContext = Pick<ServiceContext, "session" | "settings" | "tell">;
type CopyRequest = ArgumentsOf<"copy">[0];

/** The part of the contract that fills and empties the clipboard. */
export function createClipboardPart(
  context: CopyContext,
  hold: ClipboardHold,
): Part<"copy" | "copyText" | "clearClipboard"> {
  return {
    copy: (request) =>
      request.as === "name" || request.as === "last-four"
        ? copyPlain(context, hold, request)
        : copySecret(context, hold, request),
    copyText: async (text) => {
      const written = await hold.putPlain(text);
      return written.ok ? ok(null) : written;
    },
    clearClipboard: async () => {
      await hold.clear();
      return ok(null);
    },
  };
}

async function copySecret(
  context: CopyContext,
  hold: ClipboardHold,
  request: CopyRequest,
): Promise<Result<Copied>> {
  const read = await readSecret(context, request.id, "copied");
  if (!read.ok) return read;
  const { key, value } = read.value;
  const text = request.as === "assignment" ? assignment(key, value.revealText()) : ok(value.revealText());
  value.wipe();
  if (!text.ok) return text;
  const seconds = context.settings().clipboardSeconds;
  const clearsInMs = seconds === 0 ? null : seconds * 1_000;
  const written = await hold.put(text.value, clearsInMs);
  if (!written.ok) return written;
  // The lock clears the clipboard; a copy that was under way then came after it.
  if (context.session.lockReason() === null) return ok({ clearsInMs });
  await hold.clear();
  return fail("store-locked", "Keystow was locked meanwhile. Nothing was copied.", {
    hint: "Unlock it first.",
  });
}

/** `NAME=value` as the line would stand in a `.env` file that every program reads alike. */
function assignment(key: Key, value: string): Result<string> {
  const encoded = encodeValue(value, "portable", key.variable);
  return encoded.ok ? ok(`${key.variable}=${encoded.value.text}`) : encoded;
}

const shownEnd = 4;

async function copyPlain(
  context: CopyContext,
  hold: ClipboardHold,
  request: CopyRequest,
): Promise<Result<Copied>> {
  const key = await keyOf(context, request.id);
  if (!key.ok) return key;
  const text = request.as === "name" ? ok(key.value.name) : lastFour(key.value);
  if (!text.ok) return text;
  const written = await hold.putPlain(text.value);
  return written.ok ? ok({ clearsInMs: null }) : written;
}

/** What the list shows of the value already: no secret is read for it. */
function lastFour({ masked }: Key): Result<string> {
  const end = masked.slice(-shownEnd);
  if (!end.includes("•")) return ok(end);
  return fail(
    "unsupported",
    "This value is too short, or too unusual, for its last four characters to be shown.",
    {
      hint: "Copy the whole value instead.",
    },
  );
}
