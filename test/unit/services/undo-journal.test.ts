import { expect, test } from "vitest";
import { fail, ok, type ErrorCode } from "../../../electron/core/errors.ts";
import type { UndoStep } from "../../../electron/services/context.ts";
import { createJournal } from "../../../electron/services/undo-journal.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { codeOf, valueOf } from "../../helpers/vault-values.ts";

function book() {
  const log: string[] = [];
  let activity = 0;
  const journal = createJournal({
    random: seededRandom(1),
    newestActivity: () => activity,
    changed: () => void log.push("changed"),
  });
  const step = (label: string, more: Partial<UndoStep> = {}): UndoStep => ({
    label,
    undo: async () => {
      log.push(`undo ${label}`);
      return ok();
    },
    redo: async () => {
      log.push(`redo ${label}`);
      return ok();
    },
    dropped: () => void log.push(`dropped ${label}`),
    ...more,
  });
  const push = (label: string, more: Partial<UndoStep> = {}) => {
    activity += 1;
    return journal.push(step(label, more));
  };
  return { journal, push, log };
}

test("undo and redo go back and forth, and a new step ends the way forth", async () => {
  const { journal, push, log } = book();
  push("a");
  push("b");
  expect(valueOf(await journal.part.undo(null))).toEqual({ undone: "b" });
  expect([journal.undoLabel(), journal.redoLabel()]).toEqual(["a", "b"]);
  expect(valueOf(await journal.part.redo())).toEqual({ redone: "b" });
  valueOf(await journal.part.undo(null));
  push("c");
  expect(journal.redoLabel()).toBeNull();
  expect(log).toContain("dropped b");
  expect(codeOf(await journal.part.redo())).toBe("not-found");
});

test("one step can be named, by the activity entry beside which it stands", async () => {
  const { journal, push } = book();
  const first = push("a");
  push("b");
  expect(journal.stepOfActivity(1)).toBe(first);
  expect(valueOf(await journal.part.undo(first))).toEqual({ undone: "a" });
  expect(journal.stepOfActivity(1)).toBeNull();
  expect(codeOf(await journal.part.undo(first))).toBe("not-found");
  expect(journal.undoLabel()).toBe("b");
});

test("the oldest of too many steps is dropped", () => {
  const { push, log } = book();
  for (let index = 0; index <= 100; index += 1) push(String(index));
  expect(log).toEqual(["dropped 0"]);
});

test("a lock drops what holds values, in both directions", async () => {
  const { journal, push, log } = book();
  push("plain");
  push("value", { holdsSecrets: true });
  push("undone value", { holdsSecrets: true });
  valueOf(await journal.part.undo(null));
  journal.dropSecrets();
  expect(log.filter((line) => line.startsWith("dropped"))).toEqual(["dropped value", "dropped undone value"]);
  expect([journal.undoLabel(), journal.redoLabel()]).toEqual(["plain", null]);
});

test.each([
  ["file-changed", null],
  ["store-locked", "a"],
] as const)("an undo that fails with %s leaves %s", async (code: ErrorCode, left) => {
  const { journal, push } = book();
  push("a", { undo: async () => fail(code, "It did not work.") });
  expect(codeOf(await journal.part.undo(null))).toBe(code);
  expect(journal.undoLabel()).toBe(left);
});

test("a step that throws fails in our own words", async () => {
  const { journal, push } = book();
  push("a", { undo: () => Promise.reject(new Error("quotes 0000-secret")) });
  const failed = await journal.part.undo(null);
  expect(codeOf(failed)).toBe("internal");
  expect(JSON.stringify(failed)).not.toContain("0000-secret");
});

test("two undos at once take two steps", async () => {
  const { journal, push } = book();
  push("a");
  push("b");
  const done = await Promise.all([journal.part.undo(null), journal.part.undo(null)]);
  expect(done.map((one) => valueOf(one).undone)).toEqual(["b", "a"]);
});
