/**
 * What the list shows and the sidebar counts, worked out from the state. Both come from here, so they
 * never disagree. Each step remembers its last answer: a key press in the filter box filters 10,000
 * rows that are sorted already, and nothing else.
 */
import { haystackOf, matchesParts, placesOf } from "./query-match.ts";
import { parseQuery, type ReadQuery } from "./query.ts";
import { choicesOf, type QueryChoices } from "./query-completion.ts";
import { sortRows } from "./query-order.ts";
import type { AppState, KeyRow, View } from "./state.ts";

export { parseQuery } from "./query.ts";

/** The parts of the state that decide what the list shows. */
export type ListState = Pick<AppState, "overview" | "view" | "query" | "sort">;

export interface Counts {
  /** Keys that are not archived. */
  readonly all: number;
  readonly attention: number;
  /** Due soon or overdue. */
  readonly due: number;
  readonly rotating: number;
  readonly archive: number;
  /** Projects of keys that are not archived; those with most keys first, then by name. */
  readonly projects: readonly { readonly project: string; readonly count: number }[];
  readonly providers: readonly { readonly provider: string; readonly name: string; readonly count: number }[];
}

const noRows: readonly KeyRow[] = [];

/** Remembers the last answer as long as the inputs are the same ones. */
export function remembering<Inputs extends readonly unknown[], Answer>(
  work: (...inputs: Inputs) => Answer,
): (...inputs: Inputs) => Answer {
  let last: { readonly inputs: Inputs; readonly answer: Answer } | null = null;
  return (...inputs) => {
    if (last === null || last.inputs.some((input, index) => !Object.is(input, inputs[index])))
      last = { inputs, answer: work(...inputs) };
    return last.answer;
  };
}

/** Every key of the vault, archived ones included; none while there is no vault to show. */
export function allRows({ overview }: Pick<AppState, "overview">): readonly KeyRow[] {
  return overview?.state === "ready" ? overview.keys : noRows;
}

function todayOf({ overview }: Pick<AppState, "overview">): string {
  return overview?.state === "ready" ? overview.today : "1970-01-01";
}

/** The provider no longer accepts it as it should, or its day has passed. */
export function needsAttention({ check, rotation, expiresOn }: KeyRow, today: string): boolean {
  return (
    check.status === "rejected" ||
    check.status === "limited" ||
    rotation.state === "overdue" ||
    (expiresOn !== null && expiresOn < today)
  );
}

const isDue = ({ rotation }: KeyRow): boolean =>
  rotation.state === "due-soon" || rotation.state === "overdue";

/** Whether a row belongs to the view, whatever its archive state. */
function inView(row: KeyRow, view: View, today: string): boolean {
  if (view.name === "project") return row.project === view.project;
  if (view.name === "provider") return row.provider === view.provider;
  if (view.name !== "keys") return true;
  if (view.list === "attention") return needsAttention(row, today);
  return view.list === "due" ? isDue(row) : true;
}

const showsArchive = (view: View): boolean => view.name === "keys" && view.list === "archive";

const sorted = remembering(sortRows);
const haystacks = remembering((rows: readonly KeyRow[]) => rows.map(haystackOf));
const rowsById = remembering((rows: readonly KeyRow[]) => new Map(rows.map((row) => [row.id, row])));
const readQuery = remembering(parseQuery);
const choices = remembering(choicesOf);

const filtered = remembering(
  (rows: readonly KeyRow[], view: View, { query }: ReadQuery, today: string): readonly KeyRow[] => {
    const archived = showsArchive(view);
    const wanted = (row: KeyRow | undefined): row is KeyRow =>
      row !== undefined && matchesParts(row, query, archived) && inView(row, view, today);
    const places = query.words === undefined ? null : placesOf(haystacks(rows), query.words);
    return places === null ? rows.filter(wanted) : places.map((place) => rows[place]).filter(wanted);
  },
);

/** The rows of the list: those of the view that the query asks for, in order. The same array while nothing changed. */
export function rowsFor(state: ListState): readonly KeyRow[] {
  const rows = sorted(allRows(state), state.sort.column, state.sort.descending);
  return filtered(rows, state.view, queryOf(state), todayOf(state));
}

/** The query as it was read. */
export function queryOf(state: Pick<AppState, "overview" | "query">): ReadQuery {
  return readQuery(state.query, todayOf(state));
}

/** What tokens and chips can offer. */
export function queryChoices(state: Pick<AppState, "overview">): QueryChoices {
  return choices(allRows(state));
}

/** Whether one row is what the query asks for: for lists of other kinds. `today` is the user's date. */
export function matchRow(row: KeyRow, { query }: ReadQuery, archived = false): boolean {
  const hasWords = query.words === undefined || placesOf([haystackOf(row)], query.words)?.length !== 0;
  return hasWords && matchesParts(row, query, archived);
}

/** One key by its id; null when there is none. */
export function rowOf(state: Pick<AppState, "overview">, id: string | null): KeyRow | null {
  return id === null ? null : (rowsById(allRows(state)).get(id) ?? null);
}

const counted = remembering((rows: readonly KeyRow[], today: string): Counts => {
  const live = rows.filter(({ archivedAt }) => archivedAt === null);
  const count = (belongs: (row: KeyRow) => boolean): number => live.filter(belongs).length;
  return {
    all: live.length,
    attention: count((row) => needsAttention(row, today)),
    due: count(isDue),
    rotating: count(({ rotation }) => rotation.state === "rotating"),
    archive: rows.length - live.length,
    projects: grouped(live, ({ project }) => project).map(([project, { length }]) => ({
      project,
      count: length,
    })),
    providers: grouped(live, ({ provider }) => provider).map(([provider, group]) => ({
      provider,
      name: group[0]?.providerName ?? provider,
      count: group.length,
    })),
  };
});

function grouped(
  rows: readonly KeyRow[],
  by: (row: KeyRow) => string | null,
): readonly (readonly [string, readonly KeyRow[]])[] {
  const groups = [...Map.groupBy(rows, by)].filter((group): group is [string, KeyRow[]] => group[0] !== null);
  return groups.toSorted(
    ([one, these], [other, those]) => those.length - these.length || one.localeCompare(other, "en"),
  );
}

/** How many keys each view of the sidebar holds, without the query. */
export function counts(state: Pick<AppState, "overview">): Counts {
  return counted(allRows(state), todayOf(state));
}
