import { expect, test } from "vitest";
import { withSelection } from "../../../renderer/store/selection.ts";
import type { AppState, KeyRow } from "../../../renderer/store/state.ts";
import { keyRow } from "./rows.ts";

const overviewOf = (keys: readonly KeyRow[]) =>
  ({ state: "ready", keys }) as unknown as NonNullable<AppState["overview"]>;
const [one, two, three] = [keyRow({ name: "ONE" }), keyRow({ name: "TWO" }), keyRow({ name: "THREE" })];
const archived = (row: KeyRow): KeyRow => ({ ...row, archivedAt: "2026-11-21T09:00:00.000Z" });

const selectedAfter = (selected: readonly string[], before: readonly KeyRow[], after: readonly KeyRow[]) => {
  const state = { selected: new Set(selected), overview: overviewOf(before) };
  return [...(withSelection(state, { overview: overviewOf(after) }).selected ?? state.selected)];
};

test("keys that went into the archive, came out of it or are gone are not selected any more", () => {
  expect(selectedAfter(["ONE", "TWO"], [one, two], [archived(one), two])).toEqual(["TWO"]);
  expect(selectedAfter(["ONE", "TWO"], [archived(one), two], [one, two])).toEqual(["TWO"]);
  expect(selectedAfter(["ONE", "THREE"], [one, three], [three])).toEqual(["THREE"]);
});

test("all others stay selected, those that are only just known included", () => {
  expect(selectedAfter(["ONE", "TWO"], [one, two], [one, { ...two, tags: ["new"] }])).toEqual(["ONE", "TWO"]);
  expect(selectedAfter(["THREE"], [one], [one, three])).toEqual(["THREE"]);
});
