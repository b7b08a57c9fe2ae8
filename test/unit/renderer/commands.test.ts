import { describe, expect, test, vi } from "vitest";
import { counts } from "../../../renderer/features/frame/shortcuts.ts";
import { createApp } from "../../../renderer/store/app.ts";
import { targetRows } from "../../../renderer/store/command.ts";
import {
  commandOf,
  commands,
  commandsFor,
  isSingleKey,
  keysOf,
  keysText,
  runCommand,
} from "../../../renderer/store/commands.ts";
import { fakeBridge, type FakeOptions } from "../../fakes/fake-bridge.ts";
import { sampleId } from "../../fakes/sample-rows.ts";

async function stateOf(options: FakeOptions = {}) {
  const { store, start } = createApp(fakeBridge(options), () => 0);
  await start();
  return store;
}

const idsFor = (store: Awaited<ReturnType<typeof stateOf>>) =>
  commandsFor(store.getState()).map(({ id }) => id);

describe("the registry", () => {
  test("has each id and each shortcut once", () => {
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = commands.flatMap((command) => command.keys);
    expect(keys.filter((each, at) => keys.indexOf(each) !== at)).toEqual([]);
  });

  test("no shortcut begins another one: it would never be reached", () => {
    const keys = commands.flatMap((command) => command.keys);
    const sequences = keys.filter((each) => each.includes(" "));
    for (const sequence of sequences) expect(keys).not.toContain(sequence.split(" ")[0]);
  });

  test("every command has a title, and stands in the palette or has keys for the sheet", () => {
    for (const { id, title, keyboardOnly, keys } of commands) {
      expect(title.trim(), id).not.toBe("");
      expect(keyboardOnly !== true || keys.length > 0, id).toBe(true);
    }
  });

  test.each([
    [
      "all of the list's",
      ["$mod+k", "n", "$mod+n", "c", "$mod+Shift+r", "r", "e", "t", "m", "s", "x", "$mod+a"],
    ],
    ["all of the clipboard's", ["$mod+c", "$mod+Shift+c"]],
    [
      "all of the window's",
      ["Escape", "Backspace", "$mod+z", "$mod+Shift+z", "F6", "Shift+F6", "$mod+,", "$mod+Shift+l"],
    ],
    ["all places", ["1", "2", "3", "4", "5", "g k", "g a", "g d", "g r", "g l", "$mod+1", "$mod+9"]],
  ])("the key map has %s", (_what, keys) => {
    expect(commands.flatMap((command) => command.keys)).toEqual(expect.arrayContaining(keys));
  });
});

describe("what can be run", () => {
  test("without a vault only what needs none", async () => {
    const ids = idsFor(await stateOf({ vault: "missing" }));
    expect(ids).not.toContain("add");
    expect(ids).toEqual(expect.arrayContaining(["go.settings", "shortcuts", "palette"]));
  });

  test("locked: names can be changed, values cannot be reached", async () => {
    const store = await stateOf({ locked: "idle" });
    store.getState().actions.activate(sampleId(0));
    const ids = idsFor(store);
    for (const id of [
      "add",
      "copy-secret",
      "copy-assignment",
      "check",
      "check-all",
      "export",
      "replace",
      "lock",
    ])
      expect(ids).not.toContain(id);
    expect(ids).toEqual(expect.arrayContaining(["tag", "move", "archive", "copy-name"]));
  });

  test("a key's commands act on the selected keys, else on the active one", async () => {
    const store = await stateOf();
    expect(idsFor(store)).not.toContain("archive");
    const { actions } = store.getState();
    actions.activate(sampleId(0));
    runCommand("tag", store.getState());
    expect(store.getState().dialog).toEqual({ name: "tag", ids: [sampleId(0)] });
    actions.select([sampleId(1), sampleId(2)]);
    runCommand("move", store.getState());
    expect(store.getState().dialog).toEqual({ name: "move", ids: [sampleId(1), sampleId(2)] });
    expect(runCommand("copy-secret", store.getState()), "not of several keys").toBe(false);
  });

  test("many keys are not checked without asking", async () => {
    const store = await stateOf({ keys: 60 });
    runCommand("check-all", store.getState());
    expect(store.getState().dialog).toMatchObject({ name: "check" });
  });

  test("an unknown id does nothing", async () => {
    expect(runCommand("no-such-command", (await stateOf()).getState())).toBe(false);
  });
});

describe("shortcuts", () => {
  const list = { inField: false, inWidget: false, textSelected: false };
  const command = (id: string) => commandOf(id)!;

  test("letters are text in a field, and nobody's while a menu or a dialog is open", () => {
    expect(counts(command("add"), "n", list, true)).toBe(true);
    expect(counts(command("add"), "n", { ...list, inField: true }, true)).toBe(false);
    expect(counts(command("archive"), "Backspace", { ...list, inField: true }, true)).toBe(false);
    expect(counts(command("palette"), "$mod+k", { ...list, inField: true }, true)).toBe(true);
    expect(counts(command("palette"), "$mod+k", { ...list, inWidget: true }, true)).toBe(false);
  });

  test("letters can be turned off; those with Ctrl stay", () => {
    expect(counts(command("add"), "n", list, false)).toBe(false);
    expect(counts(command("go.all"), "g k", list, false)).toBe(false);
    expect(counts(command("add"), "$mod+n", list, false)).toBe(true);
  });

  test("a selected text is copied, not the secret", () => {
    expect(counts(command("copy-secret"), "$mod+c", list, true)).toBe(true);
    expect(counts(command("copy-secret"), "$mod+c", { ...list, textSelected: true }, true)).toBe(false);
  });

  test.each([
    [["$mod+Shift+l"], "darwin", "⌘⇧L"],
    [["$mod+Shift+l"], "win32", "Ctrl+Shift+L"],
    [["g k"], "linux", "G K"],
    [["[Shift]+?"], "linux", "?"],
    [["$mod+,"], "linux", "Ctrl+,"],
    [["ArrowUp"], "linux", "↑"],
    [[], "linux", ""],
  ] as const)("%j on %s reads %s", (keys, platform, text) => {
    expect(keysText(keys, platform)).toBe(text);
  });

  test("a shortcut that is turned off is not shown", async () => {
    const store = await stateOf({ settings: { singleKeys: false } });
    expect(keysOf("add", store.getState())).toBe("Ctrl+N");
    expect(keysOf("tag", store.getState())).toBe("");
    expect(isSingleKey("[Shift]+?")).toBe(true);
    expect(isSingleKey("F6")).toBe(false);
  });
});

test("the calendar is saved through the registry as through a button", async () => {
  const bridge = fakeBridge();
  const save = vi.fn(bridge.saveCalendar);
  const { store, start } = createApp({ ...bridge, saveCalendar: save }, () => 0);
  await start();
  runCommand("save-calendar", store.getState());
  expect(save).toHaveBeenCalledOnce();
});

describe("the keys that a command acts on", () => {
  const idsOf = (store: Awaited<ReturnType<typeof stateOf>>) =>
    targetRows(store.getState()).map(({ id }) => id);

  test("are looked up once for all commands, however many are selected", async () => {
    const store = await stateOf({ keys: 300 });
    const { actions, overview } = store.getState();
    actions.select(overview?.state === "ready" ? overview.keys.map(({ id }) => id) : []);
    const rows = targetRows(store.getState());
    expect(rows).toHaveLength(300);
    expect(targetRows(store.getState())).toBe(rows);
    actions.activate(rows[7]?.id ?? null);
    expect(targetRows(store.getState())).toBe(rows);
  });

  test("follow the selection, the active row, and the vault", async () => {
    const store = await stateOf();
    const { actions } = store.getState();
    const [one, other] = [sampleId(0), sampleId(1)];
    expect(idsOf(store)).toEqual([]);
    actions.activate(one);
    expect(idsOf(store)).toEqual([one]);
    actions.select([other]);
    expect(idsOf(store)).toEqual([other]);
    actions.select([]);
    expect(idsOf(store)).toEqual([one]);
    await actions.archive([one]);
    expect(targetRows(store.getState())[0]?.archivedAt).not.toBeNull();
    await actions.erase(one);
    expect(idsOf(store)).toEqual([]);
  });
});
