/** Takes from a pasted text what surrounds a key: quotes, a variable's name, `Bearer`, stray characters. */

export interface CleanedText {
  readonly text: string;
  /** The variable's name that stood before an equals sign; null when there was none. */
  readonly variable: string | null;
  /** What was taken off, in words for people, in the order it was found. */
  readonly removed: readonly string[];
}

interface Step {
  readonly text: string;
  readonly variable?: string;
  readonly removed: string;
}

/** Zero-width characters, soft hyphen, marks of direction, byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const lineBreaks = /[\r\n\u0085\u2028\u2029]+/g;
/** `export NAME=`, `set NAME=`, `$env:NAME =`. */
const declared = /^(?:export[ \t]{1,8}|set[ \t]{1,8}|\$env:)([A-Za-z_][A-Za-z0-9_]{0,79})[ \t]{0,8}=/;
/** `NAME=`, `some_name=`. A key may hold an equals sign, so a name has to look like one: no digits in lower case. */
const assigned = /^([A-Z][A-Z0-9_]{0,79}|[a-z]{1,20}(?:_[a-z]{1,20}){1,4})[ \t]{0,8}=(?!=)/;
const scheme = /^(?:authorization:[ \t]{0,8})?bearer[ \t]{1,8}/i;
const quotePairs: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
  ["‘", "’"],
];

/**
 * `text` without what is not part of the key. A PEM block and a JSON document keep their lines; a
 * text that holds several assignments is left as it is. Never throws; linear in the text's length.
 */
export function cleanPastedText(text: string): CleanedText {
  let current = text;
  let variable: string | null = null;
  const removed: string[] = [];
  // Each round can uncover another wrapping (`export X="Bearer …"`); six are more than anyone pastes.
  for (let round = 0; round < 6; round += 1) {
    const step = nextStep(current);
    if (step === null) break;
    current = step.text;
    variable ??= step.variable ?? null;
    if (!removed.includes(step.removed)) removed.push(step.removed);
  }
  return { text: current, variable, removed };
}

function nextStep(text: string): Step | null {
  const steps = [
    withoutInvisible,
    withoutBlanks,
    withoutLineBreaks,
    withoutName,
    withoutQuotes,
    withoutScheme,
  ];
  for (const step of steps) {
    const found = step(text);
    if (found !== null) return found;
  }
  return null;
}

function changed(before: string, after: string, removed: string): Step | null {
  return before === after ? null : { text: after, removed };
}

const withoutInvisible = (text: string) => changed(text, text.replace(invisible, ""), "invisible characters");
const withoutBlanks = (text: string) => changed(text, text.trim(), "blanks and line breaks at the ends");

function withoutLineBreaks(text: string): Step | null {
  if (text.includes("-----BEGIN ") || text.startsWith("{")) return null;
  const [, ...others] = text.split(/[\r\n]+/);
  if (others.some((line) => assigned.test(line) || declared.test(line))) return null;
  // The further lines of a key that was wrapped hold no blanks; those of a document do.
  if (others.some((line) => /[ \t]/.test(line.trim()))) return null;
  return changed(text, text.replace(lineBreaks, ""), "line breaks");
}

function withoutName(text: string): Step | null {
  if (/[\r\n]/.test(text) && !text.includes("-----BEGIN ")) return null;
  const found = declared.exec(text) ?? assigned.exec(text);
  const variable = found?.[1];
  if (found === null || variable === undefined) return null;
  const rest = text.slice(found[0].length);
  // `abc_def=` may be the end of a key in base64.
  if (rest.trim() === "") return null;
  return { text: rest, variable, removed: "the variable's name" };
}

function withoutQuotes(text: string): Step | null {
  const inner = /[,;]$/.test(text) ? text.slice(0, -1) : text;
  for (const [open, close] of quotePairs) {
    if (inner.length >= 2 && inner.startsWith(open) && inner.endsWith(close)) {
      return { text: inner.slice(open.length, -close.length), removed: "quotes" };
    }
  }
  return null;
}

const withoutScheme = (text: string) => changed(text, text.replace(scheme, ""), 'the word "Bearer"');
