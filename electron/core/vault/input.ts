/** What the vault accepts as names, texts, dates and secrets; everything else is refused with a reason. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { CalendarDate } from "../model.ts";
import { parseCalendarDate } from "../rotation/index.ts";
import { maximumSecretBytes } from "../secret.ts";
import type { KeySecrets } from "./contract.ts";

export const maximumNameLength = 128;
const maximumNoteLength = 4_096;
const maximumFieldLength = 4_096;
const maximumTags = 32;
const maximumFields = 32;

/**
 * Control characters, invisible and direction-changing ones (Cf), lone surrogates (Cs), private and
 * unassigned ones, and the two separators that some terminals treat as line ends. A name with one of
 * them looks like another name, or steers the terminal that shows it.
 */
const unprintable = /[\p{C}\u2028\u2029]/u;
/** The same, but a note may have lines and tabs. */
const unprintableInNote = /(?![\t\n])[\p{C}\u2028\u2029]/u;

const invalid = (message: string, hint?: string): Result<never> =>
  fail("invalid-input", message, hint === undefined ? {} : { hint });

/** A short text in normal form C, without spaces around. `what` begins the error sentence. */
export function readName(what: string, text: string): Result<string> {
  if (!text.isWellFormed()) return invalid(`${what} is not valid text (a lone surrogate).`);
  const name = text.normalize("NFC").trim();
  if (name === "") return invalid(`${what} is empty.`);
  if (name.length > maximumNameLength)
    return invalid(`${what} is longer than ${maximumNameLength} characters.`);
  if (unprintable.test(name)) return invalid(`${what} holds a control or invisible character.`);
  return ok(name);
}

/** The same, but empty text and null both mean "none". */
export function readOptionalName(what: string, text: string | null): Result<string | null> {
  return text === null || text.trim() === "" ? ok(null) : readName(what, text);
}

/** The name of an environment variable. */
export function readVariable(text: string): Result<string> {
  if (text.length <= maximumNameLength && /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return ok(text);
  return invalid(
    "The variable is no valid name.",
    "Use letters, digits and underscores; the first may not be a digit; at most 128 characters.",
  );
}

/** Tags without repeats, in order of the alphabet. */
export function readTags(tags: readonly string[]): Result<readonly string[]> {
  if (tags.length > maximumTags) return invalid(`A key has at most ${maximumTags} tags.`);
  const read = new Set<string>();
  for (const tag of tags) {
    const name = readName("A tag", tag);
    if (!name.ok) return name;
    read.add(name.value);
  }
  return ok([...read].sort());
}

export function readNote(text: string): Result<string> {
  if (!text.isWellFormed()) return invalid("The note is not valid text (a lone surrogate).");
  const note = text.normalize("NFC").replaceAll("\r\n", "\n");
  if (note.length > maximumNoteLength)
    return invalid(`The note is longer than ${maximumNoteLength} characters.`);
  if (unprintableInNote.test(note)) return invalid("The note holds a control or invisible character.");
  return ok(note);
}

/** The provider's further fields. Ids begin with a letter, so none can be `__proto__`. */
export function readFields(
  fields: Readonly<Record<string, string>>,
): Result<Readonly<Record<string, string>>> {
  const entries = Object.entries(fields);
  if (entries.length > maximumFields) return invalid(`A key has at most ${maximumFields} further fields.`);
  for (const [id, value] of entries) {
    const checked = checkFieldId(id);
    if (!checked.ok) return checked;
    if (!value.isWellFormed() || unprintable.test(value))
      return invalid(`The field ${id} holds a control or invisible character.`);
    if (value.length > maximumFieldLength)
      return invalid(`The field ${id} is longer than ${maximumFieldLength} characters.`);
  }
  return ok(Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1))));
}

function checkFieldId(id: string): Result<void> {
  if (/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id)) return ok();
  return invalid("A field's name is not valid.", "Use letters, digits, dashes and underscores.");
}

/** A date or null; the message says which one is wrong. */
export function readDate(what: string, date: CalendarDate | null): Result<CalendarDate | null> {
  if (date === null) return ok(null);
  const read = parseCalendarDate(date);
  return read.ok ? read : invalid(`${what}: ${read.error.message}`, read.error.hint);
}

/** Every secret part is there and fits; NUL is allowed here, since a store keeps any byte. */
export function checkSecrets(secrets: KeySecrets): Result<void> {
  for (const [field, secret] of [["", secrets.value] as const, ...Object.entries(secrets.fields)]) {
    const what = field === "" ? "The secret" : `The secret field ${field}`;
    if (field !== "") {
      const checked = checkFieldId(field);
      if (!checked.ok) return checked;
    }
    // Zeros in the place of a key would be the end of it.
    if (secret.isWiped) return fail("cancelled", `${what} was given up meanwhile. Nothing was stored.`);
    if (secret.byteLength === 0)
      return fail("secret-empty", `${what} is empty.`, { hint: "Paste or pipe the key's value." });
    if (secret.byteLength > maximumSecretBytes)
      return fail("secret-too-large", `${what} is larger than 64 KiB, the most that every store can keep.`);
  }
  return ok();
}
