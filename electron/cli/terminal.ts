/** The real terminal: two streams, what is known of them, and what happens when a reader goes away. */
import type { Terminal } from "./context.ts";

export interface TerminalParts {
  readonly stdin: { readonly isTTY?: boolean | undefined };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The last net: takes the secrets that this run has seen out of texts for people. */
  readonly conceal: (text: string) => string;
}

export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

/** A terminal that can be asked at the end whether everything arrived. */
export interface ProgramTerminal extends Terminal {
  /**
   * Waits until all output has been handed over. False when stdout could not take it (a full disk);
   * a reader that went away (`keystow list | head`) is no failure.
   */
  flush(): Promise<boolean>;
}

const ordinaryColumns = 80;
const barWidth = 24;
const clearLine = "\r\u001b[2K";

interface GuardedStream {
  write(text: string | Uint8Array): void;
  flush(): Promise<boolean>;
}

/** Builds the terminal on two streams; it never throws when one of them fails. */
export function createTerminal(parts: TerminalParts): ProgramTerminal {
  const out = guarded(parts.stdout);
  const err = guarded(parts.stderr);
  const stdoutIsTerminal = parts.stdout.isTTY === true;
  const stderrIsTerminal = parts.stderr.isTTY === true;
  let bar = "";
  const showBar = (text: string): void => {
    err.write((bar === "" ? "" : clearLine) + text);
    bar = text;
  };
  return {
    stdinIsTerminal: parts.stdin.isTTY === true,
    stdoutIsTerminal,
    stderrIsTerminal,
    columns: parts.stdout.columns ?? ordinaryColumns,
    colour: stdoutIsTerminal && stderrIsTerminal && allowsColour(parts.environment),
    data: (text) => out.write(text),
    message(line) {
      const shown = bar;
      if (shown !== "") showBar("");
      err.write(`${parts.conceal(line)}\n`);
      if (shown !== "") showBar(shown);
    },
    json: (value) => out.write(`${jsonText(value)}\n`),
    progress(total, label) {
      if (!stderrIsTerminal) return { step() {}, end() {} };
      return progressBar(total, label, parts.stderr.columns ?? ordinaryColumns, showBar);
    },
    flush: async () => {
      await err.flush();
      return await out.flush();
    },
  };
}

/**
 * JSON that no terminal can be steered with: what JSON leaves as it is (C1 controls, direction marks,
 * invisible characters) becomes `\\u…`, which every reader turns back.
 */
function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** NO_COLOR (no-color.org): any value but the empty one says no. */
function allowsColour(environment: TerminalParts["environment"]): boolean {
  return (environment["NO_COLOR"] ?? "") === "" && environment["TERM"] !== "dumb";
}

function guarded(stream: OutputStream): GuardedStream {
  let failure: "reader-gone" | "not-writable" | null = null;
  const note = (error: NodeJS.ErrnoException): void => {
    failure ??= error.code === "EPIPE" ? "reader-gone" : "not-writable";
  };
  stream.on("error", note);
  return {
    write(text) {
      if (failure === null) stream.write(text);
    },
    flush: async () => {
      if (failure === null) {
        await new Promise<void>((resolve) => {
          stream.write("", (error) => {
            if (error) note(error);
            resolve();
          });
        });
      }
      return failure !== "not-writable";
    },
  };
}

function progressBar(
  total: number,
  label: string,
  columns: number,
  show: (text: string) => void,
): { step(label?: string): void; end(): void } {
  let done = 0;
  const draw = (now: string): void => {
    const filled = Math.round((barWidth * Math.min(done, total)) / Math.max(total, 1));
    const text = `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${done}/${total} ${now}`;
    show(
      Array.from(text)
        .slice(0, columns - 1)
        .join(""),
    );
  };
  draw(label);
  return {
    step(now) {
      done += 1;
      draw(now ?? label);
    },
    end: () => show(""),
  };
}
