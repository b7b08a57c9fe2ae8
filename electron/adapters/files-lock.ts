/**
 * Keeps two Keystow processes from writing one file at the same time. The lock is a file beside the
 * target, held for the milliseconds of a write. Its content is a random token, so that a holder who slept
 * through its own expiry finds out before it renames anything.
 */
import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, unlink } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "./files-failures.ts";
import { statOrNull } from "./files-guards.ts";

/** Age at which a lock is taken for one that a killed process left; a write takes well under a second. */
const staleLockMs = 10_000;
const pollMs = 10;

export interface Lock {
  /** Whether it is still ours: false after another process took it for stale. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** Removes a file; it is no error when that is not possible, because nothing more could be done. */
export const unlinkQuietly = async (path: string): Promise<void> => {
  try {
    await unlink(path);
  } catch {
    // Already gone, or the folder became read-only.
  }
};

const create = async (path: string, token: string): Promise<boolean> => {
  try {
    const handle = await open(path, "wx", 0o600);
    try {
      await handle.writeFile(token);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
};

/**
 * Moves a stale lock away. The rename may catch a fresh lock that somebody made in the same moment:
 * then it is put back, and if that fails its holder notices through `isHeld` and writes nothing.
 */
const removeStale = async (path: string): Promise<void> => {
  const seen = await statOrNull(path);
  if (seen === null || Date.now() - Number(seen.mtimeMs) < staleLockMs) return;
  const aside = `${path}-${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
    if ((await statOrNull(aside))?.ino !== seen.ino) await link(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(codeOf(error))) throw error;
  } finally {
    await unlinkQuietly(aside);
  }
};

/**
 * Takes the lock at `path`, waiting at most `waitMs`; null when another process keeps it. Throws what
 * the system reports when the folder cannot be written to.
 */
export const takeLock = async (path: string, waitMs: number): Promise<Lock | null> => {
  const token = randomBytes(16).toString("hex");
  const deadline = performance.now() + waitMs;
  while (!(await create(path, token))) {
    await removeStale(path);
    if (performance.now() > deadline) return null;
    await wait(pollMs);
  }
  const isHeld = async (): Promise<boolean> => {
    try {
      return (await readFile(path, "utf8")) === token;
    } catch {
      return false;
    }
  };
  const release = async (): Promise<void> => {
    if (await isHeld()) await unlinkQuietly(path);
  };
  return { isHeld, release };
};
