/** What the palette offers for a query: keys, commands, places. Pure. */
import { commandsFor, isOfAKey, keysOf, type Command } from "../../store/commands.ts";
import { allRows, counts, needsAttention, rowOf } from "../../store/selectors.ts";
import type { Actions, AppState, KeyRow } from "../../store/state.ts";
import { search, type Hit } from "./search.ts";

export interface PaletteEntry {
  readonly id: string;
  readonly kind: "key" | "command" | "project" | "provider";
  readonly label: string;
  readonly hint: string;
  readonly keys: string;
  readonly marks: Hit["marks"];
  /** The key whose actions a second ⌘K shows; null: it is no key. */
  readonly keyId: string | null;
  readonly run: (state: AppState, actions: Actions) => void;
}

/** A type, not an interface: the component library asks for an index signature, which only types have. */
export type PaletteGroup = {
  readonly title: string;
  readonly items: readonly PaletteEntry[];
};

/** Of each kind, so many at most. */
const limit = 20;
/** Without a query, so many keys that need attention. */
const few = 5;

const none: ReadonlySet<string> = new Set();

/** The state as if only `id` were chosen; null: as it is. */
function scoped(state: AppState, id: string | null): AppState {
  return id === null ? state : { ...state, selected: none, activeId: id };
}

const placeOf = ({ project, environment }: KeyRow): string =>
  [project, environment].filter((part) => part !== null).join(" · ");

function keyEntry(row: KeyRow, marks: Hit["marks"] = []): PaletteEntry {
  const named = row.name === row.variable ? "" : row.name;
  return {
    id: `key:${row.id}`,
    kind: "key",
    label: row.variable,
    hint: [named, placeOf(row)].filter((part) => part !== "").join(" · "),
    keys: "",
    marks,
    keyId: row.id,
    run(_state, actions) {
      actions.go({ name: "keys", list: row.archivedAt === null ? "all" : "archive" });
      actions.activate(row.id);
      actions.toggleDetail(true);
    },
  };
}

function commandEntry(
  command: Command,
  state: AppState,
  id: string | null,
  marks: Hit["marks"] = [],
): PaletteEntry {
  return {
    id: `command:${command.id}`,
    kind: "command",
    label: command.title,
    hint: "",
    keys: keysOf(command.id, state),
    marks,
    keyId: null,
    run: (now, actions) => command.run(scoped(now, id), actions),
  };
}

function places(state: AppState): readonly PaletteEntry[] {
  const { projects, providers } = counts(state);
  const entry = (kind: "project" | "provider", id: string, label: string, count: number): PaletteEntry => ({
    id: `${kind}:${id}`,
    kind,
    label,
    hint: `${count} ${count === 1 ? "key" : "keys"}`,
    keys: "",
    marks: [],
    keyId: null,
    run: (_state, actions) =>
      actions.go(kind === "project" ? { name: "project", project: id } : { name: "provider", provider: id }),
  });
  return [
    ...projects.map(({ project, count }) => entry("project", project, `Project: ${project}`, count)),
    ...providers.map(({ provider, name, count }) => entry("provider", provider, `Provider: ${name}`, count)),
  ];
}

const aboutKeys = ({ group }: Command): boolean => group === "Keys" || group === "Checks";

/** Those of `entries` that `query` finds, best first; all of them without a query. */
function found(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  if (query === "") return entries;
  const hits = search(
    entries.map(({ label }) => label),
    query,
    limit,
  );
  return hits.flatMap(({ at, marks }) => {
    const entry = entries[at];
    return entry === undefined ? [] : [{ ...entry, marks }];
  });
}

function keyGroup(state: AppState, query: string): readonly PaletteEntry[] {
  const rows = allRows(state);
  if (query === "") {
    const today = state.overview?.state === "ready" ? state.overview.today : "";
    const urgent = rows.filter((row) => row.archivedAt === null && needsAttention(row, today));
    return urgent.slice(0, few).map((row) => keyEntry(row));
  }
  const texts = rows.map((row) => `${row.variable} ${row.name} ${row.providerName ?? ""} ${placeOf(row)}`);
  return search(texts, query, limit).flatMap(({ at, marks }) => {
    const row = rows[at];
    return row === undefined
      ? []
      : [
          keyEntry(
            row,
            marks.filter(([, to]) => to <= row.variable.length),
          ),
        ];
  });
}

function subjectTitle(state: AppState): string {
  if (state.selected.size > 1) return `Commands for ${state.selected.size} keys`;
  const id = state.selected.size === 1 ? ([...state.selected][0] ?? null) : state.activeId;
  const row = rowOf(state, id);
  return row === null ? "Commands" : `Commands for ${row.name}`;
}

/** `subject`: the key whose actions are shown; null: everything is. Groups without entries are left out. */
export function paletteGroups(
  state: AppState,
  typed: string,
  subject: string | null,
): readonly PaletteGroup[] {
  const query = typed.trim();
  const at = scoped(state, subject);
  const offered = commandsFor(at).filter(({ keyboardOnly }) => keyboardOnly !== true);
  const entriesOf = (wanted: (command: Command) => boolean): readonly PaletteEntry[] =>
    offered.filter(wanted).map((command) => commandEntry(command, at, subject));
  const ofKeys = {
    title: subjectTitle(at),
    items: found(entriesOf(subject === null ? aboutKeys : isOfAKey), query),
  };
  if (subject !== null) return filled([ofKeys]);
  const keys = keyGroup(state, query);
  const best = query === "" ? null : (keys[0]?.keyId ?? null);
  const going = [...places(state), ...entriesOf(({ group }) => group === "Go to")];
  return filled([
    { title: query === "" ? "Need attention" : "Keys", items: keys },
    best === null || ofKeys.items.length > 0 ? ofKeys : commandsForBest(state, best),
    {
      title: "Go to",
      items: query === "" ? going.filter(({ kind }) => kind === "command") : found(going, query),
    },
    {
      title: "Vault",
      items: found(
        entriesOf(({ group }) => group === "Vault"),
        query,
      ),
    },
    {
      title: "View",
      items: found(
        entriesOf(({ group }) => group === "View"),
        query,
      ),
    },
  ]);
}

/** What is wanted most of a key that was found. */
const likely = ["copy-secret", "check", "replace"];

function commandsForBest(state: AppState, id: string): PaletteGroup {
  const at = scoped(state, id);
  const offered = commandsFor(at).filter((command) => likely.includes(command.id));
  return { title: subjectTitle(at), items: offered.map((command) => commandEntry(command, at, id)) };
}

const filled = (groups: readonly PaletteGroup[]): readonly PaletteGroup[] =>
  groups.filter(({ items }) => items.length > 0);
