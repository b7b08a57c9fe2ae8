import { spawn } from "node:child_process";
import {
  chmod,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeFiles } from "../../../electron/adapters/files.ts";
import { makeMemoryFiles } from "../../fakes/memory-files.ts";
import { codeOf, filesContract } from "../../helpers/files-contract.ts";

const temporaryFolder = async (): Promise<string> =>
  realpath(await mkdtemp(join(tmpdir(), "keystow-files-")));

filesContract("the real ones", async () => {
  const folder = await temporaryFolder();
  return {
    files: makeFiles(),
    folder,
    placeLink: async () => {
      await writeFile(join(folder, "target.env"), "T=1\n");
      await symlink("target.env", join(folder, "link.env"));
    },
    placeHardLink: async () => {
      await writeFile(join(folder, "one.env"), "H=1\n");
      await link(join(folder, "one.env"), join(folder, "two.env"));
    },
    clean: () => rm(folder, { recursive: true, force: true }),
  };
});

filesContract("in memory", async () => {
  const files = makeMemoryFiles();
  return {
    files,
    folder: "/project",
    placeLink: async () => files.place("/project/link.env", "", { kind: "link" }),
    placeHardLink: async () => files.place("/project/one.env", "H=1\n", { linkCount: 2 }),
    clean: async () => {},
  };
});

const driver = join(import.meta.dirname, "..", "..", "helpers", "files-driver.ts");

/** Runs the driver; gives its exit code (null: killed) and what it printed. */
const drive = (
  script: string,
  ...parameters: readonly string[]
): Promise<{ code: number | null; output: string }> =>
  new Promise((finish, reject) => {
    const child = spawn("sh", ["-c", script, "sh", process.execPath, driver, ...parameters], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => finish({ code, output: output.trim() }));
  });

/** Starts a process that overwrites the file again and again, and kills it `delayMs` after its first write. */
const killAfterWriting = (path: string, delayMs: number): Promise<void> =>
  new Promise((finish, reject) => {
    const child = spawn(process.execPath, [driver, "loop", path], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), delayMs));
    child.on("error", reject);
    child.on("close", () => finish());
  });

const plainly = 'exec "$@"';

describe("a write", () => {
  let folder = "";
  let path = "";
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder, ".env");
  });
  afterEach(async () => {
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true, force: true });
  });

  test("tightens a file that others could read", async () => {
    await writeFile(path, "A=1\n", { mode: 0o644 });
    expect(codeOf(await makeFiles().replace(path, Buffer.from("A=2\n"), Buffer.from("A=1\n")))).toBe("ok");
    expect((await lstat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test.each(["locked", "created", "written", "compared"] as const)(
    "that fails after %s leaves the old file and nothing else",
    async (step) => {
      await writeFile(path, "A=1\n");
      const files = makeFiles({
        afterStep: (reached) => {
          if (reached === step)
            throw Object.assign(new Error("made to fail, with a secret in the text"), { code: "ENOSPC" });
        },
      });
      const result = await files.replace(path, Buffer.from("A=2\n"), Buffer.from("A=1\n"));
      expect(result.ok ? null : result.error).toMatchObject({
        code: "file-write-failed",
        details: { cause: "ENOSPC" },
      });
      expect(JSON.stringify(result)).not.toContain("made to fail");
      expect(await readFile(path, "utf8")).toBe("A=1\n");
      expect(await readdir(folder)).toEqual([".env"]);
    },
  );

  test.each(["locked", "created"] as const)("notices a change that comes after %s", async (step) => {
    await writeFile(path, "A=1\n");
    const files = makeFiles({
      afterStep: async (reached) => (reached === step ? writeFile(path, "A=7\n") : undefined),
    });
    expect(codeOf(await files.replace(path, Buffer.from("A=2\n"), Buffer.from("A=1\n")))).toBe(
      "file-changed",
    );
    expect(await readFile(path, "utf8")).toBe("A=7\n");
  });

  test("of a new file never lands on one that another program made in the last moment", async () => {
    const files = makeFiles({
      afterStep: async (reached) => (reached === "compared" ? writeFile(path, "THEIRS=1\n") : undefined),
    });
    expect(codeOf(await files.replace(path, Buffer.from("A=2\n"), null))).toBe("file-changed");
    expect(await readFile(path, "utf8")).toBe("THEIRS=1\n");
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test("waits for another writer, and gives up when it does not end", async () => {
    const lock = join(folder, "..env.keystow-lock");
    await writeFile(lock, "another");
    expect(codeOf(await makeFiles({ lockWaitMs: 30 }).replace(path, Buffer.from("A=2\n"), null))).toBe(
      "file-changed",
    );
    expect(await readdir(folder)).toEqual(["..env.keystow-lock"]);
  });

  test("takes over the lock and sweeps the temporary file that a killed process left", async () => {
    const old = new Date(Date.now() - 120_000);
    for (const name of ["..env.keystow-lock", ".env.0123456789abcdef.keystow-tmp"]) {
      await writeFile(join(folder, name), "left over");
      await utimes(join(folder, name), old, old);
    }
    expect(codeOf(await makeFiles().replace(path, Buffer.from("A=2\n"), null))).toBe("ok");
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test("whose lock was taken over meanwhile writes nothing", async () => {
    await writeFile(path, "A=1\n");
    const lock = join(folder, "..env.keystow-lock");
    const files = makeFiles({
      afterStep: async (reached) => (reached === "written" ? writeFile(lock, "another") : undefined),
    });
    expect(codeOf(await files.replace(path, Buffer.from("A=2\n"), Buffer.from("A=1\n")))).toBe(
      "file-changed",
    );
    expect(await readFile(path, "utf8")).toBe("A=1\n");
    expect(await readFile(lock, "utf8")).toBe("another");
  });

  test("to a folder that does not exist, or is none, says so", async () => {
    const result = await makeFiles().replace(join(folder, "nowhere", ".env"), Buffer.from("A=1\n"), null);
    expect(result.ok ? null : result.error).toMatchObject({
      code: "file-write-failed",
      details: { cause: "ENOENT" },
    });
    await writeFile(path, "");
    expect(codeOf(await makeFiles().replace(join(path, "x"), Buffer.from(""), null))).toBe("file-refused");
  });

  test("to a folder is refused", async () => {
    await mkdir(path);
    expect(codeOf(await makeFiles().replace(path, Buffer.from("A=1\n"), null))).toBe("file-refused");
  });

  test("to a read-only folder fails and leaves the old file", async () => {
    await writeFile(path, "A=1\n");
    const { output } = await drive(plainly, "read-only", path, "A=1\n", "A=2\n");
    expect(output).toBe("file-write-failed EACCES");
    expect(await readFile(path, "utf8")).toBe("A=1\n");
  });

  test("that finds no room fails and leaves the old file", async () => {
    await writeFile(path, "A=1\n");
    const { output } = await drive(`trap '' XFSZ; ulimit -f 8; exec "$@"`, "big", path, "A=1\n");
    expect(output).toBe("file-write-failed EFBIG");
    expect(await readFile(path, "utf8")).toBe("A=1\n");
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test.each(["locked", "created", "written", "compared", "renamed", "linked"])(
    "killed after %s leaves the old or the new file, and the next write works",
    async (step) => {
      const isNew = step === "linked";
      if (!isNew) await writeFile(path, "A=1\n");
      const { code } = await drive(
        plainly,
        "kill",
        path,
        isNew ? "" : "A=1\n",
        "A=2\n",
        isNew ? "renamed" : step,
      );
      expect(code).not.toBe(0);
      const now = isNew ? "A=2\n" : await readFile(path, "utf8");
      expect(["A=1\n", "A=2\n"]).toContain(now);
      expect(now).toBe(step === "renamed" || isNew ? "A=2\n" : "A=1\n");
      const lock = join(folder, "..env.keystow-lock");
      const old = new Date(Date.now() - 60_000);
      await utimes(lock, old, old);
      expect(codeOf(await makeFiles().replace(path, Buffer.from("A=3\n"), Buffer.from(now)))).toBe("ok");
      expect(await readFile(path, "utf8")).toBe("A=3\n");
    },
  );

  test("killed at random moments leaves the old or the new file", async () => {
    const seen = new Set<string>();
    await writeFile(path, "0".repeat(50_000));
    for (let round = 0; round < 12; round += 1) {
      await killAfterWriting(path, (round * 7) % 40);
      const text = await readFile(path, "utf8");
      expect(text).toBe((text[0] ?? "").repeat(50_000));
      seen.add(text[0] ?? "");
      await rm(join(folder, "..env.keystow-lock"), { force: true });
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test("killed between the two names of a new file is mended by the next one", async () => {
    await writeFile(path, "A=1\n");
    await link(path, join(folder, ".env.0123456789abcdef.keystow-tmp"));
    expect(codeOf(await makeFiles().replace(path, Buffer.from("A=2\n"), Buffer.from("A=1\n")))).toBe("ok");
    expect(await readdir(folder)).toEqual([".env"]);
  });

  test("and a second one at the same time: none is lost", async () => {
    await writeFile(path, "0\n");
    const outputs = await Promise.all(["1", "2", "3", "4"].map(() => drive(plainly, "count", path, "25")));
    expect(outputs.map(({ output }) => output)).toEqual(["25", "25", "25", "25"]);
    expect(await readFile(path, "utf8")).toBe("100\n");
    expect(await readdir(folder)).toEqual([".env"]);
  });
});
