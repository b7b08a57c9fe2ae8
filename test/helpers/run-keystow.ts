/** Runs the real command line as a child process, in a sandbox of its own: folder, home, temporary files. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program as it stands in the tree. */
export const program = join(import.meta.dirname, "../../electron/cli.ts");

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as bytes, for values that are no text. */
  readonly bytes: Buffer;
}

export interface RunOptions {
  /** What is piped into stdin; none: an empty stdin. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface KeystowSandbox {
  /** Everything below is in here. */
  readonly root: string;
  readonly vault: string;
  readonly project: string;
  readonly temporary: string;
  readonly environment: Readonly<Record<string, string>>;
  run(words: readonly string[], options?: RunOptions): Promise<Ran>;
  /** The same with `--json`, parsed. */
  json(
    words: readonly string[],
    options?: RunOptions,
  ): Promise<Ran & { readonly value: Record<string, unknown> }>;
  remove(): void;
}

export const passphrase = "a passphrase for tests";

/** A fresh sandbox; `more` is added to the children's environment. No D-Bus, no display, no colours. */
export function keystowSandbox(more: Readonly<Record<string, string>> = {}): KeystowSandbox {
  const root = mkdtempSync(join(tmpdir(), "keystow-e2e-"));
  const at = (name: string): string => join(root, name);
  for (const name of ["home", "project", "temporary"]) mkdirSync(at(name), { mode: 0o700 });
  writeFileSync(at("passphrase"), `${passphrase}\n`, { mode: 0o600 });
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: at("home"),
    TMPDIR: at("temporary"),
    KEYSTOW_HOME: at("vault"),
    KEYSTOW_PASSPHRASE_FILE: at("passphrase"),
    TZ: "UTC",
    ...more,
  };
  const run = (words: readonly string[], options: RunOptions = {}): Promise<Ran> =>
    runProgram(words, { ...environment, ...options.environment }, at("project"), options.input ?? "");
  return {
    root,
    vault: at("vault"),
    project: at("project"),
    temporary: at("temporary"),
    environment,
    run,
    async json(words, options) {
      const ran = await run([...words, "--json"], options);
      return { ...ran, value: JSON.parse(ran.stdout) as Record<string, unknown> };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function runProgram(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  workingFolder: string,
  input: string | Uint8Array,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: workingFolder, env: environment });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (exitCode) => {
      const bytes = Buffer.concat(out);
      resolve({
        exitCode,
        bytes,
        stdout: bytes.toString("utf8"),
        stderr: Buffer.concat(err).toString("utf8"),
      });
    });
    // A program that refuses early does not read all of its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
