import { describe, expect, test } from "vitest";
import type { Key } from "../../../electron/core/model.ts";
import { createHousekeepingPart } from "../../../electron/services/housekeeping.ts";
import { codeOf, valueOf, windowContext, type WindowContext } from "../../helpers/window-context.ts";

const partOf = ({ context }: WindowContext) => createHousekeepingPart(context, () => Promise.resolve(true));
const keyNow = (window: WindowContext, key: Key): Key => valueOf(window.vault().find({ name: key.id }));
const undo = (window: WindowContext) => window.journal.part.undo(null);
const redo = (window: WindowContext) => window.journal.part.redo();

describe("every change can be taken back, and done again", () => {
  const changes: readonly (readonly [
    label: string,
    change: (window: WindowContext, key: Key) => Promise<unknown>,
  ])[] = [
    ["Rename B", (w, { id }) => partOf(w).editKey({ id, change: { name: "B" } })],
    ["Edit A", (w, { id }) => partOf(w).editKey({ id, change: { note: "n", createdOn: "2026-10-01" } })],
    ["Archive A", (w, { id }) => partOf(w).archiveKeys([id])],
    ["Set rotation of A", (w, { id }) => partOf(w).setPolicy({ ids: [id], policyDays: 30 })],
    ["Snooze A", (w, { id }) => partOf(w).snooze({ ids: [id], until: "2026-12-24" })],
    ["Tag A", (w, { id }) => partOf(w).tagKeys({ ids: [id], add: ["new"], remove: ["old"] })],
    ["Move A", (w, { id }) => partOf(w).moveKeys({ ids: [id], project: "web", environment: null })],
  ];
  test.each(changes)("%s", async (label, change) => {
    const window = await windowContext();
    const before = await window.add("A", undefined, { tags: ["old"], project: "shop", environment: "dev" });
    expect(await change(window, before)).toEqual({
      ok: true,
      value: { ids: [before.id], undo: label, step: expect.any(String) as string },
    });
    const after = keyNow(window, before);
    expect(after).not.toEqual(before);
    expect(window.journal.undoLabel()).toBe(label);
    expect(await undo(window)).toEqual({ ok: true, value: { undone: label } });
    expect(keyNow(window, before)).toEqual(before);
    expect(await redo(window)).toEqual({ ok: true, value: { redone: label } });
    const again = keyNow(window, before);
    expect({ ...again, archivedAt: null }).toEqual({ ...after, archivedAt: null });
    expect(again.archivedAt === null).toBe(after.archivedAt === null);
    expect(window.told).toContainEqual({ type: "changed" });
  });

  test("many keys are one step", async () => {
    const window = await windowContext();
    const keys = [await window.add("A"), await window.add("B"), await window.add("C")];
    const ids = keys.map(({ id }) => id);
    expect(valueOf(await partOf(window).archiveKeys(ids))).toEqual({
      ids,
      undo: "Archive 3 keys",
      step: expect.any(String) as string,
    });
    expect(window.vault().list()).toEqual([]);
    valueOf(await undo(window));
    expect(window.vault().list()).toEqual(keys);
  });

  test("what is as it shall be makes no step", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    expect(valueOf(await partOf(window).restoreKeys([key.id]))).toEqual({ ids: [], undo: null, step: null });
    expect(codeOf(await undo(window))).toBe("not-found");
  });
});

describe("nothing is overwritten unseen", () => {
  test("a key that the terminal changed meanwhile is left as it is", async () => {
    const window = await windowContext();
    const key = await window.add("A", undefined, { note: "first" });
    valueOf(await partOf(window).editKey({ id: key.id, change: { note: "second" } }));
    valueOf(window.another().edit(key.id, { note: "from the terminal" }));
    expect(codeOf(await undo(window))).toBe("file-changed");
    expect(keyNow(window, key).note).toBe("from the terminal");
    expect(window.journal.undoLabel()).toBeNull();
  });

  test("another part that was changed meanwhile does not stand in the way", async () => {
    const window = await windowContext();
    const key = await window.add("A", undefined, { note: "first" });
    valueOf(await partOf(window).editKey({ id: key.id, change: { note: "second" } }));
    valueOf(window.another().edit(key.id, { tags: ["kept"] }));
    valueOf(await undo(window));
    expect(keyNow(window, key)).toMatchObject({ note: "first", tags: ["kept"] });
  });

  test("one outdated key among many stops the whole step", async () => {
    const window = await windowContext();
    const [a, b] = [await window.add("A"), await window.add("B")];
    valueOf(await partOf(window).tagKeys({ ids: [a.id, b.id], add: ["t"], remove: [] }));
    valueOf(window.another().edit(b.id, { tags: ["other"] }));
    expect(codeOf(await undo(window))).toBe("file-changed");
    expect(keyNow(window, a).tags).toEqual(["t"]);
  });

  test("moving to places that are taken moves nothing, and names them", async () => {
    const window = await windowContext();
    await window.add("A", undefined, { project: "web" });
    await window.add("B", undefined, { project: "web" });
    const ids = [];
    for (const name of ["A", "B", "C"]) ids.push((await window.add(name, undefined, { project: "old" })).id);
    const moved = await partOf(window).moveKeys({ ids, project: "web" });
    expect(moved).toMatchObject({ ok: false, error: { code: "name-taken", details: { names: ["A", "B"] } } });
    expect(window.vault().list({ project: ["old"] })).toHaveLength(3);
    expect(window.journal.undoLabel()).toBeNull();
  });

  test("a key that is gone fails the whole call", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    expect(codeOf(await partOf(window).archiveKeys([key.id, window.random.uuid()]))).toBe("not-found");
    expect(keyNow(window, key).archivedAt).toBeNull();
  });
});

describe("where a key is sent is the user's decision", () => {
  const stripeKey = (): string => `sk_live_${"0".repeat(40)}`;

  test("another provider asks for its host first, and forgets what the last check found", async () => {
    const window = await windowContext();
    const key = await window.add("A", "0".repeat(30), { provider: "mistral" });
    window.vault().recordCheck({
      keyId: key.id,
      at: "2026-11-20T00:00:00.000Z",
      verdict: { status: "valid", reason: null },
      identity: {},
      evidence: {
        method: "GET",
        url: "https://x",
        httpStatus: 200,
        decidedBy: "200",
        durationMs: 1,
        control: null,
      },
    });
    const change = { id: key.id, change: { provider: "openai" } };
    expect(await partOf(window).editKey(change)).toMatchObject({
      error: { code: "needs-confirmation", details: { host: "api.openai.com" } },
    });
    expect(codeOf(await partOf(window).editKey({ ...change, host: "api.mistral.ai" }))).toBe(
      "needs-confirmation",
    );
    expect(keyNow(window, key).provider).toBe("mistral");
    valueOf(await partOf(window).editKey({ ...change, host: "api.openai.com" }));
    expect(keyNow(window, key)).toMatchObject({ provider: "openai", check: { status: "unchecked" } });
  });

  test("a base URL is read as one, and a private one needs the word anew", async () => {
    const window = await windowContext();
    const key = await window.add("A", "0".repeat(30), {
      provider: "langflow",
      fields: { baseUrl: "http://localhost:7860" },
      allowPrivate: true,
    });
    const edit = (baseUrl: string, more = {}) =>
      partOf(window).editKey({
        id: key.id,
        change: { fields: { baseUrl }, ...more },
        host: URL.parse(baseUrl)?.host ?? null,
      });
    expect(codeOf(await edit("javascript:alert(1)"))).toMatch(/invalid|refused/);
    expect(codeOf(await edit("http://127.0.0.1:9"))).toMatch(/invalid|refused/);
    expect(codeOf(await edit("http://127.0.0.1:9", { allowPrivate: true }))).toBe("ok");
    expect(codeOf(await edit("https://langflow.example.com/"))).toBe("ok");
    expect(keyNow(window, key)).toMatchObject({
      fields: { baseUrl: "https://langflow.example.com" },
      allowPrivate: false,
    });
  });

  test("a key with another provider's form needs the user's word, and its value to be readable", async () => {
    const window = await windowContext();
    const key = await window.add("A", `sk-ant-api03-${"0".repeat(93)}AA`);
    const change = { id: key.id, change: { provider: "groq" }, host: "api.groq.com" };
    expect(await partOf(window).editKey(change)).toMatchObject({
      error: { code: "needs-confirmation", details: { anyForm: true, candidates: ["anthropic"] } },
    });
    await window.session.lock("idle");
    expect(codeOf(await partOf(window).editKey(change))).toBe("store-locked");
    valueOf(await window.session.unlock(null));
    valueOf(await partOf(window).editKey({ ...change, anyForm: true }));
    expect(keyNow(window, key).provider).toBe("groq");
  });

  test("a key in a name, note, tag or project is refused without being repeated", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    const value = stripeKey();
    for (const change of [{ name: value }, { note: `see ${value}` }, { tags: [value] }, { project: value }]) {
      const refused = await partOf(window).editKey({ id: key.id, change });
      expect(codeOf(refused)).toBe("invalid-input");
      expect(JSON.stringify(refused)).not.toContain(value);
    }
    expect(codeOf(await partOf(window).tagKeys({ ids: [key.id], add: [value], remove: [] }))).toBe(
      "invalid-input",
    );
    expect(codeOf(await partOf(window).moveKeys({ ids: [key.id], project: value }))).toBe("invalid-input");
  });
});

describe("rotation", () => {
  test("a new policy ends a snooze, and a snooze must lie ahead", async () => {
    const window = await windowContext();
    const [a, b] = [await window.add("A"), await window.add("B", undefined, { policyDays: null })];
    const { snooze, setPolicy } = partOf(window);
    expect(codeOf(await snooze({ ids: [a.id], until: "2026-11-21" }))).toBe("invalid-input");
    expect(codeOf(await snooze({ ids: [a.id], until: "2096-11-21" }))).toBe("invalid-input");
    expect(codeOf(await snooze({ ids: [b.id], until: "2026-12-01" }))).toBe("unsupported");
    expect(valueOf(await snooze({ ids: [a.id, b.id], until: "2026-12-01" })).ids).toEqual([a.id]);
    valueOf(await setPolicy({ ids: [a.id], policyDays: 60 }));
    expect(keyNow(window, a).rotation).toEqual({ policyDays: 60, snoozedUntil: null });
    valueOf(await undo(window));
    expect(keyNow(window, a).rotation).toEqual({ policyDays: 90, snoozedUntil: "2026-12-01" });
  });
});

describe("erasing", () => {
  test("is for ever, and not while it is locked", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    await window.session.lock("idle");
    expect(codeOf(await partOf(window).eraseKey(key.id))).toBe("store-locked");
    valueOf(await window.session.unlock(null));
    expect(valueOf(await partOf(window).eraseKey(key.id))).toEqual({ ids: [key.id], undo: null, step: null });
    expect(window.vault().list()).toEqual([]);
  });
});
