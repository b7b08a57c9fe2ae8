import { beforeEach, expect, test } from "vitest";
import { createAutoLock, type AutoLock } from "../../../electron/services/auto-lock.ts";
import { manualTimer } from "../../fakes/manual-timer.ts";
import { windowServices, type WindowServices } from "../../helpers/window-services.ts";

let services: WindowServices;
let timer = manualTimer();
let idle = 0;
let lock: AutoLock;

beforeEach(async () => {
  services = await windowServices();
  timer = manualTimer();
  idle = 0;
  lock = createAutoLock(services.context, { idleSeconds: () => idle, timer });
});

test("locks once after the minutes in the settings, and within five seconds of that", async () => {
  idle = 599;
  await timer.pass(60_000);
  expect(services.locks).toEqual([]);
  idle = 600;
  await timer.pass(5_000);
  expect(services.locks).toEqual(["idle"]);
  await timer.pass(60_000);
  expect(services.locks).toEqual(["idle"]);
});

test("never, when the settings say so", async () => {
  services.settings = { ...services.settings, idleLockMinutes: 0 };
  idle = 1_000_000;
  await timer.pass(60_000);
  expect(services.locks).toEqual([]);
});

test("a changed setting counts at the next look", async () => {
  idle = 61;
  await timer.pass(5_000);
  services.settings = { ...services.settings, idleLockMinutes: 1 };
  await timer.pass(5_000);
  expect(services.locks).toEqual(["idle"]);
});

test("locks at sleep and at the screen's lock, each only when the settings say so", () => {
  lock.suspended();
  services.locked = null;
  lock.screenLocked();
  expect(services.locks).toEqual(["suspended", "screen-locked"]);
  services.locked = null;
  services.settings = { ...services.settings, lockOnSuspend: false, lockOnScreenLock: false };
  lock.suspended();
  lock.screenLocked();
  expect(services.locks).toHaveLength(2);
});

test("looks no more when it is stopped", async () => {
  lock.stop();
  idle = 10_000;
  await timer.pass(60_000);
  expect(services.locks).toEqual([]);
});

test("a desktop that fails to answer is asked again", async () => {
  let answers = false;
  const idleSeconds = (): number => {
    if (!answers) throw new Error("foreign");
    return 601;
  };
  createAutoLock(services.context, { idleSeconds, timer });
  await timer.pass(5_000);
  expect(services.locks).toEqual([]);
  answers = true;
  await timer.pass(5_000);
  expect(services.locks).toEqual(["idle"]);
});
