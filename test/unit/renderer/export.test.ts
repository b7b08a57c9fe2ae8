import { describe, expect, test } from "vitest";
import { dialectIds } from "../../../electron/core/envfile/index.ts";
import { dialectChoices } from "../../../renderer/features/export/dialects.ts";
import {
  changesText,
  keysOf,
  noPlace,
  placesOf,
  summaryOf,
} from "../../../renderer/features/export/summary.ts";
import type { DiffLine, ExportPreview, KeyRow } from "../../../renderer/store/state.ts";

const line = (kind: DiffLine["kind"], name: string): DiffLine => ({
  kind,
  oldLine: 1,
  newLine: 1,
  before: null,
  after: `${name}=••••••••`,
  note: null,
});

const previewOf = (lines: readonly DiffLine[]): ExportPreview => ({
  plan: "00000000-0000-4000-8000-000000000001",
  file: { handle: "00000000-0000-4000-8000-000000000002", shown: "~/shop/.env" },
  isNew: false,
  inSync: lines.every(({ kind }) => kind === "same" || kind === "other"),
  counts: {
    added: lines.filter(({ kind }) => kind === "add").length,
    changed: lines.filter(({ kind }) => kind === "change").length,
    same: lines.filter(({ kind }) => kind === "same").length,
  },
  lines,
  blocked: null,
  guards: [],
  command: "keystow env write",
});

const key = (project: string | null, environment: string | null, archived = false) =>
  ({ project, environment, archivedAt: archived ? "2026-01-01T00:00:00.000Z" : null }) as KeyRow;

test("the readers to choose are those that the core knows, in its order", () => {
  expect(dialectChoices.map(({ value }) => value)).toEqual([...dialectIds]);
});

describe("the summary of a preview", () => {
  test("names what is added and changed, and leaves out what nothing happens in", () => {
    const steps = summaryOf(previewOf([line("add", "A"), line("same", "B"), line("same", "C")]));
    expect(steps).toEqual([
      { sign: "+", title: "1 added", detail: "A", active: true },
      { sign: "=", title: "2 kept as they are", detail: "comments and order untouched", active: false },
    ]);
  });

  test("names four and counts the rest", () => {
    const [step] = summaryOf(previewOf(["A", "B", "C", "D", "E", "F"].map((name) => line("change", name))));
    expect(step?.detail).toBe("A, B, C, D and 2 more");
  });

  test("says how many changes there are", () => {
    expect(changesText(previewOf([line("same", "A")]))).toBe("No changes");
    expect(changesText(previewOf([line("add", "A")]))).toBe("1 change");
    expect(changesText(previewOf([line("add", "A"), line("change", "B")]))).toBe("2 changes");
  });
});

describe("keys by place", () => {
  const keys = [key("web", "prod"), key("web", "dev"), key(null, "dev"), key("web", "prod", true)];

  test("an empty choice takes all that are not archived", () => {
    expect(keysOf(keys, { project: "", environment: "" })).toEqual(keys.slice(0, 3));
  });

  test("a choice narrows, also to those without a project", () => {
    expect(keysOf(keys, { project: "web", environment: "prod" })).toEqual([keys[0]]);
    expect(keysOf(keys, { project: noPlace, environment: "" })).toEqual([keys[2]]);
  });

  test("offers each name once, sorted, and the empty one only where a key has none", () => {
    const words = { all: "All", none: "None" };
    expect(placesOf(keys, "project", words)).toEqual([
      { value: "", label: "All" },
      { value: "web", label: "web" },
      { value: noPlace, label: "None" },
    ]);
    expect(placesOf(keys, "environment", words).map(({ value }) => value)).toEqual(["", "dev", "prod"]);
  });
});
