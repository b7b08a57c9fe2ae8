/** Keys as a dialog's title names them. */
import { rowOf } from "../../store/selectors.ts";
import type { AppState } from "../../store/state.ts";

/** The key's name, or "3 keys". */
export function namesOf(state: Pick<AppState, "overview">, ids: readonly string[]): string {
  const only = ids.length === 1 ? rowOf(state, ids[0] ?? null) : null;
  return only?.name ?? `${ids.length} ${ids.length === 1 ? "key" : "keys"}`;
}

/** What all keys have in common; "" when they differ or have none. */
export function commonOf(
  state: Pick<AppState, "overview">,
  ids: readonly string[],
  part: "project" | "environment",
): string {
  const values = new Set(ids.map((id) => rowOf(state, id)?.[part] ?? ""));
  return values.size === 1 ? ([...values][0] ?? "") : "";
}

/** A calendar date so many days after `today`. */
export function dateAfter(today: string, days: number): string {
  const start = Date.parse(`${today}T00:00:00Z`);
  return new Date(start + days * 86_400_000).toISOString().slice(0, 10);
}
