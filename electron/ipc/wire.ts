/**
 * How an answer crosses from the main process to the page. Electron's bridge copies every property of
 * every object by itself, which takes seconds for ten thousand keys; a text is copied at once. So the
 * one answer that grows with the vault crosses as JSON. It holds plain data only, which JSON keeps.
 */
import type { Result } from "../core/errors.ts";
import type { BridgeFunction } from "./channels.ts";

const crossesAsText = (name: BridgeFunction): boolean => name === "overview";

/** What the main process sends for an answer; `renderer/api.ts` reads it. */
export function packAnswer(name: BridgeFunction, answer: Result<unknown>): unknown {
  return crossesAsText(name) ? JSON.stringify(answer) : answer;
}
