/** The only file that touches the bridge. Everything else gets typed functions and types from here. */
import type { Asked, Bridge } from "../electron/ipc/contract.ts";
import { bridgeFunctions, bridgeName, type BridgeFunction } from "../electron/ipc/channels.ts";
import type { BridgeEvent } from "../electron/ipc/events.ts";
import type { KeystowError, Result } from "../electron/core/errors.ts";

export type * from "../electron/ipc/answers.ts";
export type { BridgeEvent, KeystowError, Result };

/** Every question of the page, typed. None of them rejects. */
export type Api = Asked;

/** What the preload put on the window; none when the page was opened outside the app. */
function bridge(): Bridge | undefined {
  return (globalThis as { readonly [bridgeName]?: Bridge })[bridgeName];
}

const noAnswer: Result<never> = {
  ok: false,
  error: {
    code: "internal",
    message: "The window lost its connection to the vault.",
    hint: "Close the window and open it again.",
  },
};

/** An answer whichever way it crossed: `electron/ipc/wire.ts` sends the longest one as JSON. */
const unpacked = (sent: unknown): Result<unknown> | undefined =>
  (typeof sent === "string" ? JSON.parse(sent) : sent) as Result<unknown> | undefined;

/** Looked up at each call: a test may put a bridge there after this file was loaded. */
async function ask(name: BridgeFunction, parameters: readonly unknown[]): Promise<Result<unknown>> {
  try {
    const question = bridge()?.[name] as ((...given: readonly unknown[]) => Promise<unknown>) | undefined;
    return unpacked(await question?.(...parameters)) ?? noAnswer;
  } catch {
    // The exception's text is foreign, and may quote what was sent.
    return noAnswer;
  }
}

/** One function for each of the bridge's. A bridge that is missing or breaks is an error `internal`. */
export const api = Object.fromEntries(
  bridgeFunctions.map((name) => [name, (...parameters: readonly unknown[]) => ask(name, parameters)]),
) as unknown as Api;

/** Hears what the main process tells unasked. Returns how to stop; hears nothing without a bridge. */
export function onEvent(listener: (event: BridgeEvent) => void): () => void {
  return bridge()?.onEvent(listener) ?? (() => undefined);
}

/** The path of a file that the user dropped on the page; "" when it has none or is no file. */
export function pathOfDroppedFile(file: unknown): string {
  try {
    return bridge()?.pathOfDroppedFile(file) ?? "";
  } catch {
    return "";
  }
}
