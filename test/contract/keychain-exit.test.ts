/** A program that uses the keychain ends when it wants to, whatever the keychain does meanwhile. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createKeyring } from "../../electron/adapters/keyring.ts";
import { startSecretService } from "../helpers/secret-service.ts";
import type { SecretService } from "../helpers/secret-service.ts";

const adapter = join(import.meta.dirname, "../../electron/adapters/keyring.ts");
let service: SecretService | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
});

/** Starts a call that hangs, then does what `then` says. Resolves to the exit code and the time it took. */
async function runHanging(then: string): Promise<{ readonly code: number | null; readonly seconds: number }> {
  const program = `
    import { createKeyring } from ${JSON.stringify(adapter)};
    const keyring = createKeyring({ callLimit: 60_000 });
    void keyring.get("stored");
    setTimeout(async () => { ${then} }, 700);`;
  const began = performance.now();
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: "ignore" });
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  return { code, seconds: (performance.now() - began) / 1000 };
}

/** Helpers of this session that still live; each runs with this session's own bus. */
function helpersLeft(): readonly string[] {
  const bus = service?.environment["DBUS_SESSION_BUS_ADDRESS"] ?? "none";
  return readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && isHelper(pid, bus));
}

function isHelper(pid: string, bus: string): boolean {
  try {
    return (
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("keyring-worker") &&
      readFileSync(`/proc/${pid}/environ`, "utf8").includes(bus)
    );
  } catch {
    return false;
  }
}

async function untilNoHelpers(): Promise<void> {
  const end = Date.now() + 10_000;
  while (helpersLeft().length > 0 && Date.now() < end) await pause(50);
  expect(helpersLeft()).toEqual([]);
}

async function hangingPrompt(): Promise<void> {
  service = await startSecretService({ prompter: "hanging" });
  const keyring = createKeyring();
  expect(await keyring.set("stored", "text")).toEqual({ ok: true });
  await keyring.close();
  await service.lock();
}

describe("while an unlock prompt waits", () => {
  it.each([
    ["process.exit", "process.exit(7);"],
    ["close and exit", "await keyring.close(); process.exitCode = 7;"],
  ])("%s ends the program at once, and the helper with it", async (_what, then) => {
    await hangingPrompt();
    const { code, seconds } = await runHanging(then);
    expect(code).toBe(7);
    expect(seconds).toBeLessThan(5);
    await untilNoHelpers();
  });

  it("SIGKILL ends the program, and the helper follows", async () => {
    await hangingPrompt();
    await runHanging("process.kill(process.pid, 'SIGKILL');");
    await untilNoHelpers();
  });
});

describe("while the daemon is frozen", () => {
  it("process.exit ends the program at once", async () => {
    service = await startSecretService();
    await service.freeze();
    const { code, seconds } = await runHanging("process.exit(7);");
    expect(code).toBe(7);
    expect(seconds).toBeLessThan(5);
    await untilNoHelpers();
    expect(existsSync(service.folder)).toBe(true);
  });
});
