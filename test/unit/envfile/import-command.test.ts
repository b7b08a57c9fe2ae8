import { describe, expect, test } from "vitest";
import { makeEnvCommands } from "../../helpers/env-commands.ts";

// Two providers have keys of this form, so the variable's name alone does not decide.
const stripe = ["sk", "test", "x1Y2".repeat(8)].join("_");
const groq = ["gsk", "x1Y2".repeat(13)].join("_");
const own = `mine_${"q7".repeat(15)}`;

const file = `# keys\nSTRIPE_SECRET_KEY=${stripe}\nMY_TOKEN='${own}'\nPORT=3000\nEMPTY_KEY=\nnonsense here\n`;

const stored = (under: Awaited<ReturnType<typeof makeEnvCommands>>): readonly string[] =>
  under.vault
    .list()
    .map((key) => `${key.name} ${key.provider ?? "-"} ${key.project ?? "-"}/${key.environment ?? "-"}`);

describe("import", () => {
  test("stores what is a key, skips the rest, and leaves the file alone", async () => {
    const under = await makeEnvCommands();
    under.write(".env", file);
    const { code, stdout, stderr } = await under.run("import", ".env", "-p", "shop", "-e", "dev", "--yes");
    expect(code).toBe(0);
    expect(stored(under)).toEqual(["MY_TOKEN - shop/dev", "STRIPE_SECRET_KEY - shop/dev"]);
    expect(await Promise.all(under.vault.list().map((key) => under.reveal(key.id)))).toEqual([own, stripe]);
    expect(under.read(".env")).toBe(file);
    expect(stdout).toBe("");
    expect(stderr).toContain("2 stored, 2 skipped, 0 in conflict");
    expect(stderr).toContain(".env:6: ");
    expect(stderr + stdout).not.toMatch(/x1Y2x|q7q7q|nonsense/);
    expect(under.vault.activity(1)[0]).toMatchObject({ kind: "imported", details: { added: 2, skipped: 2 } });
    expect(under.vault.links()).toHaveLength(2);
  });

  test("a sure provider is set, a possible one is asked on a terminal", async () => {
    const under = await makeEnvCommands();
    under.write(".env", `GROQ_API_KEY=${groq}\nSTRIPE_SECRET_KEY=${stripe}\n`);
    under.choice = "stripe";
    under.answer = true;
    expect((await under.run("import", ".env")).code).toBe(0);
    expect(stored(under)).toEqual(["GROQ_API_KEY groq -/-", "STRIPE_SECRET_KEY stripe -/-"]);
  });

  test("an ambiguous key can be said to be none of them", async () => {
    const under = await makeEnvCommands();
    under.write(".env", `STRIPE_SECRET_KEY=${stripe}\n`);
    under.choice = "none";
    under.answer = true;
    expect((await under.run("import", ".env")).code).toBe(0);
    expect(stored(under)).toEqual(["STRIPE_SECRET_KEY - -/-"]);
  });

  test("a second time everything is there already", async () => {
    const under = await makeEnvCommands();
    under.write(".env", file);
    await under.run("import", ".env", "--yes");
    const { code, stdout } = await under.run("import", ".env", "--json");
    const answer = JSON.parse(stdout) as { summary: unknown; rows: readonly { state: string }[] };
    expect(code).toBe(0);
    expect(answer.summary).toEqual({ added: 0, skipped: 4, conflicts: 0 });
    expect(answer.rows.map((row) => row.state)).toEqual(["stored", "stored", "placeholder", "placeholder"]);
    expect(under.vault.list()).toHaveLength(2);
  });

  test("without a terminal and --yes ends with 6 and stores nothing", async () => {
    const under = await makeEnvCommands();
    under.write(".env", file);
    expect((await under.run("import", ".env")).code).toBe(6);
    expect(under.vault.list()).toEqual([]);
    under.answer = false;
    expect((await under.run("import", ".env")).code).toBe(130);
    expect(under.vault.list()).toEqual([]);
  });

  test("another value under a taken name is a conflict, and the others are stored", async () => {
    const under = await makeEnvCommands();
    await under.add("MY_TOKEN", "another-value-entirely");
    under.write(".env", file);
    const { code, stdout } = await under.run("import", ".env", "--yes", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, summary: { added: 1, conflicts: 1 } });
    expect(stored(under)).toEqual(["MY_TOKEN - -/-", "STRIPE_SECRET_KEY - -/-"]);
  });

  test("what it stored, env write gives back", async () => {
    const under = await makeEnvCommands();
    under.write(".env", file);
    await under.run("import", ".env", "--yes");
    expect((await under.run("env", "write", ".env.copy", "--yes")).code).toBe(0);
    expect(under.read(".env.copy")).toBe(`MY_TOKEN=${own}\nSTRIPE_SECRET_KEY=${stripe}\n`);
  });

  test.each([
    ["a file that is not there", null, "file-missing"],
    ["a binary file", "A=1\0", "malformed"],
    ["more than 1 MB", "A=1\n".repeat(300_000), "file-unreadable"],
  ])("%s is an error, and nothing is stored", async (_what, text, error) => {
    const under = await makeEnvCommands();
    if (text !== null) under.write(".env", text);
    const { code, stdout } = await under.run("import", ".env", "--yes", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: error } });
    expect(under.vault.list()).toEqual([]);
  });

  test("names with escape sequences cannot reach the terminal", async () => {
    const under = await makeEnvCommands();
    under.write("\u001b[31mred.env", `A_KEY=${own}\n\u001b[2J\n`);
    const { stderr } = await under.run("import", "\u001b[31mred.env", "--yes");
    expect(stderr).not.toContain("\u001b");
    expect(stderr).toContain("\\u{1b}");
  });
});
