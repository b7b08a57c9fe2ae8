/**
 * Files for the core, with the guards that a `.env` file needs: nothing is written through a link, over
 * somebody else's file or into a folder that others can write to. Every error text is ours.
 */
import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fail, ok } from "../core/errors.ts";
import type { Result } from "../core/errors.ts";
import type { FileFacts, Files } from "../core/ports.ts";
import { readFailure, Refusal, writeFailure } from "./files-failures.ts";
import { factsOf, openForReading, readWhole, statOrNull } from "./files-guards.ts";
import { replaceFile } from "./files-replace.ts";
import type { ReplaceOptions } from "./files-replace.ts";

export { replaceSteps } from "./files-replace.ts";
export type { ReplaceStep } from "./files-replace.ts";

/** Absolute, with the links of the parent resolved; the last part is left as it is. Throws what the system reports. */
const resolveParent = async (path: string): Promise<string> => {
  const absolute = resolve(path);
  return dirname(absolute) === absolute
    ? absolute
    : join(await realpath(dirname(absolute)), basename(absolute));
};

const unusable = (path: string): Result<never> | null =>
  path === "" || path.includes("\0")
    ? fail("file-refused", "This is no file name: it is empty or holds a NUL character.")
    : null;

const inspect = async (path: string): Promise<Result<FileFacts | null>> => {
  const refused = unusable(path);
  if (refused !== null) return refused;
  try {
    const stats = await statOrNull(path);
    return ok(stats === null ? null : factsOf(stats));
  } catch (error) {
    return { ok: false, error: readFailure(error, path) };
  }
};

const readRegular = async (path: string, maximumBytes: number): Promise<Result<Buffer>> => {
  const handle = await openForReading(path);
  try {
    if (!(await handle.stat()).isFile())
      return fail("file-unreadable", `${basename(path)} is not a regular file.`, { details: { file: path } });
    const content = await readWhole(handle, maximumBytes);
    if (content !== null) return ok(content);
    return fail("file-unreadable", `${basename(path)} is larger than ${maximumBytes} bytes.`, {
      details: { file: path },
    });
  } finally {
    await handle.close();
  }
};

const read = async (path: string, maximumBytes: number): Promise<Result<Buffer>> => {
  const refused = unusable(path);
  if (refused !== null) return refused;
  try {
    return await readRegular(path, maximumBytes);
  } catch (error) {
    return { ok: false, error: readFailure(error, path) };
  }
};

const replaceWith =
  (options: ReplaceOptions) =>
  async (path: string, content: Uint8Array, expected: Uint8Array | null): Promise<Result<void>> => {
    const refused = unusable(path);
    if (refused !== null) return refused;
    try {
      await replaceFile(await resolveParent(path), content, expected, options);
      return ok();
    } catch (error) {
      return { ok: false, error: error instanceof Refusal ? error.failure : writeFailure(error, path) };
    }
  };

const resolvePath = async (path: string): Promise<Result<string>> => {
  const refused = unusable(path);
  if (refused !== null) return refused;
  try {
    return ok(await resolveParent(path));
  } catch (error) {
    return { ok: false, error: readFailure(error, dirname(path)) };
  }
};

/**
 * The real file system. `options` are for tests: a hook after each step of a write, and how long a
 * writer waits for another one (2 s).
 */
export const makeFiles = (options: Partial<ReplaceOptions> = {}): Files => ({
  inspect,
  read,
  replace: replaceWith({ afterStep: () => {}, lockWaitMs: 2_000, ...options }),
  resolve: resolvePath,
});
