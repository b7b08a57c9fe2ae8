import { describe, expect, it } from "vitest";
import { errorCodes, exitCodeOf, fail, ok } from "../../../electron/core/errors.ts";

describe("exit codes", () => {
  it.each([
    ["usage", 2],
    ["store-locked", 5],
    ["store-absent", 5],
    ["store-denied", 5],
    ["store-timeout", 5],
    ["wrong-passphrase", 5],
    ["ambiguous-name", 6],
    ["provider-ambiguous", 6],
    ["file-tracked", 6],
    ["cancelled", 130],
    ["internal", 1],
    ["not-found", 1],
  ] as const)("%s ends with %i", (code, exitCode) => {
    expect(exitCodeOf(code)).toBe(exitCode);
  });

  it("every code has one that the contract knows", () => {
    for (const code of errorCodes) expect([1, 2, 5, 6, 130]).toContain(exitCodeOf(code));
  });

  it("no code stands twice", () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
  });
});

describe("results", () => {
  it("carry a value or an error", () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(fail("not-found", "No key has this name.", { hint: "keystow list" })).toEqual({
      ok: false,
      error: { code: "not-found", message: "No key has this name.", hint: "keystow list" },
    });
  });
});
