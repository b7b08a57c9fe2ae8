import { afterEach, describe, expect, test, vi } from "vitest";
import { createKeyring } from "../../../electron/adapters/keyring.ts";
import {
  type ForkUtility,
  startKeyringUtility,
  utilityEnvironment,
} from "../../../electron/adapters/keyring-utility.ts";
import { fakeFork, type FakeFork } from "../../fakes/utility-process.ts";

const file = new URL("file:///program/keyring-worker.js");

function keyringOn({ fork }: Pick<FakeFork, "fork">, callLimit = 60_000) {
  const killed: number[] = [];
  const startWorker = () => startKeyringUtility(fork, file, (pid) => void killed.push(pid));
  return { keyring: createKeyring({ startWorker, callLimit, platform: "linux" }), killed };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("the keychain in a utility process", () => {
  test("one process answers many calls, and ends with the keyring", async () => {
    const fake = fakeFork("answers");
    const { keyring, killed } = keyringOn(fake);
    expect(await keyring.get("one")).toEqual({ ok: true, value: "value of one" });
    expect(await keyring.get("two")).toEqual({ ok: true, value: "value of two" });
    expect(fake.started).toHaveLength(1);
    await keyring.close();
    expect(killed).toEqual([2 ** 30]);
  });

  test("one that hangs is killed at the time limit, and the next call gets a new one", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const fake = fakeFork("hangs", "answers");
    const { keyring, killed } = keyringOn(fake, 5_000);
    const first = keyring.get("one");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect(await first).toMatchObject({ ok: false, error: { code: "store-timeout" } });
    expect(killed).toEqual([2 ** 30]);
    expect((await keyring.get("one")).ok).toBe(true);
    expect(fake.started).toHaveLength(2);
  });

  test("one that dies fails that call only", async () => {
    const fake = fakeFork("dies", "answers");
    const { keyring } = keyringOn(fake);
    expect(await keyring.get("one")).toMatchObject({ ok: false, error: { code: "store-failing" } });
    expect((await keyring.get("one")).ok).toBe(true);
  });

  test("a late answer is not taken for the next call's", async () => {
    const fake = fakeFork("hangs");
    const { keyring } = keyringOn(fake);
    const first = keyring.get("one");
    await vi.waitFor(() => expect(fake.started[0]?.child.requests).toHaveLength(1));
    const { child } = fake.started[0]!;
    const [request] = child.requests;
    child.answer(request!, "one");
    await first;
    const second = keyring.get("two");
    await vi.waitFor(() => expect(child.requests).toHaveLength(2));
    child.answer(request!, "one again");
    child.answer(child.requests[1]!, "two");
    expect(await second).toEqual({ ok: true, value: "two" });
  });

  test("one that does not even die is left behind after two seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const fake = fakeFork("ignores-kill");
    const { keyring } = keyringOn(fake, 1_000);
    const call = keyring.get("one");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await call).toMatchObject({ ok: false, error: { code: "store-timeout" } });
    expect(fake.started[0]?.child.kills).toBe(1);
  });

  test("one that cannot be started is a failing keychain, not a crash", async () => {
    const fork: ForkUtility = () => {
      throw new Error("before ready");
    };
    const { keyring } = keyringOn({ fork });
    expect(await keyring.get("one")).toMatchObject({ ok: false, error: { code: "store-failing" } });
  });
});

describe("its environment", () => {
  test("is what a keychain needs, and no variable of a project's shell", () => {
    const environment = utilityEnvironment({
      HOME: "/home/me",
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/run/bus",
      XDG_RUNTIME_DIR: "/run/user/1000",
      AWS_SECRET_ACCESS_KEY: "made up",
      NODE_OPTIONS: "--require ./evil.js",
      LD_PRELOAD: "/tmp/evil.so",
      ELECTRON_RUN_AS_NODE: "1",
    });
    expect(environment).toEqual({
      HOME: "/home/me",
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/run/bus",
      XDG_RUNTIME_DIR: "/run/user/1000",
    });
  });

  test("reaches the process", async () => {
    vi.stubEnv("HOME", "/home/of-the-test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "made up");
    const fake = fakeFork("answers");
    const { keyring } = keyringOn(fake);
    await keyring.get("one");
    await keyring.close();
    expect(fake.started[0]?.environment).toMatchObject({ HOME: "/home/of-the-test" });
    expect(fake.started[0]?.environment).not.toHaveProperty("AWS_SECRET_ACCESS_KEY");
  });
});
