/** What stays selected when the vault's keys change: an undo or the terminal may take them away. */
import type { AppState } from "./state.ts";

type Shown = Partial<Pick<AppState, "overview" | "error" | "answeredAt">>;
type Overview = AppState["overview"] | undefined;

/** Id → whether it is in the archive. */
const placesOf = (overview: Overview): ReadonlyMap<string, boolean> =>
  new Map(overview?.state === "ready" ? overview.keys.map((row) => [row.id, row.archivedAt !== null]) : []);

/** `shown` without those selected keys that are gone, or that went into the archive or came out of it. */
export function withSelection(
  { selected, overview: before }: Pick<AppState, "selected" | "overview">,
  shown: Shown,
): Shown & Partial<Pick<AppState, "selected">> {
  const after = shown.overview;
  if (selected.size === 0 || after?.state !== "ready" || before?.state !== "ready") return shown;
  const old = placesOf(before);
  const now = placesOf(after);
  // An id that is new here, too, was selected for what comes: right after an import.
  const kept = [...selected].filter((id) => (old.has(id) ? now.get(id) === old.get(id) : true));
  return kept.length === selected.size ? shown : { ...shown, selected: new Set(kept) };
}
