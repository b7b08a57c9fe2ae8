import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { readSecretFrom } from "../../../electron/cli/stdin.ts";
import { maximumSecretBytes } from "../../../electron/core/secret.ts";

const piped = (...chunks: readonly (string | Buffer)[]) =>
  Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe("readSecretFrom", () => {
  test.each([
    ["abc\n", "abc"],
    ["abc\r\n", "abc"],
    ["abc", "abc"],
    ["abc\n\n", "abc\n"],
    ["one\ntwo\n", "one\ntwo"],
    ["\n", ""],
    ["", ""],
  ])("%j gives %j", async (input, expected) => {
    const secret = await readSecretFrom(piped(input));
    expect(secret.ok && secret.value.revealText()).toBe(expected);
  });

  test("takes 64 KiB and a line end, in pieces", async () => {
    const half = Buffer.alloc(maximumSecretBytes / 2, "x");
    const secret = await readSecretFrom(piped(half, half, "\r\n"));
    expect(secret.ok && secret.value.byteLength).toBe(maximumSecretBytes);
  });

  test.each([
    ["one byte too many", Buffer.alloc(maximumSecretBytes + 1, "x")],
    ["1 MB", Buffer.alloc(1_000_000, "x")],
  ])("refuses %s", async (_name, bytes) => {
    const secret = await readSecretFrom(piped(bytes));
    expect(secret.ok ? null : secret.error.code).toBe("secret-too-large");
  });

  test("does not read on when it is too much", async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.alloc(16 * 1024, "x");
      }
    }
    expect((await readSecretFrom(endless())).ok).toBe(false);
    expect(given).toBeLessThan(8);
  });

  test("refuses a terminal, where the secret would be seen", async () => {
    const secret = await readSecretFrom(Object.assign(piped("abc"), { isTTY: true }));
    expect(secret.ok ? null : secret.error.code).toBe("usage");
  });
});
