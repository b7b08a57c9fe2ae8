/** Runs a program on a real pseudo-terminal (util-linux `script`), as a person at a keyboard would. */
import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

export interface PseudoTerminal {
  /** Everything that was on the screen so far, escape sequences included. */
  screen(): string;
  /** Waits until `text` stands on the screen after what was there at the last `waitFor`; at most 15 s. */
  waitFor(text: string): Promise<void>;
  type(text: string): void;
  /** The exit code of the program, when it has ended. */
  readonly exitCode: Promise<number>;
  /** Ends the program if it still runs. */
  close(): void;
}

const longestWait = 15_000;

/** Starts `command`; `environment` is all that it gets. */
export function openPseudoTerminal(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  workingFolder: string,
): PseudoTerminal {
  const line = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  const child = spawn("script", ["-q", "-e", "-c", line, "/dev/null"], {
    cwd: workingFolder,
    env: { ...environment, SHELL: "/bin/sh", TERM: environment["TERM"] ?? "xterm" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let screen = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
  });
  const exitCode = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? -1));
  });
  return {
    screen: () => screen,
    exitCode,
    async waitFor(text) {
      for (const end = Date.now() + longestWait; Date.now() < end;) {
        const place = screen.indexOf(text, seen);
        if (place >= 0) {
          seen = place + text.length;
          return;
        }
        await delay(10);
      }
      throw new Error(`"${text}" did not come up on the screen`);
    },
    type: (text) => child.stdin.write(text),
    close: () => {
      child.stdin.end();
      child.kill();
    },
  };
}
