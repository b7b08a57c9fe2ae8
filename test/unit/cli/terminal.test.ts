import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createTerminal, type OutputStream, type ProgramTerminal } from "../../../electron/cli/terminal.ts";

function streams(isTTY: boolean, environment: Readonly<Record<string, string>> = {}) {
  const stdout = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  const terminal = createTerminal({
    stdin: { isTTY },
    stdout,
    stderr,
    environment,
    conceal: (text) => text.replaceAll("hush", "[redacted]"),
  });
  return { terminal, out: () => String(stdout.read() ?? ""), err: () => String(stderr.read() ?? "") };
}

function failing(code: string): OutputStream {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error("foreign"), { code })),
  });
}

const onto = (stdout: OutputStream): ProgramTerminal =>
  createTerminal({ stdin: {}, stdout, stderr: new PassThrough(), environment: {}, conceal: (text) => text });

describe("createTerminal", () => {
  test("data goes to stdout as it is, messages to stderr with a line end and without known secrets", () => {
    const { terminal, out, err } = streams(false);
    terminal.data("hush");
    terminal.data(Buffer.from([0xf0, 0x9f, 0x98, 0x80]));
    terminal.message("say hush");
    expect([out(), err()]).toEqual(["hush😀", "say [redacted]\n"]);
    terminal.json({ version: 1, keys: [] });
    expect(out()).toBe('{\n  "version": 1,\n  "keys": []\n}\n');
  });

  test.each([
    [true, {}, true],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [false, {}, false],
  ])("colours: terminal %s, environment %j: %s", (isTTY, environment, expected) => {
    expect(streams(isTTY, environment).terminal.colour).toBe(expected);
  });

  test("a progress bar stays on its line, steps aside for messages and goes away", () => {
    const { terminal, err } = streams(true);
    const progress = terminal.progress(2, "Checking");
    progress.step("A_KEY");
    terminal.message("note");
    progress.end();
    const written = err();
    expect(written).toContain("░ 0/2 Checking");
    expect(written).toContain("█");
    expect(written).toContain("\r\u001b[2Knote\n");
    expect(written.endsWith("\r\u001b[2K")).toBe(true);
    expect(written.split("\n")).toHaveLength(2);
  });

  test("a pipe gets no progress bar", () => {
    const { terminal, err } = streams(false);
    const progress = terminal.progress(2, "Checking");
    progress.step();
    progress.end();
    expect(err()).toBe("");
  });

  test("a reader that went away is no failure, a full disk is", async () => {
    const gone = onto(failing("EPIPE"));
    gone.data("one");
    expect(await gone.flush()).toBe(true);
    gone.data("two");
    expect(await gone.flush()).toBe(true);
    const full = onto(failing("ENOSPC"));
    full.data("one");
    expect(await full.flush()).toBe(false);
  });
});
