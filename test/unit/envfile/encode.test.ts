import { describe, expect, test } from "vitest";
import { checkVariableName, dialectIds, encodeValue } from "../../../electron/core/envfile/index.ts";

const text = (value: string, dialect: (typeof dialectIds)[number] = "portable"): string | null => {
  const result = encodeValue(value, dialect, "NAME");
  return result.ok ? result.value.text : null;
};

const refusal = (value: string, dialect: (typeof dialectIds)[number] = "portable") => {
  const result = encodeValue(value, dialect, "NAME");
  if (result.ok) throw new Error("was encoded");
  return {
    code: result.error.code,
    readers: result.error.details?.["readers"] as string[],
    dialects: result.error.details?.["dialects"] as string[],
  };
};

const pem = `-----BEGIN TEST BLOCK-----\n${"QUJD".repeat(16)}\n-----END TEST BLOCK-----\n`;

describe("the portable encoding, row by row", () => {
  test.each([
    ["empty", "", "''"],
    ["harmless letters", "sk_live_0000-AZ.az/+@%,:x", "sk_live_0000-AZ.az/+@%,:x"],
    ["base64 with one =", "QUJDRA=", "QUJDRA="],
    ["base64 with two =", "QUJDRA==", "QUJDRA=="],
    ["three = are one too many", "QUJD===", "'QUJD==='"],
    ["an = inside", "a=b", "'a=b'"],
    ["nothing but =", "==", "'=='"],
    ["a number", "12345678", "'12345678'"],
    ["a negative number", "-1.50", "'-1.50'"],
    ["a number with leading zeros", "007", "'007'"],
    ["a number with an exponent", "1e309", "'1e309'"],
    ["a hexadecimal number", "0x1F", "'0x1F'"],
    ["a version, which some take for a number", "1.2.3", "'1.2.3'"],
    ["letters and digits are no number", "1a2b3c", "1a2b3c"],
    [":=", "a:=b", "'a:=b'"],
    ["a blank", "two words", "'two words'"],
    ["blanks at both ends", " x ", "' x '"],
    ["a hash", "a#b", "'a#b'"],
    ["shell operators", "x;touch y&z|w>v", "'x;touch y&z|w>v'"],
    ["a backslash inside", "a\\b", "'a\\b'"],
    ["double quotes", 'say "hi"', "'say \"hi\"'"],
    ["a backquote", "a`b", "'a`b'"],
    ["a $ before a blank", "$ 5", "'$ 5'"],
    ["a $ at the end", "US$", "'US$'"],
    ["a tab", "a\tb", "'a\tb'"],
    ["letters of the world", "pässwörd😀", "'pässwörd😀'"],
    ["a single quote", "it's", '"it\'s"'],
    ["a single quote and a hash", "it's #1", '"it\'s #1"'],
    ["several lines", pem, `"${pem}"`],
    ["several lines with a single quote", "it's\nhere", '"it\'s\nhere"'],
  ])("%s", (_what, value, expected) => {
    expect(text(value)).toBe(expected);
  });

  test("several lines name the readers that do not understand them", () => {
    const result = encodeValue(pem, "portable", "NAME");
    expect(result.ok && result.value.warnings.join()).toMatch(/direnv.*ruby dotenv 2.*kubectl/);
    const blank = encodeValue("one \ntwo", "portable", "NAME");
    expect(blank.ok && blank.value.warnings.join()).toContain("gotenv");
  });
});

describe("what is not portable is refused with the readers and the dialects named", () => {
  test.each([
    ["$NAME", "a$NAME", "Vite", ["node", "vite", "next", "shell"]],
    ["${NAME}", "${NAME}", "python-dotenv", ["node", "ruby", "shell"]],
    ["$( )", "$(id)", "dotenvx", ["node", "vite", "systemd"]],
    ["both quotes", "'\"", "python-dotenv", ["python", "shell", "php"]],
    ["a doubled backslash", "a\\\\b", "python-dotenv", ["node", "shell"]],
    ["a final backslash", "a\\", "dotenvy", ["php", "shell"]],
    ["CR", "a\rb", "Node (--env-file)", ["python"]],
    ["several lines with a backslash", "a\n\\b", "phpdotenv", ["node"]],
    ["a quote and a $", "it's $ 5", "dotenvy", ["shell"]],
    ['="', 'x="y', "phpdotenv", ["node", "python"]],
  ])("%s", (_what, value, reader, dialects) => {
    const { code, readers, dialects: others } = refusal(value);
    expect(code).toBe("not-portable");
    expect(readers).toContain(reader);
    expect(others).toEqual(expect.arrayContaining(dialects));
  });

  test.each(dialectIds)("NUL and lone surrogates are refused for %s, whatever the dialect", (dialect) => {
    expect(refusal("a\0b", dialect)).toEqual({ code: "not-portable", readers: [], dialects: [] });
    expect(refusal("a\ud800b", dialect)).toEqual({ code: "not-portable", readers: [], dialects: [] });
    expect(refusal("x".repeat(128 * 1024), dialect).code).toBe("not-portable");
  });

  test("a line of 64 KiB is too long for viper and docker run, not for the others", () => {
    const long = "x".repeat(64 * 1024);
    expect(refusal(long).readers.join()).toContain("viper");
    expect(text(long, "node")).toBe(long);
    expect(text(long, "docker-run")).toBeNull();
    expect(text("x".repeat(64 * 1024 - 10))).not.toBeNull();
    expect(text(`${"x".repeat(40_000)}\n${"y".repeat(40_000)}`)).not.toBeNull();
  });
});

describe("dialects write what portable cannot", () => {
  test.each([
    ["node", `it's "x"`, '`it\'s "x"`'],
    ["node", "a$B", "'a$B'"],
    ["vite", "a$B", "'a\\$B'"],
    ["next", "${B}", "'\\${B}'"],
    ["python", `it's "x"`, '"it\'s \\"x\\""'],
    ["python", "a\rb", '"a\\rb"'],
    ["ruby", `it's "$x"`, '"it\'s \\"\\$x\\""'],
    ["php", `it's "$x"\\`, '"it\'s \\"\\$x\\"\\\\"'],
    ["go", "one\ntwo", '"one\\ntwo"'],
    ["rust", `it's "$x"`, '"it\'s \\"\\$x\\""'],
    ["compose", "a$B", "'a$B'"],
    ["compose", `it's "x" y`, '"it\'s \\"x\\" y"'],
    ["docker-run", ` it's "$x" # \\`, ` it's "$x" # \\`],
    ["shell", `it's "$x"`, "'it'\\''s \"$x\"'"],
    ["systemd", `it's "$x"`, '"it\'s \\"\\$x\\""'],
  ] as const)("%s: %s", (dialect, value, expected) => {
    expect(text(value, dialect)).toBe(expected);
  });

  test.each([
    ["node", `'"\``],
    ["vite", "\\$B"],
    ["vite", "\\\\${B}"],
    ["python", "${B}"],
    ["python", "a'\"\\"],
    ["ruby", "a\rb"],
    ["docker-run", "one\ntwo"],
    ["compose", "it's $B"],
    ["systemd", "\u0001"],
    ["shell", "a\rb"],
  ] as const)("%s refuses %j rather than change it", (dialect, value) => {
    expect(text(value, dialect)).toBeNull();
  });
});

test.each(["A", "API_KEY", "a1", "x_"])("%s is a variable's name", (name) => {
  expect(checkVariableName(name).ok).toBe(true);
});

test.each(["", "1A", "_A", "A-B", "A.B", "A B", "É", "A=B", "A\nB", "$A"])("%j is none", (name) => {
  const result = checkVariableName(name);
  expect(result.ok ? "" : result.error.code).toBe("invalid-input");
});
