import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { reloadMessage, reloadOnRebuild } from "../../../electron/shell/development.ts";
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
  return { app, protocol, dialog: {}, BrowserWindow: {}, Menu: {}, nativeTheme: {}, session: {} };
});

function start(): readonly string[] {
  startApp({ page: "/page", preload: "/p.cjs", profile: "own", register: vi.fn() });
  return told;
}

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

test("only the one message reloads the page", () => {
  const parent = new EventEmitter();
  const reload = vi.fn();
  reloadOnRebuild(parent, reload);
  for (const message of ["other", null, { reload: true }]) parent.emit("message", message);
  expect(reload).not.toHaveBeenCalled();
  parent.emit("message", reloadMessage);
  expect(reload).toHaveBeenCalledTimes(1);
});
