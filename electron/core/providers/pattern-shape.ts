/**
 * The parts of a key format's pattern. Patterns are written in a small part of the language of regular
 * expressions: characters and classes, each repeated a bounded number of times, between `^` and `$`.
 * From that follow a key's shortest and longest length, how much of it is fixed, and how many texts fit.
 */

/** One character or class with its repetition. */
export interface PatternPart {
  /** The character, when there is only one; null for a class. */
  readonly character: string | null;
  /** How many characters are possible at this place. */
  readonly choices: number;
  readonly least: number;
  readonly most: number;
}

export interface PatternShape {
  readonly parts: readonly PatternPart[];
  /** Lengths of the shortest and the longest text that fits. */
  readonly least: number;
  readonly most: number;
  /** How many characters of every key are the same: what makes a key recognisable. */
  readonly fixed: number;
}

const maximumRepeat = 4_096;
const part =
  /(?:\[([^\]\\^]+)\]|\\([.+$*?()[\]{}|^/\\-])|([A-Za-z0-9 _:@/%=,~-]))(?:\{(\d{1,4})(?:,(\d{1,4}))?\})?/y;

/** The parts of `pattern`, or what in it is not allowed, as a sentence part. */
export function readPattern(pattern: string): PatternShape | string {
  if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.endsWith("\\$")) return "is not anchored";
  const parts: PatternPart[] = [];
  const end = pattern.length - 1;
  part.lastIndex = 1;
  for (let place = 1; place < end; place = part.lastIndex) {
    const found = part.exec(pattern);
    if (found === null || part.lastIndex > end)
      return pattern[place] === "{"
        ? "holds a repetition without an upper bound"
        : `holds "${pattern[place] ?? ""}", which is not allowed`;
    const [, set, escaped, plain, from, to = from] = found;
    const [least, most] = [Number(from ?? 1), Number(to ?? 1)];
    if (most > maximumRepeat || least > most) return "holds a repetition out of bounds";
    const choices = set === undefined ? 1 : membersOf(set);
    parts.push({ character: set === undefined ? (escaped ?? plain ?? "") : null, choices, least, most });
  }
  return {
    parts,
    least: sum(parts, ({ least }) => least),
    most: sum(parts, ({ most }) => most),
    fixed: sum(parts, ({ character, least }) => (character === null ? 0 : least)),
  };
}

/**
 * How many different texts of `length` fit, as a power of two: the smaller, the more a match says.
 * Exact for one part of variable length; an upper bound for several.
 */
export function roomOf({ parts, least }: PatternShape, length: number): number {
  let rest = length - least;
  let bits = 0;
  for (const one of parts.toSorted((first, second) => second.choices - first.choices)) {
    const more = Math.min(rest, one.most - one.least);
    rest -= more;
    bits += (one.least + more) * Math.log2(one.choices) + Math.log2(one.most - one.least + 1);
  }
  return bits;
}

/** How many characters stand in a class: `A-Z0-9_` has 37. */
function membersOf(set: string): number {
  let count = 0;
  for (let place = 0; place < set.length; place += 1) {
    if (set[place + 1] === "-" && place + 2 < set.length) {
      count += set.charCodeAt(place + 2) - set.charCodeAt(place) + 1;
      place += 2;
    } else count += 1;
  }
  return count;
}

function sum(parts: readonly PatternPart[], count: (part: PatternPart) => number): number {
  return parts.reduce((total, one) => total + count(one), 0);
}
