/** Throw-away git repositories, made without the user's own configuration. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Repository {
  readonly folder: string;
  /** Runs git in the repository as its owner would; gives what it printed. */
  git(...command: readonly string[]): string;
  write(name: string, text: string): string;
  /** Writes an executable shell script; gives its path. */
  script(name: string, text: string): string;
  remove(): void;
}

/** An empty repository in a folder of its own. */
export const makeRepository = (): Repository => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keystow-git-")));
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...command: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.invalid", ...command], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    }).toString();
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    git,
    write,
    script: (name, text) => {
      const path = write(name, `#!/bin/sh\n${text}\n`);
      chmodSync(path, 0o700);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
