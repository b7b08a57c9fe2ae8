import { describe, expect, test } from "vitest";
import { table, widthOf } from "../../../electron/cli/table.ts";
import type { Terminal } from "../../../electron/cli/context.ts";

const terminal = (stdoutIsTerminal: boolean, columns: number, colour = false): Terminal => ({
  stdinIsTerminal: false,
  stdoutIsTerminal,
  stderrIsTerminal: stdoutIsTerminal,
  columns,
  colour,
  data() {},
  message() {},
  json() {},
  progress: () => ({ step() {}, end() {} }),
});

const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }));

describe("table", () => {
  test("aligns columns and leaves no blanks at line ends", () => {
    const rows = [cells("a", "bb", ""), cells("long name", "c", "end")];
    expect(table(terminal(false, 80), rows)).toBe("a          bb\nlong name  c   end\n");
  });

  test("counts wide and combining characters as the terminal does", () => {
    expect([widthOf("漢字"), widthOf("e\u0301"), widthOf("😀"), widthOf("✓"), widthOf("abc")]).toEqual([
      4, 1, 2, 1, 3,
    ]);
    expect(table(terminal(false, 80), [cells("漢字", "x"), cells("abcd", "y")])).toBe("漢字  x\nabcd  y\n");
  });

  test("cuts the widest column on a narrow terminal, and nothing in a pipe", () => {
    const rows = [cells("x".repeat(40), "short")];
    expect(table(terminal(true, 30), rows)).toBe(`${"x".repeat(22)}…  short\n`);
    expect(table(terminal(false, 30), rows)).toBe(`${"x".repeat(40)}  short\n`);
  });

  test("colours do not count as width", () => {
    const rows = [[{ text: "ok", colour: "green" as const }, { text: "1" }], cells("long", "2")];
    expect(table(terminal(true, 80, true), rows)).toBe("\u001b[32mok\u001b[39m    1\nlong  2\n");
  });
});
