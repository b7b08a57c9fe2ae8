import { beforeEach, describe, expect, test } from "vitest";
import type { Uuid } from "../../../electron/core/model.ts";
import type { Settings } from "../../../electron/ipc/answers.ts";
import { createClipboardPart } from "../../../electron/services/clipboard.ts";
import { createClipboardHold } from "../../../electron/services/clipboard-hold.ts";
import { manualTimer } from "../../fakes/manual-timer.ts";
import { memoryClipboard } from "../../fakes/memory-clipboard.ts";
import { windowServices, type WindowServices } from "../../helpers/window-services.ts";

const value = ["not", "a", "real", "key", "0123456789"].join("_");
let services: WindowServices;
let clipboard = memoryClipboard();
let timer = manualTimer();
let part: ReturnType<typeof createClipboardPart>;
let hold: ReturnType<typeof createClipboardHold>;
let id: Uuid;

beforeEach(async () => {
  services = await windowServices();
  clipboard = memoryClipboard();
  timer = manualTimer();
  const { context } = services;
  hold = createClipboardHold({ clipboard, timer, random: context.random, tell: context.tell });
  part = createClipboardPart(context, hold);
  ({ id } = await services.add("STRIPE_KEY", value));
});

const copy = (as: "secret" | "assignment" | "name" | "last-four") => part.copy({ id, as });
const outcomes = (): readonly string[] =>
  services.told.flatMap((event) => (event.type === "clipboard" ? [event.outcome] : []));

describe("what is copied", () => {
  test("the value, concealed, and written down in the activity without it", async () => {
    expect(await copy("secret")).toEqual({ ok: true, value: { clearsInMs: 30_000 } });
    expect(clipboard).toMatchObject({ text: value, concealed: true });
    const [entry] = services.vault.activity(1);
    expect(entry).toMatchObject({ kind: "key-read", keyName: "STRIPE_KEY", details: { by: "copied" } });
    expect(JSON.stringify([entry, services.told])).not.toContain(value);
    expect(services.told).toContainEqual({ type: "clipboard", clearsInMs: 30_000, outcome: "holding" });
  });

  test("an assignment as a .env file writes it", async () => {
    const { id: other } = await services.add("SPACED", `${value} # one`, { variable: "SPACED" });
    await part.copy({ id: other, as: "assignment" });
    expect(clipboard).toMatchObject({ text: `SPACED='${value} # one'`, concealed: true });
  });

  test("no assignment that programs would read differently", async () => {
    const { id: other } = await services.add("DOLLAR", `${value}$HOME'"`);
    expect(await part.copy({ id: other, as: "assignment" })).toMatchObject({
      error: { code: "not-portable" },
    });
    expect(clipboard.text).toBe("");
  });

  test("a name and the last four characters, as ordinary text, without reading the value", async () => {
    expect(await copy("name")).toEqual({ ok: true, value: { clearsInMs: null } });
    expect(clipboard).toMatchObject({ text: "STRIPE_KEY", concealed: false });
    await copy("last-four");
    expect(clipboard).toMatchObject({ text: "6789", concealed: false });
    expect(services.vault.activity(1)[0]?.kind).toBe("key-added");
    expect(timer.waiting).toBe(0);
  });

  test("not the last four characters of a value too short to be shown", async () => {
    const short = await services.add("SHORT", "tiny-12");
    expect(await part.copy({ id: short.id, as: "last-four" })).toMatchObject({ ok: false });
    expect(clipboard.text).toBe("");
  });

  test("no key whose name merely looks like the id", async () => {
    const wanted = services.random.uuid();
    await services.add(wanted, `${value}-2`);
    expect(await part.copy({ id: wanted, as: "secret" })).toMatchObject({ error: { code: "not-found" } });
    expect(clipboard.text).toBe("");
  });

  test("nothing while Keystow is locked, nor when it is locked meanwhile", async () => {
    services.locked = "asked";
    expect(await copy("secret")).toMatchObject({ ok: false, error: { code: "store-locked" } });
    services.locked = null;
    const copying = copy("secret");
    services.locked = "idle";
    expect(await copying).toMatchObject({ ok: false, error: { code: "store-locked" } });
    expect(clipboard.text).toBe("");
  });
});

test("a lock while the clipboard is being written leaves nothing there", async () => {
  const write = clipboard.write.bind(clipboard);
  clipboard.write = (text, concealed) => {
    services.locked = "suspended";
    return write(text, concealed);
  };
  expect(await copy("secret")).toMatchObject({ ok: false, error: { code: "store-locked" } });
  expect(clipboard.text).toBe("");
});

describe("how it leaves", () => {
  test("after the time in the settings, not before", async () => {
    await copy("secret");
    await timer.pass(29_999);
    expect(clipboard.text).toBe(value);
    await timer.pass(1);
    expect(clipboard.text).toBe("");
    expect(outcomes()).toEqual(["holding", "cleared"]);
  });

  test("never by itself when the settings say so, but when asked", async () => {
    services.settings = { ...services.settings, clipboardSeconds: 0 } satisfies Settings;
    expect(await copy("secret")).toEqual({ ok: true, value: { clearsInMs: null } });
    await timer.pass(1_000_000);
    expect(clipboard.text).toBe(value);
    await part.clearClipboard();
    expect(clipboard.text).toBe("");
  });

  test("what somebody else copied meanwhile stays", async () => {
    await copy("secret");
    clipboard.text = "a shopping list";
    await timer.pass(30_000);
    expect(clipboard.text).toBe("a shopping list");
    expect(outcomes()).toEqual(["holding", "replaced"]);
  });

  test("our own ordinary text ends the countdown", async () => {
    await copy("secret");
    await part.copyText("keystow list");
    await timer.pass(30_000);
    expect(clipboard.text).toBe("keystow list");
    expect(outcomes()).toEqual(["holding", "replaced"]);
  });

  test("a new copy starts the time anew", async () => {
    await copy("secret");
    await timer.pass(20_000);
    await copy("assignment");
    await timer.pass(20_000);
    expect(clipboard.text).toContain(value);
    await timer.pass(10_000);
    expect(clipboard.text).toBe("");
  });

  test("a desktop that does not let us look is told as unverified, and tried again in front", async () => {
    await copy("secret");
    clipboard.mode = "blind";
    await timer.pass(30_000);
    expect(outcomes()).toEqual(["holding", "unverified"]);
    clipboard.mode = "ordinary";
    await hold.retry();
    expect(clipboard.text).toBe("");
    expect(outcomes().at(-1)).toBe("cleared");
    await hold.retry();
    expect(outcomes()).toHaveLength(3);
  });

  test("one that keeps the text is not told as cleared", async () => {
    await copy("secret");
    clipboard.mode = "stuck";
    await part.clearClipboard();
    expect(outcomes()).toEqual(["holding", "unverified"]);
  });

  test("one that hangs holds nothing up, and a late copy still leaves", async () => {
    clipboard.mode = "hanging";
    const copying = copy("secret");
    await timer.pass(1_000);
    expect(await copying).toMatchObject({ ok: false, error: { code: "unsupported" } });
    Object.assign(clipboard, { mode: "ordinary", text: value });
    await timer.pass(30_000);
    expect(clipboard.text).toBe("");
  });

  test("one that refuses is told in our words", async () => {
    clipboard.mode = "refusing";
    const copied = await copy("secret");
    expect(copied).toMatchObject({ ok: false, error: { code: "unsupported" } });
    expect(JSON.stringify(copied)).not.toContain(value);
  });
});
