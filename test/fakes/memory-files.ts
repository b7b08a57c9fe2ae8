/** Files in memory: the same promises as the real ones, without a disk. */
import { basename, dirname, resolve } from "node:path";
import { fail, ok } from "../../electron/core/errors.ts";
import type { Result } from "../../electron/core/errors.ts";
import type { FileFacts, Files } from "../../electron/core/ports.ts";

interface Entry {
  content: Buffer;
  facts: Partial<FileFacts>;
}

export interface MemoryFiles extends Files {
  /** Puts a file there, or replaces it, behind the program's back. */
  place(path: string, content: string | Uint8Array, facts?: Partial<FileFacts>): void;
  /** The content, or null when nothing is there. */
  peek(path: string): string | null;
  remove(path: string): void;
}

const defaults: Omit<FileFacts, "size"> = {
  kind: "file",
  mode: 0o600,
  linkCount: 1,
  ownedByUser: true,
  modifiedAt: 0,
};

const factsOf = (entry: Entry): FileFacts => ({ ...defaults, size: entry.content.length, ...entry.facts });

const refusal = (path: string, facts: FileFacts | null): Result<never> | null => {
  if (facts === null || (facts.kind === "file" && facts.linkCount === 1 && facts.ownedByUser)) return null;
  return fail("file-refused", `${basename(path)} is no file of your own.`, { details: { file: path } });
};

const missing = (path: string): Result<never> =>
  fail("file-missing", `${basename(path)} does not exist.`, { details: { file: path } });

/** An empty file system. Relative paths count from the working folder, as in the real one. */
export const makeMemoryFiles = (): MemoryFiles => {
  const entries = new Map<string, Entry>();
  const at = (path: string): Entry | undefined => entries.get(resolve(path));
  return {
    place: (path, content, facts = {}) =>
      void entries.set(resolve(path), { content: Buffer.from(content), facts }),
    peek: (path) => at(path)?.content.toString("utf8") ?? null,
    remove: (path) => void entries.delete(resolve(path)),
    inspect: async (path) => {
      const entry = at(path);
      return path === "" || path.includes("\0")
        ? fail("file-refused", "This is no file name.")
        : ok(entry === undefined ? null : factsOf(entry));
    },
    read: async (path, maximumBytes) => {
      const entry = at(path);
      if (entry === undefined) return missing(path);
      const facts = factsOf(entry);
      const unreadable = facts.kind !== "file" || facts.size > maximumBytes;
      return unreadable
        ? fail("file-unreadable", `${basename(path)} cannot be read.`, { details: { file: path } })
        : ok(Buffer.from(entry.content));
    },
    replace: async (path, content, expected) => {
      const entry = at(path);
      const refused = refusal(path, entry === undefined ? null : factsOf(entry));
      if (refused !== null) return refused;
      const asSeen =
        entry === undefined || expected === null
          ? entry === undefined && expected === null
          : entry.content.equals(expected);
      if (!asSeen)
        return fail("file-changed", `${basename(path)} changed on disk since it was read.`, {
          details: { file: path },
        });
      entries.set(resolve(path), { content: Buffer.from(content), facts: {} });
      return ok();
    },
    resolve: async (path) =>
      path === "" || dirname(path).includes("\0")
        ? fail("file-refused", "This is no file name.")
        : ok(resolve(path)),
  };
};
