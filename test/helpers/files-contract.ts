/** What every implementation of `Files` promises; the real one and the fake pass the same. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Files } from "../../electron/core/ports.ts";
import type { Result } from "../../electron/core/errors.ts";

export interface FilesUnderTest {
  readonly files: Files;
  /** An existing folder of the user's own. */
  readonly folder: string;
  /** A symbolic link `link.env` in the folder, to `target.env` with the content "T=1\n". */
  placeLink(): Promise<void>;
  /** Two names, `one.env` and `two.env`, for one file with the content "H=1\n". */
  placeHardLink(): Promise<void>;
  clean(): Promise<void>;
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? "ok" : result.error.code);

/** Declares the contract's tests. */
export const filesContract = (name: string, setUp: () => Promise<FilesUnderTest>): void => {
  describe(`files: ${name}`, () => {
    let under: FilesUnderTest;
    let path: string;
    beforeEach(async () => {
      under = await setUp();
      path = join(under.folder, ".env");
    });
    afterEach(() => under.clean());

    const content = async (): Promise<string> => {
      const result = await under.files.read(path, 10_000);
      return result.ok ? result.value.toString() : result.error.code;
    };

    test("a file that is not there is null, missing, and can be made", async () => {
      expect(await under.files.inspect(path)).toEqual({ ok: true, value: null });
      expect(await content()).toBe("file-missing");
      expect(codeOf(await under.files.replace(path, Buffer.from("A=1\n"), null))).toBe("ok");
      expect(await content()).toBe("A=1\n");
    });

    test("a file that was made is the user's own, 0600, with one name", async () => {
      await under.files.replace(path, Buffer.from("A=1\n"), null);
      const facts = await under.files.inspect(path);
      expect(facts.ok && facts.value).toMatchObject({
        kind: "file",
        size: 4,
        mode: 0o600,
        linkCount: 1,
        ownedByUser: true,
      });
    });

    test("is replaced when it is as the caller saw it", async () => {
      await under.files.replace(path, Buffer.from("A=1\n"), null);
      expect(codeOf(await under.files.replace(path, Buffer.from("A=2\n"), Buffer.from("A=1\n")))).toBe("ok");
      expect(await content()).toBe("A=2\n");
    });

    test.each([
      ["other content of the same length", "A=9\n"],
      ["other content", "something else\n"],
      ["no file at all", null],
    ])("is not replaced when the caller saw %s", async (_what, seen) => {
      await under.files.replace(path, Buffer.from("A=1\n"), null);
      expect(
        codeOf(
          await under.files.replace(path, Buffer.from("B=2\n"), seen === null ? null : Buffer.from(seen)),
        ),
      ).toBe("file-changed");
      expect(await content()).toBe("A=1\n");
    });

    test("is not made again when the caller saw one that is gone", async () => {
      expect(codeOf(await under.files.replace(path, Buffer.from("B=2\n"), Buffer.from("A=1\n")))).toBe(
        "file-changed",
      );
      expect(await content()).toBe("file-missing");
    });

    test("more bytes than allowed are not read", async () => {
      await under.files.replace(path, Buffer.alloc(100, "x"), null);
      expect(codeOf(await under.files.read(path, 99))).toBe("file-unreadable");
      expect(codeOf(await under.files.read(path, 100))).toBe("ok");
    });

    test("a link is seen as one and not written through", async () => {
      await under.placeLink();
      const link = join(under.folder, "link.env");
      const facts = await under.files.inspect(link);
      expect(facts.ok && facts.value?.kind).toBe("link");
      expect(codeOf(await under.files.replace(link, Buffer.from("X=1\n"), Buffer.from("T=1\n")))).toBe(
        "file-refused",
      );
      expect(codeOf(await under.files.read(link, 100))).toBe("file-unreadable");
    });

    test("a hard link is seen as one and not written", async () => {
      await under.placeHardLink();
      const facts = await under.files.inspect(join(under.folder, "one.env"));
      expect(facts.ok && facts.value?.linkCount).toBe(2);
      expect(
        codeOf(
          await under.files.replace(
            join(under.folder, "one.env"),
            Buffer.from("X=1\n"),
            Buffer.from("H=1\n"),
          ),
        ),
      ).toBe("file-refused");
    });

    test("names that are none are refused", async () => {
      expect(codeOf(await under.files.inspect(""))).toBe("file-refused");
      expect(codeOf(await under.files.inspect("a\0b"))).toBe("file-refused");
    });

    test("resolve gives an absolute path and leaves the last part", async () => {
      await under.placeLink();
      expect(await under.files.resolve(join(under.folder, "link.env"))).toEqual({
        ok: true,
        value: join(under.folder, "link.env"),
      });
    });
  });
};
