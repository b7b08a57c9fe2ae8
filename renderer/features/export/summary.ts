/** What a preview says in words: the three steps beside the diff, and which keys a filter means. */
import type { ExportPreview, KeyRow } from "../../store/state.ts";

/** One line of the summary: how many, and of what. */
export interface SummaryStep {
  readonly sign: "+" | "~" | "=";
  readonly title: string;
  readonly detail: string;
  /** True when something is written. */
  readonly active: boolean;
}

const shownNames = 4;

/** `A, B, C, D and 3 more`. */
function namesOf(preview: ExportPreview, kind: "add" | "change"): string {
  const names = preview.lines
    .filter((line) => line.kind === kind)
    .map((line) => line.after.split("=")[0] ?? "");
  const rest = names.length - shownNames;
  return rest > 0 ? `${names.slice(0, shownNames).join(", ")} and ${rest} more` : names.join(", ");
}

/** The steps of a preview, without those that nothing happens in. */
export function summaryOf(preview: ExportPreview): readonly SummaryStep[] {
  const { added, changed, same } = preview.counts;
  const steps: readonly (SummaryStep & { readonly count: number })[] = [
    { sign: "+", title: `${added} added`, detail: namesOf(preview, "add"), active: true, count: added },
    {
      sign: "~",
      title: `${changed} changed`,
      detail: namesOf(preview, "change"),
      active: true,
      count: changed,
    },
    {
      sign: "=",
      title: `${same} kept as they are`,
      detail: "comments and order untouched",
      active: false,
      count: same,
    },
  ];
  return steps.filter(({ count }) => count > 0).map(({ count: _count, ...step }) => step);
}

/** "2 changes", "No changes". */
export function changesText({ counts, inSync }: Pick<ExportPreview, "counts" | "inSync">): string {
  const count = counts.added + counts.changed;
  if (inSync || count === 0) return "No changes";
  return count === 1 ? "1 change" : `${count} changes`;
}

/** A choice of keys by place. Empty text: whatever they have there. */
export interface PlaceChoice {
  readonly project: string;
  readonly environment: string;
}

/** The value of a choice for keys that have none. It cannot be a name: names are never only a dash. */
export const noPlace = "-";

const matches = (value: string | null, chosen: string): boolean =>
  chosen === "" || (chosen === noPlace ? value === null : value === chosen);

/** The keys of a place that are not archived, in the order of the list. */
export function keysOf(keys: readonly KeyRow[], choice: PlaceChoice): readonly KeyRow[] {
  return keys.filter(
    (key) =>
      key.archivedAt === null &&
      matches(key.project, choice.project) &&
      matches(key.environment, choice.environment),
  );
}

/** Every project or environment that a key has, with the empty one when some key has none. */
export function placesOf(
  keys: readonly KeyRow[],
  part: "project" | "environment",
  words: { readonly all: string; readonly none: string },
): readonly { readonly value: string; readonly label: string }[] {
  const living = keys.filter((key) => key.archivedAt === null);
  const names = [...new Set(living.flatMap((key) => key[part] ?? []))].toSorted((one, other) =>
    one.localeCompare(other),
  );
  return [
    { value: "", label: words.all },
    ...names.map((name) => ({ value: name, label: name })),
    ...(living.some((key) => key[part] === null) ? [{ value: noPlace, label: words.none }] : []),
  ];
}
