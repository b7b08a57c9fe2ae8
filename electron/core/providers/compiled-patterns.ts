/** Patterns, read and compiled when they are first needed: most runs of the program need none. */
import { type PatternShape, readPattern } from "./pattern-shape.ts";

interface Compiled {
  /** Null for a pattern outside our small language: those of the catalogue are all in it. */
  readonly shape: PatternShape | null;
  expression: RegExp | null;
}

const known = new Map<string, Compiled>();

function compiled(pattern: string): Compiled {
  let found = known.get(pattern);
  if (found === undefined) {
    const shape = readPattern(pattern);
    found = { shape: typeof shape === "string" ? null : shape, expression: null };
    known.set(pattern, found);
  }
  return found;
}

/** What every text that fits has in common; null for a pattern outside the small language. */
export const shapeOf = (pattern: string): PatternShape | null => compiled(pattern).shape;

/** Whether the whole `text` fits; its length is compared first. */
export function fitsPattern(pattern: string, text: string): boolean {
  const found = compiled(pattern);
  const { shape } = found;
  if (shape !== null && (text.length < shape.least || text.length > shape.most)) return false;
  found.expression ??= new RegExp(pattern);
  return found.expression.test(text);
}
