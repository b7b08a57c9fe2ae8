/**
 * Whether a pattern of a key format can only ever take linear time: anchored at both ends, every
 * repetition bounded and of a single character or class, no groups inside repetitions, no
 * alternatives, references or look-arounds. Stricter than needed, so that it can be seen to be true.
 */

const maximumRepeat = 2_000;
const maximumLength = 300;

/** Null when `pattern` is safe, else what is wrong with it. */
export function unsafePattern(pattern: string): string | null {
  if (pattern.length > maximumLength) return "is too long";
  if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.endsWith("\\$")) return "is not anchored";
  let rest = pattern.slice(1, -1);
  while (rest !== "") {
    const atom = /^(?:\[[^\]\\^]+\]|\\[.+$*?()[\]{}|^/\\-]|[A-Za-z0-9 _:@/%=,~-])/.exec(rest)?.[0];
    if (atom === undefined) return `holds "${rest.slice(0, 1)}", which is not allowed`;
    rest = rest.slice(atom.length);
    if (!rest.startsWith("{")) continue;
    const repeat = /^\{(\d{1,4})(?:,(\d{1,4}))?\}/.exec(rest);
    if (repeat === null) return "holds a repetition without an upper bound";
    const [text, least = "0", most = least] = repeat;
    if (Number(most) > maximumRepeat || Number(least) > Number(most))
      return "holds a repetition out of bounds";
    rest = rest.slice(text.length);
  }
  try {
    return new RegExp(pattern).source === "" ? "is empty" : null;
  } catch {
    return "is no regular expression";
  }
}
