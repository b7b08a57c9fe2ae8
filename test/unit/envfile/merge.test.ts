import { parseEnv } from "node:util";
import { parse as parseDotenv } from "dotenv";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeChanges, planMerge } from "../../../electron/core/envfile/index.ts";
import type { DialectId, MergePlan } from "../../../electron/core/envfile/index.ts";
import type { Result } from "../../../electron/core/errors.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { nastyFile, nastyLine } from "../../helpers/nasty-text.ts";

const mask = (_name: string, value: string): string =>
  value.length < 12 ? "••••••••" : `••••••••${value.slice(-4)}`;

const plan = (
  current: string | null,
  values: Readonly<Record<string, string>>,
  dialect: DialectId = "portable",
): Result<MergePlan> =>
  planMerge({
    current: current === null ? null : Buffer.from(current),
    variables: Object.entries(values).map(([name, value]) => ({ name, secret: Secret.fromText(value) })),
    dialect,
    mask,
  });

const planned = (...parameters: Parameters<typeof plan>): MergePlan => {
  const result = plan(...parameters);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

const refused = (...parameters: Parameters<typeof plan>) => {
  const result = plan(...parameters);
  if (result.ok) throw new Error("was planned");
  return result.error;
};

describe("a merge", () => {
  test("changes, adds and leaves, and shows masked lines only", () => {
    const result = planned("# mine\nAPI=old-value-000001 # c\nSAME=kept-value-000002\nOTHER=x\n", {
      API: "new-value-000003",
      SAME: "kept-value-000002",
      NEW: "new-value-000004",
    });
    expect(result.content.toString()).toBe(
      "# mine\nAPI=new-value-000003 # c\nSAME=kept-value-000002\nOTHER=x\nNEW=new-value-000004\n",
    );
    expect(result.counts).toEqual({ added: 1, changed: 1, same: 1 });
    const shown = describeChanges(result.changes, true);
    expect(shown).toEqual([
      "~ API=••••••••0001 -> ••••••••0003",
      "= SAME=••••••••0002",
      "+ NEW=••••••••0004",
    ]);
    expect(JSON.stringify(result.changes)).not.toMatch(/new-value|old-value|kept-value/);
  });

  test("says so when two different values look alike masked", () => {
    const result = planned("A=first-value-0001\n", { A: "other-value-0001" });
    expect(describeChanges(result.changes)).toEqual(["~ A=••••••••0001 -> ••••••••0001  (value differs)"]);
  });

  test("rewrites a value that some reader of the dialect would read differently", () => {
    const result = planned("A=two words\n", { A: "two words" });
    expect(result.content.toString()).toBe("A='two words'\n");
    expect(result.changes[0]?.note).toBe("written in another way");
    expect(planned("A=two words\n", { A: "two words" }, "node").differs).toBe(false);
  });

  test("does nothing when every value is there", () => {
    const result = planned('export A="x y"\r\nB: z\r\n', { A: "x y" });
    expect(result.differs).toBe(false);
    expect(result.counts).toEqual({ added: 0, changed: 0, same: 1 });
  });

  test("makes a new file", () => {
    const result = planned(null, { A: "x y", B: "" });
    expect(result.content.toString()).toBe("A='x y'\nB=''\n");
    expect(result.expected).toBeNull();
    expect(result.differs).toBe(true);
  });

  test("changes every occurrence of a repeated name and warns", () => {
    const result = planned("A=1x\nB=2x\nA=3x\n", { A: "new" });
    expect(result.content.toString()).toBe("A=new\nB=2x\nA=new\n");
    expect(result.warnings.join()).toContain("lines 1, 3");
  });

  test("warns of lines that nobody understands and leaves them", () => {
    const result = planned("what is this\nA=1x\nB='open\n", { A: "new" });
    expect(result.content.toString()).toBe("what is this\nA=new\nB='open\n");
    expect(result.warnings.join()).toMatch(/Line 1 .*Line 3/);
  });

  test("keeps a comment that some readers stumble over, and names them", () => {
    const result = planned("A=old # it's\n", { A: "new" });
    expect(result.content.toString()).toBe("A=new # it's\n");
    expect(result.warnings.join()).toMatch(/dotenvy.*systemd/);
  });

  test("takes double quotes when the comment has single ones", () => {
    expect(planned("A=old # 'x'\n", { A: "n w" }).content.toString()).toBe(`A="n w" # 'x'\n`);
  });
});

describe("a merge is refused", () => {
  test("when the comment would become a part of the value", () => {
    expect(refused("A=old # c\n", { A: "new" }, "docker-run").code).toBe("not-portable");
    expect(refused("A=old # c\n", { A: "new" }, "systemd").code).toBe("not-portable");
  });

  test("when values are not portable, naming all of them", () => {
    const error = refused("", { A: "$X", B: "fine", C: "${Y}" });
    expect(error.code).toBe("not-portable");
    expect(error.details?.["variables"]).toEqual(["A", "C"]);
    expect(JSON.stringify(error)).not.toMatch(/\$X|\$\{Y/);
  });

  test("for the line whose quote is open, naming it", () => {
    const error = refused("B=1\nA='open\n", { A: "new" });
    expect(error.code).toBe("malformed");
    expect(error.details).toMatchObject({ line: 2, variable: "A" });
  });

  test("for NUL bytes, as UTF-16 has them", () => {
    expect(refused(Buffer.from("A=1\n", "utf16le").toString("latin1"), { B: "x" }).code).toBe("malformed");
  });

  test("for a name that is none, and for a name given twice", () => {
    expect(refused("", { "A-B": "x" }).code).toBe("invalid-input");
    const twice = [
      { name: "A", secret: Secret.fromText("1") },
      { name: "A", secret: Secret.fromText("2") },
    ];
    const result = planMerge({ current: null, variables: twice, dialect: "portable", mask });
    expect(result.ok ? "" : result.error.code).toBe("invalid-input");
  });

  test("for bytes that are no text", () => {
    const variables = [{ name: "A", secret: Secret.fromBytes(Buffer.from([0xff, 0xfe, 0x41])) }];
    const result = planMerge({ current: null, variables, dialect: "portable", mask });
    expect(result.ok ? "" : result.error.code).toBe("not-portable");
  });
});

test("whatever the file: either refused, or the value is there for dotenv and Node and all others read as before", () => {
  let merged = 0;
  fc.assert(
    fc.property(nastyFile, nastyLine, fc.constantFrom("A", "B", "C", "NEW"), (file, value, name) => {
      const result = plan(file, { [name]: value });
      if (!result.ok) {
        expect(["not-portable", "malformed"]).toContain(result.error.code);
        return;
      }
      merged += 1;
      const after = result.value.content.toString("utf8");
      const [before, read] = [parseDotenv(file), parseDotenv(after)];
      expect(read[name]).toBe(value);
      expect({ ...read, [name]: "" }).toEqual({ ...before, [name]: "" });
      const [nodeBefore, nodeAfter] = [parseEnv(file), parseEnv(after)];
      expect({ ...nodeAfter, [name]: "" }).toEqual({ ...nodeBefore, [name]: "" });
    }),
    { numRuns: 3_000 },
  );
  expect(merged).toBeGreaterThan(500);
});

test("a second merge of the same values has nothing to do", () => {
  fc.assert(
    fc.property(nastyFile, nastyLine, (file, value) => {
      const first = plan(file, { A: value });
      if (!first.ok) return;
      const second = planned(first.value.content.toString("utf8"), { A: value });
      expect(second.differs).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});
