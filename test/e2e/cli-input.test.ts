/** What is wrong with the input gets a clear error with a stable code, and nothing is lost or stored. */
import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pretendKey } from "../../electron/demo/pretend-scenarios.ts";
import { type KeystowSandbox, keystowSandbox, program } from "../helpers/run-keystow.ts";

const key = pretendKey("fluximage", "valid", "1");
let sandbox: KeystowSandbox;
beforeAll(async () => {
  sandbox = keystowSandbox();
  expect((await sandbox.run(["init", "--store", "sealed"])).exitCode).toBe(0);
  const ran = await sandbox.run(["add", "TAKEN", "--stdin", "--no-check"], { input: key });
  expect(ran.exitCode).toBe(0);
});
afterAll(() => sandbox.remove());

const names = async (): Promise<readonly string[]> =>
  ((await sandbox.json(["list"])).value["keys"] as { name: string }[]).map(({ name }) => name);

async function refused(words: readonly string[], input: string | Uint8Array = key) {
  const { exitCode, value, stderr } = await sandbox.json(words, { input });
  const error = value["error"] as { code: string; message: string; hint: string | null };
  return { exitCode, stderr, ...error };
}

describe("add refuses", () => {
  const add = (...more: readonly string[]): readonly string[] => [
    "add",
    "NEW",
    "--stdin",
    "--no-check",
    ...more,
  ];

  test.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "secret-empty"],
    ["a line end alone", "\n", "secret-empty"],
    ["blanks alone", "  \t\n", "secret-empty"],
    ["1 MB", Buffer.alloc(1_000_000, "x"), "secret-too-large"],
    ["one byte over 64 KiB", Buffer.alloc(65_537, "x"), "secret-too-large"],
    ["a NUL character", `${key}\0`, "invalid-input"],
    ["a lone surrogate in UTF-8", Buffer.from([0x61, 0xed, 0xa0, 0x80]), "invalid-input"],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x41]), "invalid-input"],
  ])("%s as the value", async (_name, input, code) => {
    expect(await refused(add(), input)).toMatchObject({ exitCode: 1, code });
  });

  test.each<[string, readonly string[], string, number]>([
    ["a name with an escape sequence", ["add", "A\u001b[2J", "--stdin"], "invalid-input", 1],
    ["a name that turns the line round", ["add", "A\u202eB", "--stdin"], "invalid-input", 1],
    ["an empty name", ["add", "", "--stdin"], "invalid-input", 1],
    ["a name of 200 characters", ["add", "N".repeat(200), "--stdin"], "invalid-input", 1],
    ["a variable that is none", add("--variable", "1-2"), "invalid-input", 1],
    ["a project with a line end", add("-p", "a\nb"), "invalid-input", 1],
    ["a name that is taken", ["add", "TAKEN", "--stdin"], "name-taken", 6],
    ["an unknown provider", add("--provider", "opnai"), "provider-unknown", 1],
    ["a date that does not exist", add("--created-on", "2025-02-29"), "invalid-input", 1],
    ["a day of creation in the future", add("--created-on", "2999-01-01"), "invalid-input", 1],
    ["a policy that is none", add("--policy", "soon"), "invalid-input", 1],
    ["a field without a value", add("--field", "baseUrl"), "usage", 2],
    [
      "a field twice",
      add("--provider", "langflow", "--field", "baseUrl=a", "--field", "baseUrl=b"),
      "usage",
      2,
    ],
    ["a field that the provider has not", add("--field", "region=eu"), "field-invalid", 1],
    ["a missing base URL", add("--provider", "langflow"), "field-missing", 1],
    [
      "a private base URL",
      add("--provider", "langflow", "--field", "baseUrl=https://127.0.0.1"),
      "address-refused",
      1,
    ],
    [
      "a plain http base URL",
      add("--provider", "langflow", "--field", "baseUrl=http://a.example"),
      "address-refused",
      1,
    ],
    ["an option without its value", ["add", "--provider"], "usage", 2],
  ])("%s", async (_name, words, code, exitCode) => {
    const error = await refused(
      words,
      words.includes("langflow") ? pretendKey("langflow", "valid", "1") : key,
    );
    expect(error).toMatchObject({ code, exitCode });
    expect(error.message + (error.hint ?? "")).not.toMatch(/\p{C}/u);
  });

  test("an ambiguous key without a terminal, naming who it could be of", async () => {
    const error = await refused(add(), pretendKey("deepcreative-labs", "valid", "1"));
    expect(error).toMatchObject({ code: "provider-ambiguous", exitCode: 6 });
    // The likeliest first; which that is belongs to the tests of detection.
    for (const id of ["deepcreative-labs", "stripe"])
      expect(error.hint).toMatch(new RegExp(`--provider .*${id}`));
  });

  test("and nothing of all that was stored", async () => {
    expect(await names()).toEqual(["TAKEN"]);
  });
});

describe("add takes", () => {
  test("a pasted line with its wrapping, and says what it took away", async () => {
    const ran = await sandbox.run(["add", "WRAPPED", "--stdin", "--no-check"], {
      input: `export X="${key}"\n`,
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toMatch(/Taken away: the variable's name\.\nTaken away: quotes\./);
    expect(ran.stderr).toContain("the same value is stored already as TAKEN");
    expect((await sandbox.run(["get", "WRAPPED"])).stdout).toBe(key);
  });

  test("64 KiB of text, and gives it back to the byte", async () => {
    const value = `${"ä€😀x".repeat(6_553)}012345`;
    expect(Buffer.byteLength(value)).toBe(65_536);
    const ran = await sandbox.run(["add", "LARGE", "--stdin", "--no-check", "--provider", "none"], {
      input: value,
    });
    expect(ran.exitCode).toBe(0);
    expect((await sandbox.run(["get", "LARGE"])).stdout).toBe(value);
  });

  test("a PEM block with its lines", async () => {
    const pem = `-----BEGIN FAKE KEY-----\n${"0".repeat(64)}\n${"1".repeat(12)}\n-----END FAKE KEY-----`;
    await sandbox.run(["add", "PEM", "--stdin", "--no-check", "--provider", "none"], { input: `${pem}\n` });
    expect((await sandbox.run(["get", "PEM"])).stdout).toBe(pem);
  });

  test("a name in another script, and gives it a variable", async () => {
    const words = ["add", "Schlüssel für Zoë", "--stdin", "--no-check", "--provider", "none"];
    expect((await sandbox.run(words, { input: `${key}2` })).exitCode).toBe(0);
    const { value } = await sandbox.json(["show", "Schlüssel für Zoë"]);
    expect(value["key"]).toMatchObject({ variable: "SCHLUSSEL_FUR_ZOE", provider: null });
  });
});

describe("surroundings that do not work", () => {
  const other = (environment: Readonly<Record<string, string>>, words: readonly string[]) =>
    sandbox.json(words, { environment, input: key });

  test.each<[string, Readonly<Record<string, string>>, readonly string[], string, number]>([
    ["no vault yet", { KEYSTOW_HOME: "/nonexistent/keystow" }, ["list"], "vault-missing", 1],
    ["a relative KEYSTOW_HOME", { KEYSTOW_HOME: "here" }, ["list"], "usage", 2],
    ["a KEYSTOW_HOME that is a file", { KEYSTOW_HOME: program }, ["list"], "file-refused", 1],
    [
      "a KEYSTOW_HOME that is a file, for init",
      { KEYSTOW_HOME: program },
      ["init", "--store", "sealed"],
      "file-refused",
      1,
    ],
    ["a KEYSTOW_HOME too long", { KEYSTOW_HOME: `/${"n".repeat(5000)}` }, ["list"], "vault-write-failed", 1],
    ["nowhere for temporary files", { TMPDIR: "/nonexistent" }, ["demo"], "file-write-failed", 1],
    [
      "a passphrase file that is not there",
      { KEYSTOW_PASSPHRASE_FILE: "/nonexistent" },
      ["get", "TAKEN"],
      "file-missing",
      1,
    ],
    ["no passphrase and no terminal", { KEYSTOW_PASSPHRASE_FILE: "" }, ["get", "TAKEN"], "store-locked", 5],
    ["a vault that exists", {}, ["init", "--store", "sealed"], "vault-exists", 1],
  ])("%s", async (_name, environment, words, code, exitCode) => {
    const ran = await other(environment, words);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.value["error"]).toMatchObject({ code });
  });

  test("a passphrase file that others can read", async () => {
    const file = join(sandbox.root, "open-passphrase");
    writeFileSync(file, "a passphrase for tests\n");
    chmodSync(file, 0o644);
    const ran = await other({ KEYSTOW_PASSPHRASE_FILE: file }, ["get", "TAKEN"]);
    expect(ran.value["error"]).toMatchObject({ code: "file-refused" });
  });

  test("the wrong passphrase", async () => {
    const file = join(sandbox.root, "wrong-passphrase");
    writeFileSync(file, "another one\n", { mode: 0o600 });
    const ran = await other({ KEYSTOW_PASSPHRASE_FILE: file }, ["get", "TAKEN"]);
    expect(ran.value["error"]).toMatchObject({ code: "wrong-passphrase" });
  });

  test("init that cannot work creates nothing", async () => {
    const folder = join(sandbox.root, "second");
    const short = join(sandbox.root, "short-passphrase");
    writeFileSync(short, "short\n", { mode: 0o600 });
    const environment = { KEYSTOW_HOME: folder, KEYSTOW_PASSPHRASE_FILE: short };
    expect((await other(environment, ["init", "--store", "sealed"])).value["error"]).toMatchObject({
      code: "invalid-input",
    });
    // No keychain in this sandbox: it says so, and does not fall back to anything.
    const keychain = await other(environment, ["init"]);
    expect([keychain.exitCode, keychain.value["error"]]).toEqual([
      5,
      expect.objectContaining({ code: "store-absent" }),
    ]);
    expect(readdirSync(sandbox.root)).not.toContain("second");
  });

  test("stdout that is full is an error, not silence", async () => {
    const { spawnSync } = await import("node:child_process");
    const command = `"${process.execPath}" "${program}" list > /dev/full`;
    const ran = spawnSync("sh", ["-c", command], { env: sandbox.environment, encoding: "utf8" });
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining("could not be written")]);
  });
});
