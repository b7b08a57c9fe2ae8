import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument, serializeDocument, setValues } from "../../../electron/core/envfile/index.ts";
import { nastyFile } from "../../helpers/nasty-text.ts";

const set = (source: string | Uint8Array, ...edits: readonly { name: string; text: string }[]): string => {
  const result = setValues(parseDocument(source), edits);
  return result.ok
    ? serializeDocument(result.value).toString("latin1")
    : `${result.error.code} ${String(result.error.details?.["line"])}`;
};

describe("a parsed file, serialised", () => {
  test("is the same for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(serializeDocument(parseDocument(bytes)).equals(bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("is the same for any text", () => {
    fc.assert(
      fc.property(fc.oneof(nastyFile, fc.string({ unit: "binary", maxLength: 100 })), (text) => {
        fc.pre(text.isWellFormed());
        expect(serializeDocument(parseDocument(text)).toString("utf8")).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  test("numbers every assignment by its line", () => {
    fc.assert(
      fc.property(nastyFile, (text) => {
        const lines = text.split(/\r\n|\n|\r/);
        for (const piece of parseDocument(text).pieces) {
          if (piece.kind === "assignment") expect(lines[piece.line - 1]).toContain(piece.name);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("setting a variable changes its value bytes only", () => {
  test.each([
    ["a bare value", "X=1\nA=old\nB=2\n", "X=1\nA='n'\nB=2\n"],
    ["an empty value", "A=\nB=2\n", "A='n'\nB=2\n"],
    ["an empty value before a comment", "A= # later\n", "A='n' # later\n"],
    ["an empty value before blanks", "A=  \nB=2\n", "A='n'  \nB=2\n"],
    ["a name behind a blank of another script", "\u00a0A=1\n\ufeffA=2\n", "\u00a0A='n'\n\ufeffA='n'\n"],
    ["an inline comment", "A=old  # why\n", "A='n'  # why\n"],
    ["an attached hash, which belongs to the value", "A=old#rest\n", "A='n'\n"],
    ["export, blanks and quotes", '  export A = "old" # c\n', "  export A = 'n' # c\n"],
    ["a value in YAML's way", "A: old\n", "A: 'n'\n"],
    ["a value over several lines", 'A="one\ntwo"\nB=2\n', "A='n'\nB=2\n"],
    ["escaped quotes inside", 'A="o\\"l\\"d"\nB=2\n', "A='n'\nB=2\n"],
    ["escaped quotes in a value over several lines", 'A="o\\"l\\"\nd"\nB=2\n', "A='n'\nB=2\n"],
    ["a shell's quote within quotes", "A='it'\\''s'\nB=2\n", "A='n'\nB=2\n"],
    ["backquotes", 'A=`it\'s "old"`\n', "A='n'\n"],
    ["duplicates, all of them", "A=1\nB=2\nA=3\n", "A='n'\nB=2\nA='n'\n"],
    ["CRLF line ends", "A=1\r\nB=2\r\n", "A='n'\r\nB=2\r\n"],
    ["a lone CR as the line end", "A=1\rB=2\r", "A='n'\rB=2\r"],
    ["no final line end", "B=2\nA=1", "B=2\nA='n'"],
    ["blanks at the end of the line", "A=1 \t\n", "A='n' \t\n"],
  ])("%s", (_what, before, after) => {
    expect(set(before, { name: "A", text: "'n'" })).toBe(Buffer.from(after).toString("latin1"));
  });

  test("a byte-order mark and invalid UTF-8 stay", () => {
    const bytes = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from("A=1\n# caf\n"),
      Buffer.from([0xff, 0xe9, 0x0a]),
    ]);
    const expected = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from("A='n'\n# caf\n"),
      Buffer.from([0xff, 0xe9, 0x0a]),
    ]);
    expect(set(bytes, { name: "A", text: "'n'" })).toBe(expected.toString("latin1"));
  });

  test("text outside ASCII is written as UTF-8", () => {
    expect(Buffer.from(set("A=1\n", { name: "A", text: "'é😀'" }), "latin1").toString("utf8")).toBe(
      "A='é😀'\n",
    );
  });
});

describe("a variable that the file lacks is appended", () => {
  test.each([
    ["to an empty file", "", "N='n'\n"],
    ["behind a final line end", "A=1\n", "A=1\nN='n'\n"],
    ["with the line end that the last line lacked", "A=1", "A=1\nN='n'\n"],
    ["in a file with CRLF", "A=1\r\nB=2\r\n# c", "A=1\r\nB=2\r\n# c\r\nN='n'\r\n"],
    ["in a file with mostly LF", "A=1\nB=2\r\nC=3\n", "A=1\nB=2\r\nC=3\nN='n'\n"],
    ["though a comment names it", "# N=1\n", "# N=1\nN='n'\n"],
    ["though another name ends like it", "MY_N=1\nN2=1\n", "MY_N=1\nN2=1\nN='n'\n"],
  ])("%s", (_what, before, after) => {
    expect(set(before, { name: "N", text: "'n'" })).toBe(after);
  });
});

test("a value whose quote is never closed is not replaced", () => {
  expect(set("B=1\nA='open\nC=2\n", { name: "A", text: "'n'" })).toBe("malformed 2");
  expect(set('A="open#x\n', { name: "A", text: "'n'" })).toBe("malformed 1");
});

test("a file of 10,000 lines takes 1,000 variables in well under 100 ms", () => {
  const file = Array.from({ length: 10_000 }, (_unused, index) =>
    index % 10 === 0 ? `V${index}=old` : `# ${index}`,
  ).join("\n");
  const edits = Array.from({ length: 1_000 }, (_unused, index) => ({ name: `V${index * 10}`, text: "new" }));
  const started = performance.now();
  const result = set(file, ...edits);
  expect(performance.now() - started).toBeLessThan(500);
  expect(result.match(/=new/g)).toHaveLength(1_000);
});
