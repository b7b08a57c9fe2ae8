/** Housekeeping commands and doctor, through the real argument parser, on a real vault. */
import { expect, test } from "vitest";
import type { CommandContext, Prompts, RegisterCommands, Terminal } from "../../../electron/cli/context.ts";
import { registerDoctorCommand } from "../../../electron/cli/commands/doctor.ts";
import { registerHousekeepingCommands } from "../../../electron/cli/commands/housekeeping.ts";
import { runProgram } from "../../../electron/cli/program.ts";
import { ok } from "../../../electron/core/errors.ts";
import type { Vault } from "../../../electron/core/vault/index.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";
import { createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";
import type { VaultFixture } from "../../helpers/vault-fixture.ts";

const housekeeping = ["project", "tag", "rename", "archive", "restore", "erase"];
const entries = [...housekeeping, "doctor"].map((name) => ({
  name,
  summary: name,
  group: "Housekeeping" as const,
  catalogue: false,
  load: async (): Promise<RegisterCommands> =>
    name === "doctor" ? registerDoctorCommand : registerHousekeepingCommands,
}));

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Parsed stdout of a run with `--json`. */
  readonly json: Record<string, never>;
}

async function run(
  { vault, clock }: Pick<VaultFixture, "clock"> & { readonly vault: Vault },
  words: readonly string[],
  more: { readonly terminal?: Partial<Terminal>; readonly typed?: string } = {},
): Promise<Ran> {
  const terminal = recordingTerminal(more.terminal ?? {});
  const prompts = { text: async () => ok(more.typed ?? "") } as unknown as Prompts;
  const context = { terminal, clock, prompts, vault: async () => ok(vault) } as unknown as CommandContext;
  const exitCode = await runProgram(words, {
    entries,
    terminal,
    version: "0",
    open: async () => ok({ context, close: async () => {} }),
    interrupted: new AbortController().signal,
  });
  const json = words.includes("--json") ? (JSON.parse(terminal.stdout()) as Ran["json"]) : {};
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr(), json };
}

test("project lists the projects with their environments and counts", async () => {
  const fixture = await createTestVault();
  await fixture.add("A", "value-a", { project: "shop", environment: "prod" });
  await fixture.add("B", "value-b", { project: "shop", environment: "dev" });
  await fixture.add("C", "value-c");
  const listed = await run(fixture, ["project"]);
  expect(listed.stdout).toBe("shop          2 keys  dev prod\n(no project)  1 key\n");
  expect((await run(fixture, ["project", "--json"])).json).toEqual({
    version: 1,
    projects: [
      { name: "shop", keys: 2, environments: ["dev", "prod"] },
      { name: null, keys: 1, environments: [] },
    ],
  });
});

test("project set moves a key, and out again", async () => {
  const fixture = await createTestVault();
  await fixture.add("A");
  const moved = await run(fixture, ["project", "set", "A", "shop", "--env", "prod", "--json"]);
  expect(moved.exitCode).toBe(0);
  expect(moved.json).toMatchObject({ version: 1, key: { name: "A", project: "shop", environment: "prod" } });
  expect((await run(fixture, ["project", "set", "A", "--none"])).stderr).toBe(
    "A@shop/prod is now A@/prod.\n",
  );
  expect((await run(fixture, ["project", "set", "A", "--env", ""])).stderr).toBe("A@/prod is now A.\n");
  expect((await run(fixture, ["project", "set", "A"])).exitCode).toBe(2);
  expect((await run(fixture, ["project", "set", "A", "shop", "--none"])).exitCode).toBe(2);
});

test("tags are put on, taken off and shown", async () => {
  const fixture = await createTestVault();
  await fixture.add("A", "value", { tags: ["old"] });
  const changed = await run(fixture, ["tag", "A", "+live", "-old", "+two words", "-e2e", "--json"]);
  expect(changed.exitCode).toBe(1);
  expect((await run(fixture, ["tag", "A", "+live", "-old", "+two words"])).stdout).toBe("live\ntwo words\n");
  expect((await run(fixture, ["tag", "A", "-live", "--json"])).json).toMatchObject({
    key: { tags: ["two words"] },
  });
  expect((await run(fixture, ["tag", "A"])).stdout).toBe("two words\n");
  expect((await run(fixture, ["tag", "A", "live"])).exitCode).toBe(2);
  expect((await run(fixture, ["tag", "A", "+\u202e"])).exitCode).toBe(1);
});

test("a key gets another name, unless that is taken", async () => {
  const fixture = await createTestVault();
  await fixture.add("A", "value-a", { environment: "dev" });
  await fixture.add("B", "value-b", { environment: "dev" });
  expect((await run(fixture, ["rename", "A", "C"])).exitCode).toBe(0);
  expect((await run(fixture, ["rename", "C", "B", "-e", "dev"])).exitCode).toBe(6);
  expect(fixture.vault.list().map((key) => key.name)).toEqual(["B", "C"]);
});

test("archived keys leave the list and come back, also beside a new one of their name", async () => {
  const fixture = await createTestVault();
  const { vault, add } = fixture;
  const old = await add("A", "value-old");
  expect((await run(fixture, ["archive", "A", "--json"])).json).toMatchObject({
    key: { archivedAt: "2026-11-21T09:00:00.000Z" },
  });
  const fresh = await add("A", "value-new");
  expect((await run(fixture, ["restore", "A"])).exitCode).toBe(6);
  valueOf(vault.edit(fresh.id, { name: "B" }));
  expect((await run(fixture, ["restore", "A"])).exitCode).toBe(0);
  expect(vault.list().map((key) => key.id)).toEqual([old.id, fresh.id]);
  expect((await run(fixture, ["restore", "A"])).exitCode).toBe(1);
  valueOf(vault.archive(old.id));
  valueOf(vault.archive((await add("A", "third")).id));
  const ambiguous = await run(fixture, ["restore", "A"]);
  expect(ambiguous.exitCode).toBe(6);
  expect(ambiguous.stderr).toContain(old.id);
  expect((await run(fixture, ["restore", old.id])).exitCode).toBe(0);
});

test("erasing needs the typed name or --yes, and says so without a terminal", async () => {
  const fixture = await createTestVault();
  const { vault, add } = fixture;
  await add("A");
  const terminal = { stdinIsTerminal: true };
  expect((await run(fixture, ["erase", "A"])).exitCode).toBe(6);
  expect((await run(fixture, ["erase", "A"], { terminal, typed: "y" })).exitCode).toBe(130);
  expect(vault.list()).toHaveLength(1);
  expect((await run(fixture, ["erase", "A"], { terminal, typed: " A " })).exitCode).toBe(0);
  const { id } = await add("B");
  expect((await run(fixture, ["erase", "B", "--yes", "--json"])).json).toEqual({
    version: 1,
    erased: { id, name: "B" },
  });
  expect(vault.list()).toEqual([]);
});

test("doctor ends with 0 when all is well, 1 when something is left, 5 when the store is locked", async () => {
  const fixture = await createTestVault();
  const key = await fixture.add("A");
  expect((await run(fixture, ["doctor"])).exitCode).toBe(0);
  fixture.store().tamper(key.currentVersion, null);
  const missing = await run(fixture, ["doctor", "--fix", "--json"]);
  expect(missing.exitCode).toBe(1);
  expect(missing.json).toMatchObject({
    healthy: false,
    store: { state: "ready" },
    problems: [{ kind: "secret-missing", keyName: "A", outcome: "found", error: null }],
  });
  fixture.store().condition = "locked";
  const locked = await run(fixture, ["doctor"]);
  expect(locked.exitCode).toBe(5);
  expect(locked.stderr).toContain("Make it ready.");
});

test.for([
  [[], 1, 0],
  [["--fix"], 0, 1],
  [["--fix", "--delete-orphans"], 0, 0],
] as const)("doctor %j on an orphan ends with %i and leaves %i keys", async ([flags, exitCode, keys]) => {
  const fixture = await createTestVault();
  const { database, vault, clock } = fixture;
  database.exec("CREATE TRIGGER stop BEFORE INSERT ON versions BEGIN SELECT RAISE(ABORT, 'stop'); END");
  database.exec("CREATE TRIGGER keep BEFORE UPDATE ON intents BEGIN SELECT RAISE(ABORT, 'keep'); END");
  await vault.add(newKey("ORPHAN"), secretsOf("value"));
  database.exec("DROP TRIGGER stop; DROP TRIGGER keep");
  clock.advance(3_600_000);
  const ran = await run(fixture, ["doctor", ...flags]);
  expect(ran.exitCode).toBe(exitCode);
  expect(ran.stdout).toContain("orphan-secret");
  expect(vault.list()).toHaveLength(keys);
});

test("hostile names do not reach the terminal", async () => {
  const fixture = await createTestVault();
  const { id } = await fixture.add("A");
  // Such a name is refused at the door; the database may have been changed by another program.
  fixture.database.run("UPDATE keys SET name = ?, project = ? WHERE id = ?", "x\u001b[2Jy", "p\u202eq", id);
  for (const words of [["project"], ["tag", id], ["archive", id], ["restore", id], ["rename", id, "B"]]) {
    const { stdout, stderr } = await run(fixture, words);
    for (const character of ["\u001b", "\u202e"]) expect(stdout + stderr).not.toContain(character);
  }
});
