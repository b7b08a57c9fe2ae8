import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeGit } from "../../../electron/adapters/git.ts";
import { makeRepository } from "../../helpers/git-repository.ts";
import type { Repository } from "../../helpers/git-repository.ts";

const ask = async (path: string, options: Parameters<typeof makeGit>[0] = {}): Promise<unknown> => {
  const result = await makeGit(options).inspect(path);
  return result.ok ? result.value : result.error.code;
};

describe("git, asked about a file", () => {
  let repository: Repository;
  beforeEach(() => {
    repository = makeRepository();
  });
  afterEach(() => repository.remove());

  test("that is tracked", async () => {
    repository.write(".env", "A=1\n");
    repository.git("add", ".env");
    expect(await ask(join(repository.folder, ".env"))).toEqual({
      inRepository: true,
      tracked: true,
      ignored: false,
    });
  });

  test("that is tracked though it is ignored", async () => {
    repository.write(".env", "A=1\n");
    repository.git("add", ".env");
    repository.write(".gitignore", ".env\n");
    expect(await ask(join(repository.folder, ".env"))).toMatchObject({ tracked: true });
  });

  test("that is tracked and gone from the disk", async () => {
    repository.write(".env", "A=1\n");
    repository.git("add", ".env");
    rmSync(join(repository.folder, ".env"));
    expect(await ask(join(repository.folder, ".env"))).toMatchObject({ tracked: true });
  });

  test("that is ignored, and one that is not", async () => {
    repository.write(".gitignore", ".env*\n!.env.example\n");
    expect(await ask(join(repository.folder, ".env"))).toEqual({
      inRepository: true,
      tracked: false,
      ignored: true,
    });
    expect(await ask(join(repository.folder, ".env.example"))).toEqual({
      inRepository: true,
      tracked: false,
      ignored: false,
    });
  });

  test("in a folder below, with a name that looks like a pattern or an option", async () => {
    mkdirSync(join(repository.folder, "app"));
    writeFileSync(join(repository.folder, "app", ".env"), "A=1\n");
    repository.git("add", "app/.env");
    expect(await ask(join(repository.folder, "app", ".env"))).toMatchObject({ tracked: true });
    expect(await ask(join(repository.folder, "app", ".e*v"))).toMatchObject({ tracked: false });
    expect(await ask(join(repository.folder, "app", "--version"))).toMatchObject({ tracked: false });
    expect(await ask(join(repository.folder, "app", ":(top)app"))).toMatchObject({ tracked: false });
  });

  test("while the environment points git elsewhere", async () => {
    repository.write(".env", "A=1\n");
    repository.git("add", ".env");
    const environment = {
      ...process.env,
      GIT_DIR: "/nowhere",
      GIT_INDEX_FILE: "/nowhere/index",
      GIT_WORK_TREE: "/",
    };
    expect(await ask(join(repository.folder, ".env"), { environment })).toMatchObject({ tracked: true });
  });

  test("in a repository that it cannot read", async () => {
    repository.write(".git/config", "[core\n");
    expect(await ask(join(repository.folder, ".env"))).toBe("unsupported");
  });

  test("in a repository of somebody else's", async (context) => {
    if (process.getuid?.() !== 0) context.skip();
    for (const path of [repository.folder, join(repository.folder, ".git")]) chownSync(path, 65_533, 65_533);
    expect(await ask(join(repository.folder, ".env"))).toBe("unsupported");
  });

  test("when it does not answer in time", async () => {
    const program = repository.script("slow-git", "exec sleep 20");
    const started = performance.now();
    expect(await ask(join(repository.folder, ".env"), { program, limitMs: 200 })).toBe("unsupported");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("when it is not installed", async () => {
    expect(await ask(join(repository.folder, ".env"), { program: null })).toBe("unsupported");
    expect(await ask(join(repository.folder, ".env"), { program: "/nowhere/git" })).toBe("unsupported");
  });
});

test("outside any repository, and in a folder that is not there", async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keystow-nogit-")));
  chmodSync(folder, 0o700);
  expect(await ask(join(folder, ".env"))).toEqual({ inRepository: false, tracked: false, ignored: false });
  expect(await ask(join(folder, "nowhere", ".env"))).toBe("unsupported");
  rmSync(folder, { recursive: true });
});
