/** A terminal that remembers what was written to it. */
import type { Terminal } from "../../electron/cli/context.ts";

export interface RecordingTerminal extends Terminal {
  stdout(): string;
  stderr(): string;
}

export function recordingTerminal(
  facts: Partial<Omit<Terminal, "data" | "message" | "json" | "progress">> = {},
): RecordingTerminal {
  let out = "";
  let err = "";
  return {
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: 80,
    colour: false,
    ...facts,
    data: (text) => {
      out += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
    },
    message: (line) => {
      err += `${line}\n`;
    },
    json: (value) => {
      out += `${JSON.stringify(value, null, 2)}\n`;
    },
    progress: () => ({ step() {}, end() {} }),
    stdout: () => out,
    stderr: () => err,
  };
}
