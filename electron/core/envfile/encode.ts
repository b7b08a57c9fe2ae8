/** Writes a value so that it reads back unchanged: encode, read back by every reader's rules, compare. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { dialectIds, dialects, lineBasedLabels, lineBasedReaders } from "./dialects.ts";
import type { Dialect, DialectId } from "./dialects.ts";
import { portableForm } from "./portable.ts";
import type { Reader } from "./readers/reader.ts";

/** Linux gives no process a variable of more than this, name, `=` and final NUL included. */
export const maximumVariableBytes = 128 * 1024;
/** viper (gotenv) and docker read lines of less than this. */
const maximumLineBytes = 64 * 1024;

/** What stands around the value in its line, as it is kept: blanks before it, blanks and comment behind it. */
export interface Surroundings {
  readonly lead: string;
  readonly tail: string;
}

export interface EncodedValue {
  /** What to write behind `NAME=`. */
  readonly text: string;
  readonly warnings: readonly string[];
}

const alone: Surroundings = { lead: "", tail: "" };
const namePattern = /^[A-Za-z][A-Za-z0-9_]*$/;

/** `invalid-input` unless every reader takes the text for a variable's name. */
export const checkVariableName = (name: string): Result<void> =>
  namePattern.test(name)
    ? ok()
    : fail(
        "invalid-input",
        "A variable's name is a letter, then letters, digits and underscores: other names break some readers.",
        {
          details: { variable: name.slice(0, 80) },
        },
      );

/** Readers that stumble over what stands around the value, whatever the value is (a comment behind it, blanks before it). */
const stumbling = (dialect: Dialect, around: Surroundings): readonly Reader[] =>
  around.lead === "" && around.tail === ""
    ? []
    : dialect.readers.filter((reader) => reader.read(`${around.lead}x${around.tail}`) !== "x");

/**
 * The readers of a dialect that must agree about this value. `portable` excuses those that understand no
 * value over several lines, and those that never understood this line; both are named in a warning.
 */
const judges = (dialect: Dialect, value: string, around: Surroundings): readonly Reader[] => {
  if (dialect.id !== "portable") return dialect.readers;
  const excused = [...(value.includes("\n") ? lineBasedReaders : []), ...stumbling(dialect, around)];
  return dialect.readers.filter((reader) => !excused.includes(reader));
};

const failing = (
  readers: readonly Reader[],
  text: string,
  value: string,
  around: Surroundings,
): readonly Reader[] => readers.filter((reader) => reader.read(around.lead + text + around.tail) !== value);

const candidates = (dialect: Dialect, value: string): readonly string[] => {
  const written = dialect.notations.map((write) => write(value));
  const portable = portableForm(value);
  // Double quotes are as good where the table says single ones: a quote in a comment may ask for them.
  if (dialect.id === "portable")
    return portable === null ? [] : [portable, ...(/["\\$`]/.test(value) ? [] : [`"${value}"`])];
  return portable !== null && dialect.prefersPortable(value) ? [portable, ...written] : written;
};

/** The first notation that all readers of the dialect read back exactly, or null. */
const findText = (dialect: Dialect, value: string, around: Surroundings): string | null => {
  const readers = judges(dialect, value, around);
  return (
    candidates(dialect, value).find((text) => failing(readers, text, value, around).length === 0) ?? null
  );
};

const longestLineBytes = (name: string, text: string): number =>
  Math.max(...`${name}=${text}`.split("\n").map((line) => Buffer.byteLength(line, "utf8")));

const fitsLines = (dialect: Dialect, name: string, text: string): boolean =>
  (dialect.id !== "portable" && dialect.id !== "docker-run") ||
  longestLineBytes(name, text) < maximumLineBytes;

const impossible = (variable: string, why: string): Result<never> =>
  fail("not-portable", `${variable} cannot be written to a .env file: ${why}.`, {
    details: { variable, readers: [], dialects: [] },
  });

const refuseAlways = (name: string, value: string): Result<never> | null => {
  if (value.includes("\0"))
    return impossible(name, "the value holds a NUL byte, which no variable can carry");
  if (!value.isWellFormed()) return impossible(name, "the value is not valid Unicode text");
  if (Buffer.byteLength(name) + 2 + Buffer.byteLength(value, "utf8") > maximumVariableBytes) {
    return impossible(name, "it is larger than 128 KiB, and Linux starts no process with such a variable");
  }
  return null;
};

/** The readers that break, for whichever known notation suits most of them. */
const breakingReaders = (
  dialect: Dialect,
  name: string,
  value: string,
  around: Surroundings,
): readonly string[] => {
  const texts = dialectIds.flatMap((id) => dialects[id].notations.map((write) => write(value)));
  const counts = texts.map((text) =>
    failing(judges(dialect, value, around), text, value, around).map((reader) => reader.label),
  );
  const fewest = counts.toSorted((left, right) => left.length - right.length)[0] ?? [];
  return fewest.length === 0 && !fitsLines(dialect, name, value)
    ? ["viper (gotenv)", "docker run --env-file"]
    : fewest;
};

const refuse = (dialect: Dialect, name: string, value: string, around: Surroundings): Result<never> => {
  const readers = breakingReaders(dialect, name, value, around);
  const others = dialectIds.filter((id) => {
    const text = id === dialect.id ? null : findText(dialects[id], value, around);
    return text !== null && fitsLines(dialects[id], name, text);
  });
  const hint =
    others.length > 0
      ? `Write it for the readers of this project: --dialect ${others.join(" | ")}. Or keep it base64-encoded under another name.`
      : "Keep it base64-encoded under another name.";
  const why =
    readers.length > 0
      ? `${readers.join(", ")} would read it back changed`
      : "no notation reads back unchanged";
  return fail("not-portable", `${name} cannot be written for ${dialect.label}: ${why}.`, {
    hint,
    details: { variable: name, readers, dialects: others },
  });
};

const warningsFor = (
  dialect: Dialect,
  name: string,
  value: string,
  around: Surroundings,
): readonly string[] => {
  const warnings: string[] = [];
  if (dialect.id === "portable" && value.includes("\n")) {
    const labels = [...lineBasedLabels, ...(/[ \t]\n/.test(value) ? ["gotenv (viper)"] : [])];
    warnings.push(`${name} has several lines, which these readers do not understand: ${labels.join(", ")}.`);
  }
  const confused = dialect.id === "portable" ? stumbling(dialect, around) : [];
  if (confused.length > 0) {
    warnings.push(
      `What stands around the value of ${name} in its line confuses: ${confused.map((reader) => reader.label).join(", ")}.`,
    );
  }
  return warnings;
};

/**
 * Encodes `value` for a dialect. In: the value; the dialect; optionally the variable's name (for texts
 * and line lengths) and what stands around the value in its line. Out: the text to write behind
 * `NAME=`, proved by reading it back. Errors: `not-portable`, whose details name the `readers` that
 * break and the `dialects` that can carry the value (none for NUL, lone surrogates and over 128 KiB).
 */
export const encodeValue = (
  value: string,
  dialectId: DialectId = "portable",
  name = "the value",
  around: Surroundings = alone,
): Result<EncodedValue> => {
  const refused = refuseAlways(name, value);
  if (refused !== null) return refused;
  const dialect = dialects[dialectId];
  const text = findText(dialect, value, around);
  if (text === null || !fitsLines(dialect, name, text)) return refuse(dialect, name, value, around);
  return ok({ text, warnings: warningsFor(dialect, name, value, around) });
};

/** Whether every reader of the dialect reads this written text as `value` already. */
export const readsAs = (
  written: string,
  value: string,
  dialectId: DialectId,
  around: Surroundings,
): boolean => {
  const dialect = dialects[dialectId];
  return failing(judges(dialect, value, around), written, value, around).length === 0;
};
