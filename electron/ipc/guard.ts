/**
 * What every message from the page must pass before it reaches a handler: the sender, the size, the
 * schema. Pure, so that it can be tried with anything.
 */
import * as v from "valibot";
import { fail, type Result } from "../core/errors.ts";
import { isPageAddress, type BridgeFunction } from "./channels.ts";
import { contract, type Asked } from "./contract.ts";

/** The most that one message may hold, counted in characters and values: ten thousand ids, selected at once. */
const maximumWeight = 512 * 1024;
const maximumDepth = 8;

/** The parts of a frame that tell it from another: its process, and its token within that process. */
interface FrameIdentity {
  readonly url: string;
  readonly processId: number;
  readonly frameToken: string;
  readonly parent: unknown;
}

/** The parts of Electron's invoke event that the guard reads. */
export interface CallEvent {
  /** Null when the frame navigated or was destroyed since: nobody may be asking. */
  readonly senderFrame: FrameIdentity | null;
  readonly sender: { readonly mainFrame: FrameIdentity };
}

/** Whether the message comes from the main frame of our window, showing our page. */
export function isTrustedSender(event: CallEvent): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  const main = event.sender.mainFrame;
  return (
    frame.processId === main.processId && frame.frameToken === main.frameToken && isPageAddress(frame.url)
  );
}

/**
 * Whether `value` is plain data (what JSON can say, and undefined) of bounded size and depth. A
 * structured clone can also bring maps, dates, cycles and bytes; no channel takes them.
 */
export function isSmallPlainData(value: unknown): boolean {
  let weight = 0;
  const visit = (part: unknown, depth: number): boolean => {
    weight += typeof part === "string" ? part.length + 1 : 1;
    if (weight > maximumWeight || depth > maximumDepth) return false;
    if (part === undefined || part === null || typeof part === "boolean" || typeof part === "string")
      return true;
    if (typeof part === "number") return Number.isFinite(part);
    if (Array.isArray(part))
      return part.length <= maximumWeight && part.every((one) => visit(one, depth + 1));
    return isPlainObject(part) && Object.entries(part).every((pair) => visit(pair, depth + 1));
  };
  return visit(value, 0);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Answers one message. Never throws and never rejects: Electron would print a thrown error and send
 * its text to the page, and a foreign text may quote a secret.
 */
export async function answerCall(
  name: BridgeFunction,
  handlers: Asked,
  event: CallEvent,
  parameters: readonly unknown[],
): Promise<Result<unknown>> {
  try {
    if (!isTrustedSender(event)) return fail("usage", "Only Keystow's own page may ask.");
    if (!isSmallPlainData(parameters)) return fail("usage", "The request is too large or not plain data.");
    const parsed = v.safeParse(contract[name].schema, parameters);
    if (!parsed.success) return fail("usage", "The request does not have the expected form.");
    // The schema has just proven what the compiler cannot follow across functions.
    const handler = handlers[name] as (...parameters: readonly unknown[]) => Promise<Result<unknown>>;
    return await handler(...parsed.output);
  } catch {
    return fail("internal", "Something went wrong inside Keystow.");
  }
}
