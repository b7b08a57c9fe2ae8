import { expect, test } from "vitest";
import { sortRows } from "../../../renderer/store/query-order.ts";
import { keyRow } from "./rows.ts";

test("what needs attention stands first, then what is due first, then the name", () => {
  const rows = [
    keyRow({ name: "never", rotation: { state: "none", dueOn: null } }),
    keyRow({ name: "B", rotation: { dueOn: "2027-01-01" } }),
    keyRow({ name: "A", rotation: { dueOn: "2027-01-01" } }),
    keyRow({ name: "soon", rotation: { state: "due-soon", dueOn: "2026-11-25" } }),
    keyRow({ name: "limited", check: { status: "limited" } }),
    keyRow({ name: "overdue", rotation: { state: "overdue", dueOn: "2026-10-01" } }),
    keyRow({ name: "unreachable", check: { status: "unreachable" }, rotation: { dueOn: "2026-12-24" } }),
    keyRow({ name: "rejected", check: { status: "rejected" } }),
  ];
  const given = [...rows];
  const names = sortRows(rows).map(({ name }) => name);
  expect(names).toEqual(["rejected", "overdue", "limited", "soon", "unreachable", "A", "B", "never"]);
  expect(rows).toEqual(given);
});

test("a column sorts both ways, and what has no value stays last", () => {
  const rows = [
    keyRow({ name: "a", project: null, createdOn: "2026-01-01", environment: "prod" }),
    keyRow({ name: "b", project: "web", createdOn: "2026-11-01", environment: null }),
    keyRow({ name: "C", project: "API", createdOn: "2026-05-01", environment: "dev" }),
  ];
  const names = (...sort: readonly [Parameters<typeof sortRows>[1], boolean]) =>
    sortRows(rows, ...sort)
      .map(({ name }) => name)
      .join("");
  expect(names("name", false)).toBe("abC");
  expect(names("name", true)).toBe("Cba");
  expect(names("project", false)).toBe("Cba");
  expect(names("project", true)).toBe("bCa");
  expect(names("environment", false)).toBe("Cab");
  expect(names("age", false)).toBe("bCa");
  expect(names("age", true)).toBe("aCb");
});

test("a check column puts what does not work first", () => {
  const rows = (["uncheckable", "valid", "unchecked", "unreachable", "limited", "rejected"] as const).map(
    (status) => keyRow({ name: status, check: { status } }),
  );
  expect(sortRows(rows, "check", false).map(({ name }) => name)).toEqual([
    "rejected",
    "limited",
    "unreachable",
    "unchecked",
    "valid",
    "uncheckable",
  ]);
});
