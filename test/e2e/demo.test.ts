/** `keystow demo`: the whole job, quickly, without anything around it, leaving nothing behind. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type KeystowSandbox, keystowSandbox, program } from "../helpers/run-keystow.ts";

let sandbox: KeystowSandbox;
beforeEach(() => {
  // A proxy that leads nowhere, and no D-Bus: the demo must need neither network nor keychain.
  sandbox = keystowSandbox({
    HTTPS_PROXY: "http://127.0.0.1:9",
    NO_COLOR: "1",
    DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
  });
});
afterEach(() => sandbox.remove());

const leftovers = (): readonly string[] =>
  readdirSync(sandbox.root, { recursive: true })
    .map(String)
    .filter((name) => !/^(home|project|temporary|passphrase)$/.test(name));

describe("demo", () => {
  test("does the whole job in a pipe, in under 10 seconds", async () => {
    const started = performance.now();
    const { exitCode, stdout, stderr } = await sandbox.run(["demo"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(performance.now() - started).toBeLessThan(10_000);
    for (const text of [
      "$ keystow init",
      "Checking it. It is sent only to fluximage.app.",
      "[provider-ambiguous]",
      "rejected: invalid",
      "limited: no-credit",
      "4 checked: 2 valid, 1 rejected, 1 limited",
      "overdue by 30 days",
      "~ MODELSLAB_API_KEY=•••••••• -> ••••••••",
      "PORT=3000            # not a secret: stays",
      "0 found",
    ]) {
      expect(stdout).toContain(text);
    }
    expect(stdout).not.toContain("\u001b");
    expect(leftovers()).toEqual([]);
  });

  test("--json tells each step", async () => {
    const { exitCode, value } = await sandbox.json(["demo"]);
    expect(exitCode).toBe(0);
    expect(value).toMatchObject({ version: 1, search: { found: 0 }, removed: true });
    expect((value["steps"] as readonly { asExpected: boolean }[]).every((step) => step.asExpected)).toBe(
      true,
    );
    expect(leftovers()).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s in the middle leaves nothing behind and ends with 130",
    async (signal) => {
      const child = spawn(process.execPath, [program, "demo"], {
        env: { ...sandbox.environment },
        cwd: sandbox.project,
      });
      const begun = new Promise<void>((resolve) => {
        child.stdout.on("data", (chunk: Buffer) => {
          if (chunk.includes("keystow add")) resolve();
        });
      });
      await begun;
      child.kill(signal);
      const exitCode = await new Promise((resolve) => child.once("close", resolve));
      expect(exitCode).toBe(130);
      expect(leftovers()).toEqual([]);
    },
  );

  test("leaves a vault that is there untouched", async () => {
    await sandbox.run(["init", "--store", "sealed"]);
    await sandbox.run(["demo"]);
    expect((await sandbox.json(["list"])).value["keys"]).toEqual([]);
    expect(readdirSync(join(sandbox.root, "temporary"))).toEqual([]);
  });
});
