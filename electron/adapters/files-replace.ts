/**
 * Writes a whole file so that at every moment the old or the new content is there, and two writers at
 * once lose nothing: lock, exclusive temporary file, sync, compare with what the caller saw, rename,
 * sync of the folder, read back.
 *
 * A new file is put in place with `link`, which fails when anybody made one meanwhile. An existing file
 * is replaced by `rename`; an editor that saves in the microseconds between the comparison and the rename
 * is overwritten, because no operating system that we run on offers "rename if unchanged" to Node.
 */
import { randomBytes } from "node:crypto";
import { link, open, readdir, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fail } from "../core/errors.ts";
import { codeOf, Refusal } from "./files-failures.ts";
import { checkFolder, checkTarget, holds, isOwn, statOrNull } from "./files-guards.ts";
import { takeLock, unlinkQuietly } from "./files-lock.ts";
import type { Lock } from "./files-lock.ts";

/** The moments of a write, in order, for tests that stop it there. */
export const replaceSteps = ["locked", "created", "written", "compared", "renamed", "verified"] as const;
export type ReplaceStep = (typeof replaceSteps)[number];

export interface ReplaceOptions {
  /** Called after each step; tests kill the process there, fail there, or change the file behind our back. */
  readonly afterStep: (step: ReplaceStep) => void | Promise<void>;
  /** How long to wait for another writer, in milliseconds. */
  readonly lockWaitMs: number;
}

const leftoverMs = 60_000;
const temporarySuffix = ".keystow-tmp";
const isPosix = process.platform !== "win32";

const changed = (path: string, why: string): Refusal =>
  new Refusal(
    fail("file-changed", `${basename(path)} ${why}.`, {
      hint: "Look at the new diff, then try again.",
      details: { file: path },
    }).error,
  );

/**
 * Removes what killed writes left behind: our own temporary files for this target that are older than a
 * minute, or that are a second name of the target (killed between `link` and `unlink`).
 */
const removeLeftovers = async (path: string): Promise<void> => {
  const [folder, name] = [dirname(path), basename(path)];
  const target = await statOrNull(path);
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(`${name}.`) || !entry.endsWith(temporarySuffix)) continue;
    const stats = await statOrNull(join(folder, entry));
    if (stats === null || !stats.isFile() || !isOwn(stats)) continue;
    const isOld = Date.now() - Number(stats.mtimeMs) > leftoverMs;
    if (isOld || (stats.ino === target?.ino && stats.dev === target.dev))
      await unlinkQuietly(join(folder, entry));
  }
};

const syncFolder = async (folder: string): Promise<void> => {
  if (!isPosix) return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Some network and FUSE file systems cannot sync a folder; the file itself is synced.
    if (!["EINVAL", "ENOTSUP", "EBADF"].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
};

const writeTemporary = async (path: string, content: Uint8Array, options: ReplaceOptions): Promise<void> => {
  const handle = await open(path, "wx", 0o600);
  try {
    await options.afterStep("created");
    await handle.writeFile(content);
    await handle.sync();
    const stats = await handle.stat({ bigint: true });
    if (stats.size !== BigInt(content.length) || stats.nlink !== 1n)
      throw changed(
        path,
        "could not be prepared: another program touched the temporary file; nothing was written",
      );
  } finally {
    await handle.close();
  }
};

/** Windows lets virus scanners hold a file for a moment: the rename is tried again. */
const renamePatiently = async (from: string, to: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (isPosix || attempt === 10 || !["EPERM", "EBUSY", "EACCES"].includes(codeOf(error))) throw error;
      await wait(attempt * 10);
    }
  }
};

/** `link` never overwrites; file systems without hard links fall back to `rename`. */
const placeNew = async (temporary: string, path: string): Promise<void> => {
  try {
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST")
      throw changed(path, "was created by another program meanwhile; nothing was written");
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EINVAL"].includes(codeOf(error))) throw error;
    await renamePatiently(temporary, path);
    return;
  }
  await unlinkQuietly(temporary);
};

/** The part under the lock. */
const replaceLocked = async (
  path: string,
  content: Uint8Array,
  expected: Uint8Array | null,
  lock: Lock,
  options: ReplaceOptions,
): Promise<void> => {
  const folder = dirname(path);
  const temporary = join(folder, `${basename(path)}.${randomBytes(8).toString("hex")}${temporarySuffix}`);
  try {
    await writeTemporary(temporary, content, options);
    await options.afterStep("written");
    await checkTarget(path);
    if (!(await holds(path, expected)))
      throw changed(path, "changed on disk since it was read; nothing was written");
    if (!(await lock.isHeld()))
      throw changed(path, "is being written by another Keystow process; nothing was written");
    await options.afterStep("compared");
    await (expected === null ? placeNew(temporary, path) : renamePatiently(temporary, path));
    await options.afterStep("renamed");
  } catch (error) {
    await unlinkQuietly(temporary);
    throw error;
  }
  await syncFolder(folder);
  if (!(await holds(path, content)))
    throw changed(path, "was changed by another program right after it was written");
  await options.afterStep("verified");
};

/**
 * See `Files.replace`. `path` is absolute with the parent's links resolved. Throws `Refusal` with one of
 * our errors, or what the system reports.
 */
export const replaceFile = async (
  path: string,
  content: Uint8Array,
  expected: Uint8Array | null,
  options: ReplaceOptions,
): Promise<void> => {
  const folder = dirname(path);
  await checkFolder(folder);
  await removeLeftovers(path);
  await checkTarget(path);
  if (!(await holds(path, expected)))
    throw changed(path, "changed on disk since it was read; nothing was written");
  const lock = await takeLock(join(folder, `.${basename(path)}.keystow-lock`), options.lockWaitMs);
  if (lock === null) throw changed(path, "is being written by another Keystow process; nothing was written");
  try {
    await options.afterStep("locked");
    await replaceLocked(path, content, expected, lock, options);
  } finally {
    await lock.release();
  }
};
