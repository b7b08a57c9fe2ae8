/**
 * The keychain helper process: the only place that loads `@napi-rs/keyring` for the keychain. It is a
 * process of its own because that library can block: the constructor waits for D-Bus synchronously,
 * an unlock prompt holds a thread that even `process.exit` waits for, and a file descriptor of 1024
 * or more hangs for ever. A process can be killed; see docs/decisions/0001-keychain-library.md.
 */
import type { AsyncEntry } from "@napi-rs/keyring";
import { classifyKeyringError } from "./keyring-classify.ts";
import { keyringService } from "./keyring-protocol.ts";
import type { KeyringReply, KeyringRequest } from "./keyring-protocol.ts";

/**
 * Pinned, always: without this, set, get and delete "succeed" against the kernel's memory when there
 * is no bus, no provider or a stalled daemon, and everything that was stored reads as absent.
 */
const pinned = { linux: { store: "secret-service" } } as const;

/** Each entry holds a connection until the process ends; the parent ends it after some hundred. */
const entries = new Map<string, AsyncEntry>();

async function entryOf(account: string): Promise<AsyncEntry> {
  const known = entries.get(account);
  if (known !== undefined) return known;
  const { AsyncEntry: Entry } = await import("@napi-rs/keyring");
  const entry = new Entry(keyringService, account, pinned);
  entries.set(account, entry);
  return entry;
}

async function perform({ action, account, text }: KeyringRequest): Promise<string | boolean | null> {
  const entry = await entryOf(account);
  switch (action) {
    case "get":
      return await entry.getPassword();
    case "set":
      await entry.setPassword(text ?? "");
      return null;
    case "remove":
      return await entry.deletePassword();
    default:
      return null;
  }
}

async function answer(request: KeyringRequest): Promise<KeyringReply> {
  const { number } = request;
  try {
    return { number, ok: true, value: await perform(request) };
  } catch (error) {
    if (isLoadFailure(error)) return { number, ok: false, trouble: "no-library" };
    // A connection that failed once is not trusted again.
    entries.delete(request.account);
    return { number, ok: false, trouble: classifyKeyringError(error instanceof Error ? error.message : "") };
  }
}

const isLoadFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND")) ||
    error.message.startsWith("Cannot find native binding") ||
    error.message.startsWith("Failed to load native binding"));

/** The part of Electron's `process.parentPort` that is used; plain Node has none. */
interface ParentPort {
  on(event: "message", listener: (event: { readonly data: KeyringRequest }) => void): void;
  postMessage(reply: KeyringReply): void;
}

function serve(): void {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    const post = parentPort.postMessage.bind(parentPort);
    parentPort.on("message", ({ data }) => void answer(data).then(post));
    return;
  }
  process.on(
    "message",
    (request: KeyringRequest) => void answer(request).then((reply) => process.send?.(reply)),
  );
  // The parent is gone. A plain exit would wait for a thread that waits for a prompt.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  // Ctrl+C reaches the whole group: what is under way is the parent's to end.
  process.on("SIGINT", () => {});
}

serve();
