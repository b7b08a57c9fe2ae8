/**
 * `keystow demo`: runs the ordinary commands in a folder of its own against a pretend provider on
 * loopback, and leaves nothing behind.
 */
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpClient } from "../adapters/https.ts";
import type { CommandEntry } from "../cli/command-list.ts";
import type { CommandContext, CommandOutcome, Terminal } from "../cli/context.ts";
import { counted, paint } from "../cli/output.ts";
import { type ExitCode, type OpenedContext, runProgram } from "../cli/program.ts";
import { version } from "../cli/version.ts";
import { openTerminalContext } from "../compose-terminal.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { HttpClient } from "../core/ports.ts";
import { knownPrefixOf } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { addDays, today } from "../core/rotation/index.ts";
import { Secret } from "../core/secret.ts";
import { maskSecret } from "../core/vault/index.ts";
import { startPretendProvider } from "./pretend-provider.ts";
import { pretendKey } from "./pretend-scenarios.ts";
import { searchFolder, type SearchReport } from "./proof.ts";
import { type DemoKey, demoSteps, firstEnvFile } from "./steps.ts";

/** The throw-away place and what is in it. */
interface Stage {
  readonly folder: string;
  readonly project: string;
  readonly vaultFolder: string;
  readonly passphraseFile: string;
  readonly keys: Readonly<Record<DemoKey, string>>;
  readonly http: HttpClient;
}

interface StepReport {
  readonly command: string;
  readonly exitCode: ExitCode;
  readonly asExpected: boolean;
}

/** Runs the demo. Fails when a step did not end as the story says, or when a secret was found in the vault. */
export async function runDemo(
  context: CommandContext,
  entries: readonly CommandEntry[],
  json: boolean,
): Promise<CommandOutcome> {
  const started = context.clock.now();
  const folder = await throwAwayFolder();
  if (folder === null) {
    return fail("file-write-failed", "The folder for temporary files cannot be written to.", {
      hint: "Set TMPDIR to a folder of your own and try again.",
    });
  }
  // A second Ctrl+C ends the process without coming back here.
  const sweep = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", sweep);
  const provider = await startPretendProvider();
  try {
    const http = createHttpClient({
      certificateAuthorities: [provider.authority.certificate],
      resolve: provider.resolve,
      environment: {},
    });
    const outcome = await perform(context, entries, await prepareStage(folder, context, http), json);
    if (!outcome.ok) return outcome;
    await rm(folder, { recursive: true, force: true });
    conclude(context, outcome.value, context.clock.now() - started, json);
    return ok({ exitCode: 0 });
  } finally {
    await provider.close();
    sweep();
    process.off("exit", sweep);
  }
}

async function throwAwayFolder(): Promise<string | null> {
  try {
    return await mkdtemp(join(tmpdir(), "keystow-demo-"));
  } catch {
    return null;
  }
}

async function prepareStage(folder: string, { random }: CommandContext, http: HttpClient): Promise<Stage> {
  const stage = {
    folder,
    http,
    project: join(folder, "shop"),
    vaultFolder: join(folder, "vault"),
    passphraseFile: join(folder, "passphrase"),
    keys: {
      fluximage: pretendKey("fluximage", "valid", random.bytes(8).toString("hex")),
      modelslab: pretendKey("modelslab", "no-credit", random.bytes(8).toString("hex")),
      "deepcreative-labs": pretendKey("deepcreative-labs", "invalid", random.bytes(8).toString("hex")),
      langflow: pretendKey("langflow", "valid", random.bytes(8).toString("hex")),
    },
  };
  await mkdir(stage.project, { mode: 0o700 });
  await writeFile(join(stage.project, ".env"), firstEnvFile, { mode: 0o600 });
  await writeFile(stage.passphraseFile, random.bytes(16).toString("hex"), { mode: 0o600 });
  return stage;
}

interface Performance {
  readonly steps: readonly StepReport[];
  readonly search: SearchReport;
}

async function perform(
  context: CommandContext,
  entries: readonly CommandEntry[],
  stage: Stage,
  json: boolean,
): Promise<Result<Performance>> {
  const terminal = json ? silent(context.terminal) : oneStream(context.terminal);
  terminal.message(
    "Keystow, the whole job. All keys are made up, and the providers are played by this machine.",
  );
  const steps: StepReport[] = [];
  const longAgo = addDays(today(context.clock), -120);
  for (const step of demoSteps({ passphraseFile: stage.passphraseFile, longAgo })) {
    if (context.interrupted.aborted)
      return fail("cancelled", "The demo was stopped; nothing was left behind.");
    announce(terminal, step.say, step.words, stage);
    const input = step.input === undefined ? null : stage.keys[step.input];
    const exitCode = await runProgram(step.words, {
      entries,
      terminal,
      version,
      interrupted: context.interrupted,
      open: (entry) => openStage(entry, context, terminal, stage, input),
    });
    steps.push({ command: step.words.join(" "), exitCode, asExpected: exitCode === step.expected });
  }
  const wrong = steps.find((step) => !step.asExpected);
  if (context.interrupted.aborted) return fail("cancelled", "The demo was stopped; nothing was left behind.");
  if (wrong !== undefined) {
    return fail("internal", `The demo did not go as it should: a step ended with ${wrong.exitCode}.`);
  }
  await showFile(terminal, stage);
  const secrets = Object.values(stage.keys).map((key) => Secret.fromText(key));
  const search = await searchFolder(stage.vaultFolder, secrets);
  return search.found === 0
    ? ok({ steps, search })
    : fail("internal", "The demo found a secret in the vault's folder.");
}

function announce(terminal: Terminal, say: string, words: readonly string[], stage: Stage): void {
  if (say !== "") terminal.message(`\n${paint(terminal, "blue", `# ${say}`)}`);
  const shown = words.map((word) => (word === stage.passphraseFile ? "passphrase" : word)).join(" ");
  const pipe = words.includes("--stdin") ? "pbpaste | " : "";
  terminal.message(paint(terminal, "bold", `$ ${pipe}keystow ${shown}`));
}

/** The ordinary context in the stage's folder, with the pretend network and one key on stdin. */
async function openStage(
  entry: CommandEntry,
  { prompts, interrupted }: CommandContext,
  terminal: Terminal,
  stage: Stage,
  input: string | null,
): Promise<Result<OpenedContext>> {
  return await openTerminalContext(entry, {
    terminal,
    prompts,
    interrupted,
    stdin: (async function* piped() {
      yield await Promise.resolve(input ?? "");
    })(),
    environment: { KEYSTOW_HOME: stage.vaultFolder, KEYSTOW_PASSPHRASE_FILE: stage.passphraseFile },
    home: stage.folder,
    platform: process.platform,
    workingFolder: stage.project,
    onSecret: () => undefined,
    http: stage.http,
  });
}

/** The `.env` file with every value of ours masked. */
async function showFile(terminal: Terminal, stage: Stage): Promise<void> {
  terminal.message(
    `\n${paint(terminal, "blue", "# The file now (masked here; the real one has the values, and only you can read it)")}`,
  );
  let text = await readFile(join(stage.project, ".env"), "utf8");
  for (const [provider, key] of Object.entries(stage.keys)) {
    text = text.replaceAll(key, maskSecret(key, knownPrefixOf(key, provider)));
  }
  for (const line of text.trimEnd().split("\n")) terminal.message(`  ${display(line, 120)}`.trimEnd());
}

function conclude(
  { terminal }: CommandContext,
  { steps, search }: Performance,
  durationMs: number,
  json: boolean,
): void {
  if (json) {
    terminal.json({ version: 1, steps, search, durationMs, removed: true });
    return;
  }
  const seconds = (durationMs / 1000).toFixed(1);
  terminal.data(
    `\nThe vault's folder was searched for the four keys, plain, base64, percent-encoded and hex:\n` +
      `${counted(search.files, "file")}, ${search.bytes} bytes, ${search.found} found. Vault, project and pretend provider are removed.\n` +
      `That was ${seconds} s. Begin with: keystow init\n`,
  );
}

/** Everything in order on stdout, also in a pipe, and no questions: the demo answers itself. */
function oneStream(terminal: Terminal): Terminal {
  return {
    ...terminal,
    stdinIsTerminal: false,
    message: (line) => terminal.data(`${line}\n`),
    progress: () => ({ step() {}, end() {} }),
  };
}

function silent(terminal: Terminal): Terminal {
  return { ...oneStream(terminal), data() {}, message() {}, json() {} };
}
