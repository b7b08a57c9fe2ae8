/** The states of an imported line, in words, and which lines are ticked at first. */
import type { ImportLine, ImportPreview } from "../../store/state.ts";

export const stateWords: Readonly<Record<ImportLine["state"], string>> = {
  new: "New",
  stored: "Already stored",
  repeated: "Repeated",
  conflict: "Name is taken",
  field: "Setting of a key",
  placeholder: "Placeholder",
  "not-a-key": "Not a key",
  "bad-name": "Not a name",
};

/** Only new lines can be added. */
export const canAdd = (line: ImportLine): boolean => line.state === "new";

/** What stands beside the state. Where several providers come into question, the choice says so. */
export function noteOf(line: ImportLine): string {
  const [only, other] = line.candidates;
  if (!canAdd(line) || line.provider !== null || only === undefined) return line.note;
  return other === undefined ? `could be ${only.name}` : "";
}

/**
 * Ticked at first: new lines whose provider is known, or that no provider claims. Where several
 * providers come into question the user says which, or ticks it without one.
 */
export const tickedAtFirst = (line: ImportLine): boolean =>
  canAdd(line) && (line.provider !== null || line.candidates.length === 0);

/** The ticks when the lines are planned for another place: kept where they can be; what became free is new. */
export function ticksAfter(
  before: readonly ImportLine[],
  after: readonly ImportLine[],
  ticked: ReadonlySet<number>,
): ReadonlySet<number> {
  const free = new Set(before.filter(canAdd).map(({ index }) => index));
  const wanted = (line: ImportLine): boolean =>
    free.has(line.index) ? ticked.has(line.index) : tickedAtFirst(line);
  return new Set(after.filter((line) => canAdd(line) && wanted(line)).map(({ index }) => index));
}

/** What git means for the file that was read. */
export const gitWords: Readonly<Record<NonNullable<ImportPreview["git"]>, string | null>> = {
  tracked: "Git tracks this file: its values are in the repository's history. Rotate the keys that are real.",
  untracked: "Git does not ignore this file: add it to .gitignore before the next commit.",
  ignored: null,
  outside: null,
};

/** "Import 3 keys". */
export const importText = (count: number): string =>
  count === 1 ? "Import 1 key" : `Import ${count.toLocaleString("en")} keys`;
