/**
 * Whether a pattern of a key format can only ever take linear time: anchored at both ends, every
 * repetition bounded and of a single character or class, no groups inside repetitions, no
 * alternatives, references or look-arounds. Stricter than needed, so that it can be seen to be true.
 */
import { readPattern } from "./pattern-shape.ts";

const maximumLength = 300;

/** Null when `pattern` is safe, else what is wrong with it. */
export function unsafePattern(pattern: string): string | null {
  if (pattern.length > maximumLength) return "is too long";
  const shape = readPattern(pattern);
  if (typeof shape === "string") return shape;
  try {
    return shape.parts.length === 0 || new RegExp(pattern).source === "" ? "is empty" : null;
  } catch {
    return "is no regular expression";
  }
}
