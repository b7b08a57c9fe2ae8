import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { crashPolicy, keepFailuresQuiet } from "../../../electron/shell/crash.ts";
import { startApp } from "../../../electron/shell/start.ts";

/** What the app was told, in order. */
const told = vi.hoisted(() => [] as string[]);
const machine = vi.hoisted(() => ({ packaged: false, switches: [] as string[], first: true }));

const tell = vi.hoisted(
  () =>
    (word: string) =>
    (...parameters: unknown[]): void =>
      void told.push([word, ...parameters.filter((one) => typeof one !== "function")].join(" ")),
);

vi.mock("electron", () => {
  const app = {
    get isPackaged(): boolean {
      return machine.packaged;
    },
    commandLine: { hasSwitch: (name: string) => machine.switches.includes(name) },
    requestSingleInstanceLock(): boolean {
      told.push("lock");
      return machine.first;
    },
    getPath: () => "/settings",
    whenReady(): Promise<void> {
      told.push("whenReady");
      return new Promise(() => {});
    },
    enableSandbox: tell("enableSandbox"),
    setPath: tell("setPath"),
    on: tell("on"),
    quit: tell("quit"),
    exit: tell("exit"),
  };
  const protocol = { registerSchemesAsPrivileged: () => told.push("scheme") };
  const missing = { Menu: {}, nativeTheme: {}, session: {}, powerMonitor: {}, dialog: {} };
  return { app, protocol, BrowserWindow: {}, ...missing };
});

function start(refusal: string | null = null): readonly string[] {
  const life = {
    prepare: vi.fn(() => ({ theme: "system" as const })),
    started: vi.fn(),
    focused: vi.fn(),
    blurred: vi.fn(),
    suspended: vi.fn(),
    screenLocked: vi.fn(),
    powerChanged: vi.fn(),
    finish: vi.fn(() => Promise.resolve()),
  };
  startApp({ page: "/page", preload: "/p.cjs", profile: "own", refusal, life });
  return told;
}

/** Those of the test runner stay. */
const before = {
  rejection: process.listeners("unhandledRejection"),
  error: process.listeners("uncaughtException"),
};

afterEach(() => {
  for (const one of process.listeners("unhandledRejection"))
    if (!before.rejection.includes(one)) process.off("unhandledRejection", one);
  for (const one of process.listeners("uncaughtException"))
    if (!before.error.includes(one)) process.off("uncaughtException", one);
});

beforeEach(() => {
  told.length = 0;
  Object.assign(machine, { packaged: false, switches: [], first: true });
});

describe("the start", () => {
  test("protections come before ready, and the profile is not the vault's folder", () => {
    const order = start();
    expect(order).toEqual(
      expect.arrayContaining([
        "enableSandbox",
        "scheme",
        "on web-contents-created",
        "setPath userData /settings/own",
      ]),
    );
    expect(order.at(-1)).toBe("whenReady");
    expect(order.indexOf("setPath userData /settings/own")).toBeLessThan(order.indexOf("lock"));
  });

  test("a second instance ends before anything is opened", () => {
    machine.first = false;
    expect(start()).not.toContain("whenReady");
    expect(told.at(-1)).toBe("quit");
  });

  test("a profile that the user gives stays", () => {
    machine.switches = ["user-data-dir"];
    expect(start().filter((word) => word.startsWith("setPath"))).toEqual([]);
  });

  test("a packaged app with a refused switch ends at once; an unpackaged one may be inspected", () => {
    const silent = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    machine.switches = ["remote-debugging-port"];
    expect(start()).toContain("whenReady");
    told.length = 0;
    machine.packaged = true;
    expect(start()).toEqual(["exit 2"]);
    expect(String(silent.mock.calls[0]?.[0])).toContain("--remote-debugging-port");
    silent.mockRestore();
  });
});

test("a start that would write secrets down is refused with the reason, before anything else", () => {
  const silent = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(start("NODE_DEBUG is set.")).toEqual(["exit 2"]);
  expect(silent.mock.calls).toEqual([["NODE_DEBUG is set.\n"]]);
  silent.mockRestore();
});

describe("failures that nobody caught", () => {
  test("are told without their text", () => {
    const silent = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const pretend = Object.assign(new EventEmitter(), {
      umask: vi.fn(),
      report: { excludeEnv: false },
      stderr: process.stderr,
    });
    keepFailuresQuiet(pretend as unknown as NodeJS.Process);
    pretend.emit("unhandledRejection", new Error("quotes a secret"));
    pretend.emit("uncaughtException", new Error("quotes a secret"));
    expect(silent.mock.calls.flat().join("")).not.toContain("quotes");
    expect(silent).toHaveBeenCalledTimes(2);
    expect(told).toEqual(["quit"]);
    expect(pretend.report.excludeEnv).toBe(true);
    expect(pretend.umask.mock.calls).toEqual([[0o077]]);
    silent.mockRestore();
  });

  test("a page that crashes is loaded again, but not in a loop", () => {
    const decide = crashPolicy();
    expect([decide(0), decide(59_999), decide(119_998), decide(300_000)]).toEqual([
      "reload",
      "give-up",
      "give-up",
      "reload",
    ]);
  });
});
