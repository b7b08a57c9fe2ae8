/** Where the vault lies, and the guards on that folder. */
import { lstatSync, mkdirSync, chmodSync } from "node:fs";
import type { Stats } from "node:fs";
import { posix, win32 } from "node:path";
import { fail, ok } from "../core/errors.ts";
import type { Result } from "../core/errors.ts";

/** Name of the database inside the vault's folder. */
const vaultFileName = "vault.db";

export interface FolderSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The vault's folder: `KEYSTOW_HOME`, else `$XDG_DATA_HOME/keystow` (default `~/.local/share`),
 * `~/Library/Application Support/Keystow` or `%APPDATA%\Keystow`. A relative `KEYSTOW_HOME` is
 * refused, since it would mean another vault in every folder; a relative `XDG_DATA_HOME` is
 * ignored, as its specification demands (basedir-spec 0.8).
 */
export function vaultFolder({ platform, environment, home }: FolderSurroundings): Result<string> {
  const paths = platform === "win32" ? win32 : posix;
  const own = environment["KEYSTOW_HOME"];
  if (own !== undefined && own !== "") {
    if (paths.isAbsolute(own) && !own.includes("\0")) return ok(paths.normalize(own));
    return fail("usage", "KEYSTOW_HOME is not an absolute path.", {
      hint: "Set it to a full path, or unset it to use the default folder.",
    });
  }
  if (!paths.isAbsolute(home)) {
    return fail("usage", "The home folder of this user is not known.", {
      hint: "Set KEYSTOW_HOME to the folder for the vault.",
    });
  }
  return ok(defaultFolder(platform, environment, home));
}

function defaultFolder(
  platform: NodeJS.Platform,
  environment: FolderSurroundings["environment"],
  home: string,
): string {
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "Keystow");
  if (platform === "win32") {
    const roaming = environment["APPDATA"];
    const parent =
      roaming !== undefined && win32.isAbsolute(roaming) ? roaming : win32.join(home, "AppData", "Roaming");
    return win32.join(parent, "Keystow");
  }
  const data = environment["XDG_DATA_HOME"];
  const parent = data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, ".local", "share");
  return posix.join(parent, "keystow");
}

/** The database's path in `folder`. */
export function vaultFile(folder: string): string {
  return (process.platform === "win32" ? win32 : posix).join(folder, vaultFileName);
}

/**
 * Makes the folder (0700) with its parents, or checks the one that is there: a real folder of this
 * user, readable by nobody else (an own folder that is wider open is narrowed). Fails with
 * `file-refused` or `vault-write-failed`.
 */
export function ensureVaultFolder(folder: string): Result<void> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return checkFolder(folder, lstatSync(folder));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EEXIST" || code === "ENOTDIR") return refused(folder, "is not a folder");
    return fail("vault-write-failed", "The vault's folder cannot be made or read.", {
      hint: "Check who owns it and the folders above it, or set KEYSTOW_HOME.",
      details: { folder },
    });
  }
}

function checkFolder(folder: string, facts: Stats): Result<void> {
  if (facts.isSymbolicLink()) return refused(folder, "is a symbolic link");
  if (!facts.isDirectory()) return refused(folder, "is not a folder");
  if (process.platform === "win32" || process.getuid === undefined) return ok();
  if (facts.uid !== process.getuid()) return refused(folder, "belongs to another user");
  if ((facts.mode & 0o077) !== 0) chmodSync(folder, 0o700);
  return ok();
}

function refused(folder: string, why: string): Result<never> {
  return fail("file-refused", `The vault's folder ${why}.`, {
    hint: "Set KEYSTOW_HOME to a real folder of your own.",
    details: { folder },
  });
}
