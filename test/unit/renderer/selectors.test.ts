import { expect, test } from "vitest";
import { counts, queryChoices, rowOf, rowsFor, type ListState } from "../../../renderer/store/selectors.ts";
import type { KeyRow, View } from "../../../renderer/store/state.ts";
import { keyRow, today } from "./rows.ts";

const keys: readonly KeyRow[] = [
  keyRow({ name: "VALID", project: "web" }),
  keyRow({ name: "REJECTED", project: "web", check: { status: "rejected" } }),
  keyRow({
    name: "LIMITED",
    project: "api",
    provider: "openai",
    providerName: "OpenAI",
    check: { status: "limited" },
  }),
  keyRow({ name: "OVERDUE", project: "web", rotation: { state: "overdue", dueOn: "2026-10-01" } }),
  keyRow({ name: "SOON", project: null, rotation: { state: "due-soon", dueOn: "2026-11-25" } }),
  keyRow({ name: "EXPIRED", project: "api", provider: null, providerName: null, expiresOn: "2026-11-20" }),
  keyRow({ name: "LAST_DAY", expiresOn: today, rotation: { state: "rotating" } }),
  keyRow({
    name: "GONE",
    project: "old",
    check: { status: "rejected" },
    archivedAt: "2026-11-01T00:00:00.000Z",
  }),
];

const overviewOf = (rows: readonly KeyRow[]): ListState["overview"] => ({
  state: "ready",
  folder: "/data/keystow",
  store: "keychain",
  sample: false,
  locked: null,
  today,
  keys: rows,
  interruptedCheck: 0,
  undo: null,
  redo: null,
  revision: "1",
});

const overview = overviewOf(keys);
const sort = { column: "attention", descending: false } as const;
const all: View = { name: "keys", list: "all" };
const state = (view: View = all, query = ""): ListState => ({ overview, view, query, sort });
const names = (view: View, query = ""): readonly string[] =>
  rowsFor(state(view, query)).map(({ name }) => name);

test("each view shows its keys, in the order of what needs attention", () => {
  expect(names(all)).toEqual(["REJECTED", "OVERDUE", "LIMITED", "SOON", "EXPIRED", "LAST_DAY", "VALID"]);
  expect(names({ name: "keys", list: "attention" })).toEqual(["REJECTED", "OVERDUE", "LIMITED", "EXPIRED"]);
  expect(names({ name: "keys", list: "due" })).toEqual(["OVERDUE", "SOON"]);
  expect(names({ name: "keys", list: "archive" })).toEqual(["GONE"]);
  expect(names({ name: "project", project: "api" })).toEqual(["LIMITED", "EXPIRED"]);
  expect(names({ name: "provider", provider: "openai" })).toEqual(["LIMITED"]);
});

test("the query narrows the view", () => {
  expect(names(all, "status:rejected")).toEqual(["REJECTED"]);
  expect(names(all, "archived:yes")).toEqual(["GONE"]);
  expect(names({ name: "keys", list: "attention" }, "project:web")).toEqual(["REJECTED", "OVERDUE"]);
  expect(names({ name: "keys", list: "archive" }, "valid")).toEqual([]);
  expect(names(all, "openai")).toEqual(["LIMITED"]);
});

test("the sidebar's counts are the lengths of the lists", () => {
  const counted = counts({ overview });
  const length = (view: View): number => rowsFor(state(view)).length;
  expect(counted.all).toBe(length(all));
  expect(counted.attention).toBe(length({ name: "keys", list: "attention" }));
  expect(counted.due).toBe(length({ name: "keys", list: "due" }));
  expect(counted.archive).toBe(length({ name: "keys", list: "archive" }));
  expect(counted.rotating).toBe(1);
  for (const { project, count } of counted.projects) expect(count).toBe(length({ name: "project", project }));
  for (const { provider, count } of counted.providers)
    expect(count).toBe(length({ name: "provider", provider }));
  expect(counted.projects.map(({ project }) => project)).toEqual(["web", "api"]);
  expect(counted.providers.map(({ name }) => name)).toEqual(["Stripe", "OpenAI"]);
});

test("the same inputs give the same array, so that nothing is drawn anew", () => {
  const shown = rowsFor(state(all, "e"));
  expect(rowsFor({ ...state(all, "e") })).toBe(shown);
  expect(rowsFor(state(all, "re"))).not.toBe(shown);
  const counted = counts({ overview });
  expect(counts({ overview })).toBe(counted);
});

test("a new answer of the vault is seen at once", () => {
  expect(names(all)).toHaveLength(7);
  const next = { ...state(), overview: overviewOf(keys.slice(0, 2)) };
  expect(rowsFor(next).map(({ name }) => name)).toEqual(["REJECTED", "VALID"]);
  expect(counts(next).all).toBe(2);
});

test("without a vault there is nothing", () => {
  const empty: ListState = { ...state(), overview: null };
  expect(rowsFor(empty)).toEqual([]);
  expect(counts(empty)).toMatchObject({ all: 0, attention: 0, projects: [] });
  expect(rowOf(empty, "VALID")).toBeNull();
});

test("one key by its id, and what filters can offer", () => {
  expect(rowOf(state(), "GONE")?.name).toBe("GONE");
  expect(rowOf(state(), null)).toBeNull();
  expect(queryChoices(state()).project).toEqual(["api", "old", "web"]);
});

test("10,000 keys are filtered within a frame", () => {
  const many = Array.from({ length: 10_000 }, (_each, index) =>
    keyRow({ name: `KEY_${index}`, project: `project-${index % 30}` }),
  );
  const large: ListState = { ...state(), overview: overviewOf(many) };
  rowsFor({ ...large, query: "warm" });
  const begun = performance.now();
  for (const query of ["k", "ke", "key", "key_9", "key_99", "key_99 project-3"]) rowsFor({ ...large, query });
  // Six key presses; a slow machine gets ten times what a fast one needs.
  expect((performance.now() - begun) / 6).toBeLessThan(100);
});
