/**
 * The models of readers against the real ones that are here: npm dotenv, Node's parseEnv, Vite's
 * loadEnv, bash and dash. All values stand in one file, so a value that runs on into the next line
 * shows too.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { parse as parseDotenv } from "dotenv";
import * as fc from "fast-check";
import { loadEnv } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeValue } from "../../../electron/core/envfile/index.ts";
import type { DialectId } from "../../../electron/core/envfile/index.ts";
import { nastyValue } from "../../helpers/nasty-text.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "keystow-oracle-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Written {
  readonly name: string;
  readonly value: string;
}

/** Many values that the dialect accepts, in one file. */
const fileOf = (
  dialect: DialectId,
  count: number,
  keep: (value: string) => boolean = () => true,
): { lines: string; values: Written[] } => {
  const samples = fc.sample(nastyValue, { numRuns: count, seed: 20_261_121 }).filter(keep);
  const values: Written[] = [];
  let lines = "";
  for (const [index, value] of samples.entries()) {
    const encoded = encodeValue(value, dialect, `KEY_${index}`);
    if (!encoded.ok) continue;
    values.push({ name: `KEY_${index}`, value });
    lines += `KEY_${index}=${encoded.value.text}\n`;
  }
  return { lines, values };
};

const expectAll = (values: readonly Written[], read: Readonly<Record<string, string | undefined>>): void => {
  const wrong = values.filter(({ name, value }) => read[name] !== value);
  expect(wrong.slice(0, 3)).toEqual([]);
};

const shells = ["bash", "dash", "sh"].filter((shell) => existsSync(`/bin/${shell}`));

/** What a shell has after sourcing the file, read from its child's environment. */
const sourced = (shell: string, lines: string): Record<string, string> => {
  const path = join(folder, `${shell}.env`);
  writeFileSync(path, lines);
  const print = `process.stdout.write(JSON.stringify(process.env))`;
  const command = `set -a; . "$1"; exec "$2" -e "$3"`;
  const output = execFileSync(`/bin/${shell}`, ["-c", command, shell, path, process.execPath, print], {
    cwd: folder,
    env: { SHLVL: "1" },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(output.toString("utf8")) as Record<string, string>;
};

const viteValues = (lines: string): Record<string, string> => {
  writeFileSync(join(folder, ".env"), lines);
  return loadEnv("production", folder, "KEY_");
};

describe.each(["portable", "node"] as const)("what %s writes", (dialect) => {
  const written = fileOf(dialect, 3_000);

  test("is much", () => {
    expect(written.values.length).toBeGreaterThan(dialect === "portable" ? 500 : 1_500);
  });
  test("npm dotenv reads back", () => expectAll(written.values, parseDotenv(written.lines)));
  test("npm dotenv's fast parser reads back", () =>
    expectAll(written.values, parseDotenv(written.lines, { fast: true })));
  test("npm dotenv reads back with CRLF", () => {
    const { lines, values } = fileOf(dialect, 1_000, (value) => !value.includes("\n"));
    expectAll(values, parseDotenv(lines.replaceAll("\n", "\r\n")));
  });
  test("Node reads back", () => expectAll(written.values, parseEnv(written.lines)));
});

describe.each(["portable", "vite", "next"] as const)("what %s writes", (dialect) => {
  test("Vite reads back, expansions included", () => {
    const { lines, values } = fileOf(dialect, 1_500);
    expectAll(values, viteValues(lines));
  });
});

describe.each(["portable", "shell"] as const)("what %s writes", (dialect) => {
  const { lines, values } = fileOf(dialect, 1_000);

  test.each(shells)("%s reads back when it sources the file", (shell) => {
    expect(values.length).toBeGreaterThan(100);
    expectAll(values, sourced(shell, lines));
  });
});

test("every dialect reads its own writing back, and says no to the rest", () => {
  fc.assert(
    fc.property(nastyValue, (value) => {
      const portable = encodeValue(value, "portable", "KEY");
      if (!portable.ok) expect(portable.error.code).toBe("not-portable");
      else expect(encodeValue(value, "node", "KEY").ok).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
