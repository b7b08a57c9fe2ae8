import { describe, expect, test } from "vitest";
import { listCountWords } from "../../../renderer/features/keys/row.ts";
import { selectionCount, toggled, withRange } from "../../../renderer/features/keys/selecting.ts";
import { gridCommand, type GridPlace, type KeyPress } from "../../../renderer/ui/grid-keys.ts";

const place = (change: Partial<GridPlace> = {}): GridPlace => ({
  index: 5,
  count: 100,
  page: 10,
  singleKeys: true,
  ...change,
});

function press(words: string, change?: Partial<GridPlace>) {
  const parts = words.split("+");
  const event: KeyPress = {
    key: parts.at(-1) ?? "",
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    modKey: parts.includes("Mod"),
  };
  return gridCommand(event, place(change));
}

const move = (to: number, extend = false) => ({ name: "move", to, extend });

describe("the keyboard in the list", () => {
  test.each([
    ["ArrowDown", 6],
    ["ArrowUp", 4],
    ["j", 6],
    ["k", 4],
    ["Home", 0],
    ["End", 99],
    ["PageDown", 15],
    ["PageUp", 0],
  ] as const)("%s moves to %i", (key, to) => {
    expect(press(key)).toEqual(move(to));
  });

  test("the ends of the list hold", () => {
    expect(press("ArrowUp", { index: 0 })).toEqual(move(0));
    expect(press("ArrowDown", { index: 99 })).toEqual(move(99));
    expect(press("PageDown", { index: 95 })).toEqual(move(99));
  });

  test("from no row every step leads to the first one", () => {
    for (const key of ["ArrowDown", "ArrowUp", "j", "k", "PageDown"])
      expect(press(key, { index: -1 }), key).toEqual(move(0));
    expect(press("ArrowDown", { index: -1, count: 0 })).toBeNull();
  });

  test("Shift extends the selection", () => {
    expect(press("Shift+ArrowDown")).toEqual(move(6, true));
    expect(press("Shift+End")).toEqual(move(99, true));
    expect(press("Shift+J")).toBeNull();
  });

  test.each([
    ["Enter", "open"],
    [" ", "peek"],
    ["x", "toggle"],
    ["X", "toggle"],
    ["Escape", "escape"],
    ["Mod+a", "select-all"],
  ] as const)("%j is %s", (key, name) => {
    expect(press(key)).toEqual({ name });
  });

  test("letters alone can be turned off", () => {
    for (const key of ["j", "k", "x"]) expect(press(key, { singleKeys: false })).toBeNull();
    expect(press("ArrowDown", { singleKeys: false })).toEqual(move(6));
  });

  test("what belongs to others is left to them", () => {
    for (const key of ["Mod+c", "Mod+k", "Mod+ArrowDown", "Alt+ArrowDown", "Mod+Shift+a", "n", "Tab"])
      expect(press(key), key).toBeNull();
  });
});

describe("the selection", () => {
  const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id }));

  test("toggles one", () => {
    expect(toggled(new Set(["a"]), "b")).toEqual(new Set(["a", "b"]));
    expect(toggled(new Set(["a", "b"]), "a")).toEqual(new Set(["b"]));
  });

  test("takes a range from either side, on top of what was selected", () => {
    expect(withRange(new Set(), rows, 1, 3)).toEqual(new Set(["b", "c", "d"]));
    expect(withRange(new Set(["e"]), rows, 2, 1)).toEqual(new Set(["e", "b", "c"]));
    expect(withRange(new Set(), rows, -1, 2)).toEqual(new Set(["c"]));
  });

  test("survives the filter, and says what it hides", () => {
    const selected = new Set(["a", "d", "e"]);
    expect(selectionCount(selected, rows.slice(0, 4))).toEqual({ selected: 3, hidden: 1 });
    expect(selectionCount(new Set(), rows)).toEqual({ selected: 0, hidden: 0 });
    expect(listCountWords(9, 0, 0)).toBe("9 keys");
    expect(listCountWords(9, 2, 0)).toBe("9 keys · 2 selected");
    expect(listCountWords(1, 3, 1)).toBe("1 key · 3 selected, 1 hidden");
  });
});
