/** The running process of the command line: streams, signals, the way out. */
import { homedir } from "node:os";
import { commandEntries } from "./cli/command-list.ts";
import { refuseDebugOutput } from "./cli/debug-output.ts";
import { printError } from "./cli/output.ts";
import { createPrompts } from "./cli/prompts.ts";
import { runProgram } from "./cli/program.ts";
import { createTerminal } from "./cli/terminal.ts";
import { openTerminalContext } from "./compose-terminal.ts";
import { exitCodeOf } from "./core/errors.ts";
import { redact } from "./core/redaction/index.ts";
import { Secret } from "./core/secret.ts";
import { version } from "./cli/version.ts";

/** How long a command may take to finish what it has begun after Ctrl+C. */
const graceMilliseconds = 2_000;
const cancelledExitCode = 130;

/** Runs the command line of this process and ends it with the exit code of PRODUCT. */
export async function runProcess(): Promise<void> {
  harden();
  const seen: Secret[] = [];
  const terminal = createTerminal({
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    conceal: (text) => (seen.length === 0 ? text : redact(text, seen)),
  });
  const quiet = refuseDebugOutput(process.env, process.execArgv);
  if (!quiet.ok) {
    printError(terminal, quiet.error, process.argv.includes("--json"));
    await terminal.flush();
    process.exit(exitCodeOf(quiet.error.code));
  }
  const interrupted = interruption();
  const prompts = createPrompts({ input: process.stdin, output: process.stderr, interrupted });
  const exitCode = await runProgram(process.argv.slice(2), {
    entries: commandEntries,
    terminal,
    version,
    interrupted,
    open: (entry) =>
      openTerminalContext(entry, {
        terminal,
        prompts,
        stdin: process.stdin,
        environment: process.env,
        home: homedir(),
        platform: process.platform,
        workingFolder: process.cwd(),
        interrupted,
        // The command wipes its own; this copy lives until the last message.
        onSecret: (secret) => seen.push(Secret.fromBytes(secret.revealBytes())),
      }),
  });
  const written = await terminal.flush();
  for (const secret of seen) secret.wipe();
  if (!written) process.stderr.write("error: the output could not be written (is the disk full?)\n");
  // Nothing may keep the process: a pipe on stdin that stays open, a helper that ends slowly.
  process.exit(written ? exitCode : 1);
}

/** Nothing that is written may be read by others; a crash report holds no environment (SECURITY, row 18). */
function harden(): void {
  process.umask(0o077);
  if (process.report !== undefined) process.report.excludeEnv = true;
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, () => {
      // The text of the failure is not shown: it may quote a secret.
      process.stderr.write("error: an internal error stopped this command.\n  [internal]\n");
      process.exit(1);
    });
  }
}

/** Aborted by the first signal to end; the second one, or the end of the grace, ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(cancelledExitCode);
    controller.abort();
    setTimeout(() => process.exit(cancelledExitCode), graceMilliseconds).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return controller.signal;
}
