import { existsSync, lstatSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeEnvCommands } from "../../helpers/env-commands.ts";
import type { EnvCommands } from "../../helpers/env-commands.ts";

const first = `plain_${"a".repeat(30)}AAA1`;
const second = `plain_${"b".repeat(30)}BBB2`;

/** A project with two keys, one of them in the file already with an old value. */
const shop = async (): Promise<EnvCommands> => {
  const under = await makeEnvCommands();
  await under.add("FIRST", first, {
    variable: "FIRST_KEY",
    project: "shop",
    environment: "dev",
    provider: "openai",
  });
  await under.add("SECOND", second, { variable: "SECOND_KEY", project: "shop", environment: "dev" });
  under.write(".env", `# mine\nFIRST_KEY="old-value-of-first-0009" # c\nPORT=3000`);
  return under;
};

const merged = `# mine\nFIRST_KEY=${first} # c\nPORT=3000\nSECOND_KEY=${second}\n`;

const expectNoValues = (text: string): void => expect(text).not.toMatch(/aaaa|bbbb|old-value/);

describe("env write", () => {
  test("--yes merges, says what it did masked, links and records", async () => {
    const under = await shop();
    const { code, stdout, stderr } = await under.run("env", "write", "--yes");
    expect(code).toBe(0);
    expect(under.read(".env")).toBe(merged);
    expect(lstatSync(join(under.project, ".env")).mode & 0o777).toBe(0o600);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/~ FIRST_KEY=••••••••0009 -> ••••••••AAA1\n\+ SECOND_KEY=••••••••BBB2\n/);
    expectNoValues(stderr);
    const file = join(under.project, ".env");
    expect(under.vault.links().map((link) => [link.file, link.variable])).toEqual([
      [file, "FIRST_KEY"],
      [file, "SECOND_KEY"],
    ]);
    expect(under.vault.activity(1)[0]).toMatchObject({
      kind: "env-written",
      details: { file, added: 1, changed: 1, same: 0 },
    });
  });

  test("--key takes single keys, by name or by place", async () => {
    const under = await shop();
    await under.add("SECOND", "the same name elsewhere", { variable: "SECOND_KEY", project: "blog" });
    const { code } = await under.run("env", "write", "--yes", "--key", "SECOND@shop/dev");
    expect(code).toBe(0);
    expect(under.read(".env")).toContain(`SECOND_KEY=${second}`);
    expect(under.read(".env")).toContain("old-value-of-first-0009");
    expect((await under.run("env", "write", "--yes", "--key", "SECOND")).code).toBe(6);
    expect((await under.run("env", "write", "--yes", "--key", "NOBODY")).code).toBe(1);
    const key = under.vault.find({ name: "FIRST" });
    under.vault.archive(key.ok ? key.value.id : "");
    expect((await under.run("env", "diff", "--key", "FIRST")).code).toBe(1);
  });

  test("--json prints the same on stdout", async () => {
    const under = await shop();
    const { code, stdout } = await under.run("env", "write", "--yes", "--json");
    expect(code).toBe(0);
    expectNoValues(stdout);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      dialect: "portable",
      inSync: false,
      written: true,
      added: 1,
      changed: 1,
      same: 0,
    });
  });

  test("asks on a terminal, and writes only after a yes", async () => {
    const under = await shop();
    const before = under.read(".env");
    under.answer = false;
    expect((await under.run("env", "write")).code).toBe(130);
    expect(under.read(".env")).toBe(before);
    under.answer = true;
    expect((await under.run("env", "write")).code).toBe(0);
    expect(under.read(".env")).toBe(merged);
  });

  test("without a terminal and --yes ends with 6 and writes nothing", async () => {
    const under = await shop();
    const before = under.read(".env");
    expect((await under.run("env", "write")).code).toBe(6);
    expect(under.read(".env")).toBe(before);
    expect(under.vault.links()).toEqual([]);
  });

  test("--dry-run shows and writes nothing", async () => {
    const under = await shop();
    const before = under.read(".env");
    const { code, stderr } = await under.run("env", "write", "--dry-run");
    expect(code).toBe(0);
    expect(stderr).toContain("+ SECOND_KEY");
    expect(under.read(".env")).toBe(before);
    expect(under.vault.links()).toEqual([]);
  });

  test("a file that changes while the question is asked is not overwritten", async () => {
    const under = await shop();
    under.answer = true;
    under.whileAsking = () => under.write(".env", "SAVED=in-the-editor\n");
    expect((await under.run("env", "write")).code).toBe(6);
    expect(under.read(".env")).toBe("SAVED=in-the-editor\n");
  });

  test("a second time there is nothing to do, and nothing is asked", async () => {
    const under = await shop();
    await under.run("env", "write", "--yes");
    const { code, stderr } = await under.run("env", "write");
    expect(code).toBe(0);
    expect(stderr).toContain("in sync: 2 variables");
  });

  test("makes a file that is named", async () => {
    const under = await shop();
    expect((await under.run("env", "write", ".env.local", "-p", "shop", "-e", "dev", "--yes")).code).toBe(0);
    expect(under.read(".env.local")).toBe(`FIRST_KEY=${first}\nSECOND_KEY=${second}\n`);
  });

  test("two keys for one variable are a conflict, until a place is chosen", async () => {
    const under = await shop();
    await under.add("FIRST", `${second}x`, { variable: "FIRST_KEY", project: "shop", environment: "prod" });
    const { code, stderr } = await under.run("env", "write", "--yes");
    expect(code).toBe(6);
    expect(stderr).toMatch(/FIRST_KEY.*shop\/dev.*shop\/prod/);
    expect((await under.run("env", "write", "--yes", "-e", "dev")).code).toBe(0);
  });

  test("no key for the place is an error", async () => {
    const under = await shop();
    expect((await under.run("env", "write", "--yes", "-p", "nothing")).code).toBe(1);
  });

  test("a value that is not portable is refused with the readers named; a dialect helps", async () => {
    const under = await makeEnvCommands();
    await under.add("PASSWORD", "aaaa$bbbb-and-more", { variable: "DB_PASSWORD" });
    const { code, stdout } = await under.run("env", "write", "--yes", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "not-portable", details: { variable: "DB_PASSWORD" } },
    });
    expectNoValues(stdout);
    expect(existsSync(join(under.project, ".env"))).toBe(false);
    expect((await under.run("env", "write", "--yes", "--dialect", "vite")).code).toBe(0);
    expect(under.read(".env")).toBe("DB_PASSWORD='aaaa\\$bbbb-and-more'\n");
  });

  test("an unknown dialect is a usage error", async () => {
    const under = await shop();
    expect((await under.run("env", "write", "--dialect", "klingon")).code).toBe(2);
  });

  test("a tracked file is refused, unless its name is typed", async () => {
    const under = await shop();
    under.git = { inRepository: true, tracked: true, ignored: false };
    expect((await under.run("env", "write", "--yes")).code).toBe(6);
    expect((await under.run("env", "write", "--yes", "--allow-tracked", "yes")).code).toBe(6);
    const { code, stderr } = await under.run("env", "write", "--yes", "--allow-tracked", ".env");
    expect(code).toBe(0);
    expect(stderr).toContain("tracked by git");
  });

  test.each([
    [
      "a file that git does not ignore",
      { inRepository: true, tracked: false, ignored: false },
      "not ignored by git",
    ],
    ["no answer from git", null, "git did not answer"],
  ])("%s is warned about", async (_what, git, words) => {
    const under = await shop();
    under.git = git;
    const { code, stderr } = await under.run("env", "write", "--yes");
    expect(code).toBe(0);
    expect(stderr).toContain(words);
  });

  test("a link is refused", async () => {
    const under = await shop();
    symlinkSync(".env", join(under.project, "link.env"));
    const { code, stdout } = await under.run("env", "write", "link.env", "--yes", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "file-refused" } });
  });

  test("an unclosed quote is named by its line", async () => {
    const under = await shop();
    under.write(".env", "A=1\nFIRST_KEY='open\n");
    const { code, stdout } = await under.run("env", "write", "--yes", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "malformed", details: { line: 2 } } });
  });
});

describe("env diff", () => {
  test("shows what would change and writes nothing", async () => {
    const under = await shop();
    const before = under.read(".env");
    const { code, stdout, stderr } = await under.run("env", "diff", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ inSync: false, written: false, added: 1, changed: 1 });
    expectNoValues(stdout + stderr);
    expect(under.read(".env")).toBe(before);
  });

  test("says in sync", async () => {
    const under = await shop();
    await under.run("env", "write", "--yes");
    const { code, stdout } = await under.run("env", "diff", "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { inSync: true, same: 2 }]);
  });
});

describe("env example", () => {
  test("adds names with the page where keys are made, and keeps what is there", async () => {
    const under = await shop();
    under.write(".env.example", "# ours\nSECOND_KEY=put-it-here\n");
    const { code, stdout, stderr } = await under.run("env", "example");
    expect(code).toBe(0);
    expect(under.read(".env.example")).toMatch(
      /^# ours\nSECOND_KEY=put-it-here\n# OpenAI: https:\/\/\S+\nFIRST_KEY=\n$/,
    );
    expectNoValues(stdout + stderr + under.read(".env.example"));
  });

  test("--dry-run writes nothing", async () => {
    const under = await shop();
    expect((await under.run("env", "example", "--dry-run")).code).toBe(0);
    expect(existsSync(join(under.project, ".env.example"))).toBe(false);
  });
});
