import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openPseudoTerminal, type PseudoTerminal } from "../../helpers/pseudo-terminal.ts";

const program = join(import.meta.dirname, "../../helpers/ask-questions.ts");
const environment = { PATH: process.env["PATH"] ?? "" };
const opened: PseudoTerminal[] = [];

function ask(kind: string): PseudoTerminal {
  const terminal = openPseudoTerminal([process.execPath, program, kind], environment, import.meta.dirname);
  opened.push(terminal);
  return terminal;
}

afterEach(() => {
  for (const terminal of opened.splice(0)) terminal.close();
});

const hex = (text: string): string => Buffer.from(text).toString("hex");

describe.skipIf(process.platform === "win32")("prompts on a real terminal", () => {
  test.each([
    ["typed", "fake-0000\u007f1é\r", "fake-0001é"],
    [
      "pasted with line ends",
      "\u001b[200~-----BEGIN\n0000\n-----END\n\u001b[201~\r",
      "-----BEGIN\n0000\n-----END\n",
    ],
  ])("a hidden answer, %s, is never on the screen", async (_name, keys, expected) => {
    const terminal = ask("secret");
    await terminal.waitFor("Value: ");
    terminal.type(keys);
    await terminal.waitFor("answer=");
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.screen()).toContain(`bytes:${hex(expected)};`);
    expect(terminal.screen()).not.toContain("000");
    // The terminal is asked to mark pastes only while the question stands.
    const marked = terminal.screen().split("\u001b[?2004h")[1] ?? "";
    expect(marked).toContain("\u001b[?2004l");
  });

  test.each([
    ["secret", "Value: ", "abc\u0003", "cancelled"],
    ["secret", "Value: ", "\u0004", "cancelled"],
    ["text", "Base URL", "\u0003", "cancelled"],
    ["text", "Base URL", "\u0004", "cancelled"],
    ["text", "Base URL", "\r", "http://localhost:7860"],
    ["text", "Base URL", "https://flow.example.com\r", "https://flow.example.com"],
    ["confirm", "[y/N]", "\r", "false"],
    ["confirm", "[y/N]", "n\r", "false"],
    ["confirm", "[y/N]", "y\r", "true"],
    ["choose", "Number (1-2)", "2\r", "deepcreative-labs"],
    ["choose", "Number (1-2)", "stripe\r", "stripe"],
    ["choose", "Number (1-2)", "\u0003", "cancelled"],
  ])("%s: after %j comes %j -> %s", async (kind, question, keys, expected) => {
    const terminal = ask(kind);
    await terminal.waitFor(question);
    terminal.type(keys);
    await terminal.waitFor(`answer=${expected};`);
    expect(await terminal.exitCode).toBe(0);
  });

  test("a choice is asked for again when it was none", async () => {
    const terminal = ask("choose");
    await terminal.waitFor("Number (1-2)");
    terminal.type("7\r");
    await terminal.waitFor("Number (1-2)");
    terminal.type("1\r");
    await terminal.waitFor("answer=stripe;");
  });
});

describe("prompts without a terminal", () => {
  test.each([
    ["secret", "usage"],
    ["text", "usage"],
    ["confirm", "needs-confirmation"],
    ["choose", "needs-confirmation"],
  ])("%s fails with %s and does not wait", (kind, code) => {
    const ran = spawnSync(process.execPath, [program, kind], {
      input: "y\n",
      encoding: "utf8",
      timeout: 10_000,
    });
    expect(ran.stdout).toBe(`answer=${code};\n`);
  });
});
