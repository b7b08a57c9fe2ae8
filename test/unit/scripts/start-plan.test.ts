import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { watchDownload } from "../../../scripts/start-download.ts";
import { planStart, type StartMachine } from "../../../scripts/start-plan.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** A machine with a display and a browser, and Electron neither there nor to be had. */
function machineWith(more: Partial<StartMachine> = {}) {
  const said: string[] = [];
  const asked: string[] = [];
  const machine: StartMachine = {
    hasDisplay: () => true,
    isOverridden: () => false,
    program: () => null,
    fetch: () => {
      asked.push("fetch");
      return Promise.resolve({ ok: false, reason: "ENOTFOUND" });
    },
    ensureBrowser: () => {
      asked.push("browser");
      return { ok: true, missing: [], command: "" };
    },
    standIn: "stand-in/electron",
    say: (line) => said.push(line),
    ...more,
  };
  return { machine, said, asked };
}

describe("npm start", () => {
  it("opens Electron when its program is there, and asks for nothing", async () => {
    const { machine, said, asked } = machineWith({ program: () => "there/electron" });
    expect(await planStart(machine)).toEqual({ kind: "window", program: "there/electron", standIn: false });
    expect([said, asked]).toEqual([[], []]);
  });

  it("fetches nothing where there is no display", async () => {
    const { machine, said, asked } = machineWith({
      hasDisplay: () => false,
      program: () => "there/electron",
    });
    expect(await planStart(machine)).toEqual({ kind: "terminal" });
    expect(asked).toEqual([]);
    expect(said.join(" ")).toContain("no display");
  });

  it("opens what it has fetched", async () => {
    let fetched = false;
    const { machine, asked } = machineWith({
      program: () => (fetched ? "fetched/electron" : null),
      fetch: () => {
        fetched = true;
        return Promise.resolve({ ok: true });
      },
    });
    expect(await planStart(machine)).toEqual({ kind: "window", program: "fetched/electron", standIn: false });
    expect(asked).toEqual([]);
  });

  it("takes the stand-in when Electron cannot be had, and says why", async () => {
    const { machine, said } = machineWith();
    expect(await planStart(machine)).toEqual({ kind: "window", program: "stand-in/electron", standIn: true });
    expect(said.join(" ")).toMatch(/ENOTFOUND.*Chromium/);
  });

  it("fetches nothing beside an override, even one that names nothing", async () => {
    const { machine, said, asked } = machineWith({ isOverridden: () => true });
    expect(await planStart(machine)).toMatchObject({ standIn: true });
    expect(asked).toEqual(["browser"]);
    expect(said.join(" ")).toContain("ELECTRON_OVERRIDE_DIST_PATH");
  });

  it("ends in the terminal, with the command that would help, when there is no browser either", async () => {
    const { machine, said } = machineWith({
      ensureBrowser: () => ({ ok: false, missing: ["chromium"], command: "install chromium" }),
    });
    expect(await planStart(machine)).toEqual({ kind: "terminal" });
    expect(said.join(" ")).toContain("install chromium");
  });
});

/** A program for Node that does `code`. */
function programOf(code: string): string {
  const file = join(temporaryFolder(), "download.mjs");
  writeFileSync(file, code);
  return file;
}

describe("a download that is watched", () => {
  const watch = async (code: string, patience: number) => {
    const shown: number[] = [];
    const options = { patience, environment: process.env, show: (part: number) => shown.push(part) };
    return { outcome: await watchDownload([programOf(code)], options), shown };
  };

  it("tells its progress and its end", async () => {
    const { outcome, shown } = await watch("console.log('0.50'); console.log('1.00');", 10_000);
    expect(outcome).toEqual({ ok: true });
    expect(shown.at(-1)).toBe(1);
  });

  it("fails at once with the reason", async () => {
    const { outcome } = await watch("console.error('ECONNREFUSED'); process.exit(1);", 10_000);
    expect(outcome).toEqual({ ok: false, reason: "ECONNREFUSED" });
  });

  it("is killed when nothing comes", async () => {
    const { outcome } = await watch("setInterval(() => {}, 1000);", 300);
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(/^no progress for/) });
  });
});
