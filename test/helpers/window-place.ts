/** A place of its own for one run of the window: home, vault, keychain and network. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pretendKey, type Scenario } from "../../electron/demo/pretend-scenarios.ts";
import { type PretendNetwork, startPretendNetwork } from "./pretend-network.ts";
import { type SecretService, startSecretService } from "./secret-service.ts";

/** The project's folder: the app's package.json is there. */
export const projectFolder = resolve(import.meta.dirname, "../..");

/** What the window finds: a keychain that can be brought into each state, or no keychain at all. */
export type KeychainKind = "unlocked" | "never-unlocked" | "none";

/** What the window finds: no vault, or one whose secrets are kept there. */
export type VaultKind = "none" | "keychain" | "sealed";

/** A key to have before the window opens. */
export interface SeedKey {
  readonly name: string;
  readonly provider: string;
  /** What its provider answers; by default `valid`. */
  readonly scenario?: Scenario;
  /** Hexadecimal digits that make keys of one scenario differ. */
  readonly filler?: string;
  /** Further words for `keystow add`. */
  readonly words?: readonly string[];
}

/** The secret of a seeded key. It is made here, so that no file holds one. */
export const seedSecret = ({ provider, scenario = "valid", filler = "a" }: SeedKey): string =>
  pretendKey(provider, scenario, filler);

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface WindowPlace {
  /** Everything below is in here. */
  readonly root: string;
  readonly home: string;
  readonly vault: string;
  /** For files that a test exports to or imports from. */
  readonly project: string;
  readonly network: PretendNetwork;
  /** Null where there is none. */
  readonly keychain: SecretService | null;
  /** The environment of the app and of the terminal. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the built command line on the same vault. */
  terminal(words: readonly string[], options?: { readonly stdin?: string }): Promise<Ran>;
  /** Stores keys through the command line, without checking them. */
  seed(keys: readonly SeedKey[]): Promise<void>;
  remove(): Promise<void>;
}

const passphrase = "a passphrase for the window";

/** Makes it: starts the network and the keychain, then makes the vault and its keys. */
export async function makeWindowPlace(options: {
  readonly keychain: KeychainKind;
  readonly vault: VaultKind;
  readonly keys: readonly SeedKey[];
}): Promise<WindowPlace> {
  const root = mkdtempSync(join(tmpdir(), "ksw-"));
  const at = (name: string): string => join(root, name);
  for (const name of ["home", "project", "tmp"]) mkdirSync(at(name), { mode: 0o700 });
  writeFileSync(at("passphrase"), `${passphrase}\n`, { mode: 0o600 });
  const display = displayVariables();
  const network = await startPretendNetwork();
  const keychain =
    options.keychain === "none" ? null : await startSecretService({ daemon: options.keychain });
  const environment = {
    ...display,
    ...sessionVariables(keychain),
    ...network.environment,
    PATH: process.env["PATH"] ?? "",
    HOME: at("home"),
    TMPDIR: at("tmp"),
    XDG_CONFIG_HOME: join(at("home"), ".config"),
    XDG_CACHE_HOME: join(at("home"), ".cache"),
    KEYSTOW_HOME: at("vault"),
    TZ: "UTC",
    LANG: "C.UTF-8",
  };
  const terminal: WindowPlace["terminal"] = (words, { stdin = "" } = {}) =>
    runTerminal(words, { ...environment, KEYSTOW_PASSPHRASE_FILE: at("passphrase") }, at("project"), stdin);
  const place: WindowPlace = {
    root,
    home: at("home"),
    vault: at("vault"),
    project: at("project"),
    network,
    keychain,
    environment,
    terminal,
    seed: (keys) => seedVault(terminal, keys),
    async remove() {
      await keychain?.stop();
      await network.close();
      // Not rmSync: it stops without a word when another process removes a part meanwhile.
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
  try {
    await prepareVault(place, options);
    return place;
  } catch (error) {
    await place.remove();
    throw error;
  }
}

async function prepareVault(
  place: WindowPlace,
  { vault, keys }: { readonly vault: VaultKind; readonly keys: readonly SeedKey[] },
): Promise<void> {
  if (vault === "none") return;
  await succeed(place.terminal(["init", "--store", vault]), "init");
  await place.seed(keys);
}

async function seedVault(terminal: WindowPlace["terminal"], keys: readonly SeedKey[]): Promise<void> {
  for (const key of keys) {
    const words = [
      "add",
      key.name,
      "--stdin",
      "--provider",
      key.provider,
      "--no-check",
      ...(key.words ?? []),
    ];
    await succeed(terminal(words, { stdin: seedSecret(key) }), key.name);
  }
}

async function succeed(running: Promise<Ran>, what: string): Promise<void> {
  const { exitCode, stderr } = await running;
  if (exitCode !== 0) throw new Error(`the vault could not be prepared (${what}): ${stderr}`);
}

/** Read before the keychain's helper takes them out of this process. */
function displayVariables(): Readonly<Record<string, string>> {
  const names = ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"] as const;
  return Object.fromEntries(names.flatMap((name) => pairOf(process.env, name)));
}

function sessionVariables(keychain: SecretService | null): Readonly<Record<string, string>> {
  const names = ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"] as const;
  return Object.fromEntries(names.flatMap((name) => pairOf(keychain?.environment ?? {}, name)));
}

function pairOf(environment: NodeJS.ProcessEnv, name: string): readonly (readonly [string, string])[] {
  const value = environment[name];
  return value === undefined || value === "" ? [] : [[name, value]];
}

function runTerminal(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  workingFolder: string,
  input: string,
): Promise<Ran> {
  const program = join(projectFolder, "dist/cli/cli.js");
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...words], { cwd: workingFolder, env: environment });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.once("error", failed);
    child.once("close", (exitCode) => done({ exitCode, stdout, stderr }));
    // A program that refuses early does not read all of its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
