/** What a file or folder is, and whether it may be written to (SECURITY.md). */
import type { BigIntStats } from "node:fs";
import { constants, lstat, open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import type { FileFacts } from "../core/ports.ts";
import { codeOf, refuse, Refusal } from "./files-failures.ts";

const isPosix = process.platform !== "win32";

/** Whether the user owns it; on Windows, where modes mean nothing, always true. */
export const isOwn = (stats: BigIntStats): boolean =>
  !isPosix || stats.uid === BigInt(process.geteuid?.() ?? -1);

const kindOf = (stats: BigIntStats): FileFacts["kind"] => {
  if (stats.isSymbolicLink()) return "link";
  if (stats.isFile()) return "file";
  return stats.isDirectory() ? "folder" : "other";
};

/** The facts that the core judges. */
export const factsOf = (stats: BigIntStats): FileFacts => ({
  kind: kindOf(stats),
  size: Number(stats.size),
  mode: Number(stats.mode & 0o7777n),
  linkCount: Number(stats.nlink),
  ownedByUser: isOwn(stats),
  modifiedAt: Number(stats.mtimeMs),
});

/** Facts of the path itself, or null when nothing is there. */
export const statOrNull = async (path: string): Promise<BigIntStats | null> => {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
};

/**
 * The parent folder must be the user's own, and nobody else may write to it. A group may only when it is
 * the user's private one (same number as the user, as Debian, Ubuntu and Fedora make them). A sticky
 * folder such as /tmp belongs to root, so it is refused; a folder of one's own inside it is fine.
 */
export const checkFolder = async (folder: string): Promise<void> => {
  const stats = await lstat(folder, { bigint: true });
  if (!stats.isDirectory())
    throw new Refusal(refuse(`${folder} is not a folder.`, "Check the path.", folder));
  if (!isPosix) return;
  if (!isOwn(stats))
    throw new Refusal(
      refuse(`The folder ${folder} belongs to another user.`, "Write to a folder of your own.", folder),
    );
  const isPrivateGroup = stats.gid === stats.uid && stats.gid === BigInt(process.getegid?.() ?? -1);
  const shared = (stats.mode & 0o002n) !== 0n || ((stats.mode & 0o020n) !== 0n && !isPrivateGroup);
  if (shared)
    throw new Refusal(
      refuse(`Other users can write to the folder ${folder}.`, `Run \`chmod go-w ${folder}\` first.`, folder),
    );
};

/** The target must be absent, or a regular file of the user's with one name. */
export const checkTarget = async (path: string): Promise<void> => {
  const stats = await statOrNull(path);
  if (stats === null) return;
  const name = basename(path);
  if (stats.isSymbolicLink())
    throw new Refusal(
      refuse(`${name} is a symbolic link: writing would change another file.`, "Name the real file.", path),
    );
  if (!stats.isFile()) throw new Refusal(refuse(`${name} is not a regular file.`, "Name a file.", path));
  if (stats.nlink > 1n)
    throw new Refusal(
      refuse(
        `${name} is a hard link: its content has another name too.`,
        "Copy it to a file of its own first.",
        path,
      ),
    );
  if (!isOwn(stats))
    throw new Refusal(refuse(`${name} belongs to another user.`, "Write to a file of your own.", path));
};

/** Opens without following a link and without waiting for a pipe's other end. */
export const openForReading = (path: string): Promise<FileHandle> =>
  open(path, isPosix ? constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK : "r");

/** All bytes, or null when there are more than `maximumBytes`. */
export const readWhole = async (handle: FileHandle, maximumBytes: number): Promise<Buffer | null> => {
  const buffer = Buffer.alloc(maximumBytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length > maximumBytes ? null : Buffer.from(buffer.subarray(0, length));
};

/** Whether the file holds exactly `expected` (null: whether there is none). */
export const holds = async (path: string, expected: Uint8Array | null): Promise<boolean> => {
  const stats = await statOrNull(path);
  if (stats === null || expected === null) return stats === null && expected === null;
  if (stats.size !== BigInt(expected.length)) return false;
  const handle = await openForReading(path);
  try {
    return (await readWhole(handle, expected.length))?.equals(expected) ?? false;
  } finally {
    await handle.close();
  }
};
