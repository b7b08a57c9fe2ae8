/** The running process: pipes that close, signals, a real terminal, help. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandEntries } from "../../electron/cli/command-list.ts";
import { pretendKey } from "../../electron/demo/pretend-scenarios.ts";
import { openPseudoTerminal, type PseudoTerminal } from "../helpers/pseudo-terminal.ts";
import { type KeystowSandbox, keystowSandbox, program } from "../helpers/run-keystow.ts";

const key = pretendKey("fluximage", "valid", "1");
let sandbox: KeystowSandbox;
beforeAll(async () => {
  sandbox = keystowSandbox();
  await sandbox.run(["init", "--store", "sealed"]);
  await sandbox.run(["add", "FIRST", "--stdin", "--no-check"], { input: key });
});
afterAll(() => sandbox.remove());

function shell(command: string) {
  return spawnSync("sh", ["-c", command], {
    env: { ...sandbox.environment },
    cwd: sandbox.project,
    encoding: "utf8",
  });
}
const keystow = `"${process.execPath}" "${program}"`;

describe("pipes", () => {
  test("a reader that goes away is no error", () => {
    const ran = shell(`${keystow} providers | head -1`);
    expect([ran.status, ran.stderr.includes("error")]).toEqual([0, false]);
    expect(ran.stdout.split("\n")).toHaveLength(2);
  });

  test("get writes exactly the value, and stdin that stays open does not keep the process", async () => {
    const child = spawn(process.execPath, [program, "get", "FIRST"], { env: { ...sandbox.environment } });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    const exitCode = await new Promise((resolve) => child.once("close", resolve));
    expect([exitCode, Buffer.concat(chunks).toString("latin1")]).toEqual([0, key]);
  });
});

describe("Ctrl+C", () => {
  test("ends a check that waits, with 130, and keeps the key", async () => {
    // A server that takes the connection and never answers.
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const words = [
      "add",
      "WAITING",
      "--stdin",
      "--provider",
      "langflow",
      "--field",
      `baseUrl=${url}`,
      "--allow-private",
    ];
    const child = spawn(process.execPath, [program, ...words], { env: { ...sandbox.environment } });
    const arrived = new Promise((resolve) => server.once("connection", resolve));
    child.stdin.end(pretendKey("langflow", "valid", "1"));
    await arrived;
    child.kill("SIGINT");
    const exitCode = await new Promise((resolve) => child.once("close", resolve));
    server.close();
    expect(exitCode).toBe(130);
    expect((await sandbox.json(["show", "WAITING"])).value["key"]).toMatchObject({
      check: { status: "unchecked" },
    });
  });
});

describe.skipIf(process.platform === "win32")("on a real terminal", () => {
  const opened: PseudoTerminal[] = [];
  afterAll(() => {
    for (const terminal of opened) terminal.close();
  });
  function type(
    words: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): PseudoTerminal {
    const terminal = openPseudoTerminal(
      [process.execPath, program, ...words],
      { ...sandbox.environment, ...environment },
      sandbox.project,
    );
    opened.push(terminal);
    return terminal;
  }

  test("a key is typed at a hidden prompt, an ambiguous one is asked about, and neither is on the screen", async () => {
    const secret = pretendKey("deepcreative-labs", "valid", "77");
    const terminal = type(["add", "TYPED", "--no-check"]);
    await terminal.waitFor("Value of TYPED");
    terminal.type(`${secret}\r`);
    await terminal.waitFor("Whose key is this?");
    await terminal.waitFor("Number");
    terminal.type("deepcreative-labs\r");
    await terminal.waitFor("Stored TYPED");
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.screen()).not.toContain(secret);
    expect((await sandbox.run(["get", "TYPED"])).stdout).toBe(secret);
  });

  test("the base URL is asked for, and a private one only with the user's word", async () => {
    const terminal = type(["add", "LOCAL", "--provider", "langflow", "--no-check"]);
    await terminal.waitFor("Value of LOCAL");
    terminal.type(`${pretendKey("langflow", "valid", "5")}\r`);
    await terminal.waitFor("(http://localhost:7860)");
    terminal.type("\r");
    await terminal.waitFor("localhost:7860 is a private address or plain http");
    terminal.type("y\r");
    await terminal.waitFor("Stored LOCAL");
    expect(await terminal.exitCode).toBe(0);
  });

  test("Ctrl+C at the prompt ends with 130 and stores nothing", async () => {
    const terminal = type(["add", "NEVER"]);
    await terminal.waitFor("Value of NEVER");
    terminal.type("abc\u0003");
    expect(await terminal.exitCode).toBe(130);
    expect((await sandbox.run(["show", "NEVER"])).exitCode).toBe(1);
  });

  test("the passphrase is asked for when there is no file", async () => {
    const terminal = type(["get", "FIRST", "--reveal"], { KEYSTOW_PASSPHRASE_FILE: "" });
    await terminal.waitFor("Passphrase of the vault");
    terminal.type("a passphrase for tests\r");
    await terminal.waitFor(key);
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.screen()).not.toContain("a passphrase for tests");
  });

  test("get refuses a terminal without --reveal", async () => {
    const terminal = type(["get", "FIRST"]);
    await terminal.waitFor("[needs-confirmation]");
    expect(await terminal.exitCode).toBe(6);
    expect(terminal.screen()).not.toContain(key);
  });

  test("colours on a terminal, none with NO_COLOR", async () => {
    const colourful = type(["list"]);
    expect(await colourful.exitCode).toBe(0);
    expect(colourful.screen()).toContain("\u001b[90m");
    const plain = type(["list"], { NO_COLOR: "1" });
    expect(await plain.exitCode).toBe(0);
    expect(plain.screen()).toContain("FIRST");
    expect(plain.screen()).not.toContain("\u001b[");
  });
});

describe("help", () => {
  test.each(commandEntries.map((entry) => [entry.name]))(
    "%s --help has an example and --json",
    async (name) => {
      const { exitCode, stdout, stderr } = await sandbox.run([name, "--help"]);
      expect([exitCode, stderr]).toEqual([0, ""]);
      if (/^Commands:/m.test(stdout)) return;
      expect(stdout).toMatch(new RegExp(`Examples?:[\\s\\S]*keystow ${name}`));
      expect(stdout).toContain("--json");
    },
  );

  test("what later versions bring is unknown now", async () => {
    for (const name of ["rotate", "scan", "run", "copy", "backup", "undo"]) {
      const { exitCode, value } = await sandbox.json([name]);
      expect(exitCode).toBe(2);
      expect(value["error"]).toMatchObject({
        code: "usage",
        details: { commands: commandEntries.map((one) => one.name) },
      });
    }
  });

  test("nothing was written outside the vault's folder", () => {
    expect(existsSync(`${sandbox.root}/home/.local`)).toBe(false);
  });
});
