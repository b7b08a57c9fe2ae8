/** What a merge does to each line, masked, and how that is shown. */

/** What happens to one line. Masked; no value is in here. */
export interface LineChange {
  readonly kind: "add" | "change" | "same";
  readonly name: string;
  /** 1-based line of the old file; null for a line that is added. */
  readonly line: number | null;
  readonly before: string | null;
  readonly after: string;
  /** Says what the masked forms cannot: "value differs" or "written in another way". */
  readonly note: string | null;
}

/** Lines by what happens to them. */
export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Counts the lines by kind. */
export const countKinds = (changes: readonly LineChange[]): ChangeCounts => {
  const count = (kind: LineChange["kind"]): number => changes.filter((change) => change.kind === kind).length;
  return { added: count("add"), changed: count("change"), same: count("same") };
};

/** The diff for people, a line a change; `withSame` shows the unchanged lines too. */
export const describeChanges = (changes: readonly LineChange[], withSame = false): readonly string[] =>
  changes.flatMap((change) => {
    const note = change.note === null ? "" : `  (${change.note})`;
    if (change.kind === "add") return [`+ ${change.name}=${change.after}`];
    if (change.kind === "change") return [`~ ${change.name}=${change.before} -> ${change.after}${note}`];
    return withSame ? [`= ${change.name}=${change.after}`] : [];
  });
