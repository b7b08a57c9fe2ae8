import { describe, expect, test } from "vitest";
import { closedBeginning } from "../../../electron/core/checks/json-beginning.ts";

const whole = {
  object: "list",
  note: 'a "quoted", {bracketed] part with a \\ and \\", in it',
  data: [{ id: "a", tags: ["x", "y"], deep: { nothing: null, yes: true } }, { id: "b,", size: 1.5e3 }, []],
  more: { last: "value" },
};

/** Each value that is no container, by its path. */
function leaves(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...leaves(inner, `${path}/${name}`)]));
}

describe("the beginning of JSON", () => {
  const certain = leaves(whole);

  test.each([
    ["written closely", JSON.stringify(whole)],
    ["written with spaces", JSON.stringify(whole, null, 2)],
    ["as a list", JSON.stringify([whole, whole])],
  ])(
    "holds nothing that the whole does not hold at the same place, wherever it is cut (%s)",
    (_how, text) => {
      const all = leaves(JSON.parse(text));
      let before = 0;
      for (let length = 0; length < text.length; length += 1) {
        const closed = closedBeginning(text.slice(0, length));
        const found = closed === null ? new Map<string, unknown>() : leaves(JSON.parse(closed));
        for (const [path, value] of found) expect([path, all.get(path)]).toEqual([path, value]);
        // More text is never less that is known.
        expect(found.size).toBeGreaterThanOrEqual(before);
        before = found.size;
      }
      expect(before).toBeGreaterThan(certain.size / 2);
    },
  );

  test.each([
    ["nothing", ""],
    ["one value that does not end", `{"padding":"${"x".repeat(100)}`],
    ["brackets that do not match", '{"a":[1},2'],
    ["a page", "<html><p>Hello</p>"],
    ["deeper than any list", `${"[".repeat(65)}1,2`],
  ])("%s gives none", (_what, text) => expect(closedBeginning(text)).toBeNull());
});
