import { beforeEach, describe, expect, test } from "vitest";
import type { Uuid } from "../../../electron/core/model.ts";
import { createReveal, type Reveal } from "../../../electron/services/reveal.ts";
import { manualTimer } from "../../fakes/manual-timer.ts";
import { windowServices, type WindowServices } from "../../helpers/window-services.ts";

const value = ["not", "a", "real", "key", "abcdefgh"].join("-");
let services: WindowServices;
let timer = manualTimer();
let reveal: Reveal;
let id: Uuid;
let window = { focused: true, captures: [] as boolean[] };

beforeEach(async () => {
  services = await windowServices();
  timer = manualTimer();
  window = { focused: true, captures: [] };
  const port = { isFocused: () => window.focused, protect: (on: boolean) => void window.captures.push(on) };
  reveal = createReveal(services.context, { window: port, timer });
  ({ id } = await services.add("OPENAI_KEY", value));
  services.told.length = 0;
});

const show = () => reveal.part.reveal(id);
const hidden = (): number => services.told.filter(({ type }) => type === "hide-secrets").length;

test("the value, for ten seconds, out of captures and written down", async () => {
  expect(await show()).toEqual({ ok: true, value: { value, forMs: 10_000 } });
  expect(window.captures).toEqual([true]);
  expect(services.vault.activity(1)[0]).toMatchObject({ kind: "key-read", details: { by: "revealed" } });
  await timer.pass(9_999);
  expect(hidden()).toBe(0);
  await timer.pass(1);
  expect(hidden()).toBe(1);
  expect(window.captures).toEqual([true, false]);
});

test("captures are left alone when the settings say so", async () => {
  services.settings = { ...services.settings, contentProtection: false };
  await show();
  expect(window.captures).toEqual([]);
});

test("hiding ends it once", async () => {
  await show();
  reveal.hide();
  reveal.hide();
  await timer.pass(10_000);
  expect(hidden()).toBe(1);
});

test("hiding by the page is not told back: it would hide what was asked for since", async () => {
  await show();
  await reveal.part.hideRevealed();
  expect(window.captures).toEqual([true, false]);
  expect((await show()).ok).toBe(true);
  expect(hidden()).toBe(0);
  await timer.pass(10_000);
  expect(hidden()).toBe(1);
});

test("one at a time: the first is hidden before the second is answered", async () => {
  await show();
  expect((await show()).ok).toBe(true);
  expect(hidden()).toBe(1);
  await timer.pass(10_000);
  expect(hidden()).toBe(2);
});

describe("what comes too late is thrown away", () => {
  test("a reading that was overtaken by another", async () => {
    const [first, second] = await Promise.all([show(), show()]);
    expect(first).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(second.ok).toBe(true);
  });

  test("a reading during which the window lost the focus or was locked", async () => {
    const blurred = show();
    window.focused = false;
    expect((await blurred).ok).toBe(false);
    window.focused = true;
    const hiding = show();
    reveal.hide();
    expect(await hiding).toMatchObject({ ok: false, error: { code: "cancelled" } });
    const locking = show();
    services.locked = "idle";
    expect(await locking).toMatchObject({ ok: false, error: { code: "store-locked" } });
  });
});
