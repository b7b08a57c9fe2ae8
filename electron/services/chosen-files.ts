/** Handles for files: the page names a file by what a dialog or the vault gave, and cannot make a path up. */
import { fail, ok } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { Random } from "../core/ports.ts";
import { display } from "../core/redaction/index.ts";
import type { ChosenFiles } from "./context.ts";

/** Beyond so many the oldest are forgotten. */
const mostFiles = 1_000;
/** So many dropped files may be read; the window shows one. */
const mostDropped = 16;
const longestPath = 400;

/** Handles live as long as the window; the same path has the same handle. `home`: the user's folder, shown as `~`. */
export function createChosenFiles({
  random,
  home,
}: {
  readonly random: Random;
  readonly home: string;
}): ChosenFiles {
  const paths = new Map<Uuid, string>();
  let dropped: readonly string[] = [];
  const handleOf = (path: string): Uuid => {
    for (const [handle, known] of paths) if (known === path) return handle;
    const handle = random.uuid();
    paths.set(handle, path);
    const [oldest] = paths.keys();
    if (paths.size > mostFiles && oldest !== undefined) paths.delete(oldest);
    return handle;
  };
  const shown = (path: string): string => display(withTilde(path, home), longestPath);
  return {
    remember: (path) => ({ handle: handleOf(path), shown: shown(path) }),
    pathOf: (handle) => {
      const path = paths.get(handle);
      if (path !== undefined) return ok(path);
      return fail("not-found", "This file is no longer known here.", { hint: "Choose it again." });
    },
    noteDropped: (path) => {
      dropped = [...dropped.filter((one) => one !== path), path].slice(-mostDropped);
    },
    wasDropped: (path) => dropped.includes(path),
    shown,
  };
}

function withTilde(path: string, home: string): string {
  const folder = home.replace(/[/\\]+$/, "");
  if (folder === "" || !path.startsWith(folder)) return path;
  const rest = path.slice(folder.length);
  return rest === "" || rest.startsWith("/") || rest.startsWith("\\") ? `~${rest}` : path;
}
