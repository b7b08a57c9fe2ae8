import { Command } from "commander";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createHttpClient } from "../../../electron/adapters/https.ts";
import { registerCheckCommand } from "../../../electron/cli/commands/check.ts";
import type { CommandContext, CommandOutcome } from "../../../electron/cli/context.ts";
import type { NewKey } from "../../../electron/core/model.ts";
import type { HttpClient } from "../../../electron/core/ports.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { pretendKey, type Scenario } from "../../../electron/demo/pretend-scenarios.ts";
import { startPretendProvider } from "../../../electron/demo/pretend-provider.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";
import { createTestVault, type VaultFixture } from "../../helpers/vault-fixture.ts";

let fixture: VaultFixture;

beforeEach(async () => {
  fixture = await createTestVault();
});

async function realHttp(): Promise<HttpClient> {
  const server = await startPretendProvider();
  onTestFinished(() => server.close());
  return createHttpClient({
    certificateAuthorities: [server.authority.certificate],
    resolve: server.resolve,
    environment: {},
  });
}

const addKey = (name: string, provider: string | null, scenario: Scenario, more: Partial<NewKey> = {}) =>
  fixture.add(name, pretendKey(provider ?? "", scenario), { provider, ...more });

interface Run {
  readonly outcome: CommandOutcome;
  readonly exitCode: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `check` with `words`, as the program would. */
async function run(
  words: readonly string[],
  http: HttpClient,
  interrupted = new AbortController().signal,
): Promise<Run> {
  const terminal = recordingTerminal();
  const context = {
    terminal,
    http,
    interrupted,
    catalogue,
    clock: fixture.clock,
    random: fixture.random,
    folder: fixture.folder,
    vault: async () => ({ ok: true, value: fixture.vault }),
  } as unknown as CommandContext;
  const program = new Command().exitOverride();
  let outcome: CommandOutcome | undefined;
  registerCheckCommand(program, async (action) => {
    outcome = await action(context, { json: words.includes("--json") });
  });
  program.commands[0]?.option("--json");
  await program.parseAsync(["check", ...words], { from: "user" });
  if (outcome === undefined) throw new Error("the command did not run");
  return {
    outcome,
    exitCode: outcome.ok ? outcome.value.exitCode : outcome.error.code,
    stdout: terminal.stdout(),
    stderr: terminal.stderr(),
  };
}

const accepting = () => createScriptedHttp(() => ({ status: 200, body: '{"credits_balance":5}' }));
const refusing = () => createScriptedHttp(() => ({ status: 401 }));
const failing = () =>
  createScriptedHttp(() => ({ failure: "offline", why: "This machine has no way to the server." }));

describe("what it says", () => {
  test("a line a key, a summary, the next step", async () => {
    await addKey("GOOD", "deepcreative-labs", "valid", { project: "web", environment: "prod" });
    await addKey("BAD", "modelslab", "invalid");
    await addKey("POOR", "fluximage", "no-credit");
    await addKey("BROKEN", "langflow", "server-error", {
      fields: { baseUrl: "https://langflow.example.com" },
    });
    await addKey("UNKNOWN", null, "valid");
    const { stdout, stderr, exitCode } = await run(["--all"], await realHttp());
    expect(
      stdout.split("\n").map((line) =>
        line
          .replace(/\s+/g, " ")
          .replace(/\d+ ms/, "N ms")
          .trim(),
      ),
    ).toEqual([
      "✗ BAD - rejected: invalid 401: ModelsLab does not accept this key (wrong or revoked) N ms",
      "☁ BROKEN - unreachable: server-error 500: the provider's server has a problem N ms",
      "✓ GOOD web/prod valid credit 1250 N ms",
      "◐ POOR - limited: no-credit 402: the account has no credit left N ms",
      "– UNKNOWN - uncheckable no provider is known for this key",
      "",
    ]);
    expect(stderr.split("\n").map((line) => line.replace(/\(.* s\)/, "(N s)"))).toEqual([
      "5 checked: 1 valid, 1 rejected, 1 limited, 1 unreachable, 1 uncheckable   (N s)",
      "Next: keystow show BAD; keys are made at https://modelslab.com/dashboard/api-keys",
      "",
    ]);
    expect(exitCode).toBe(3);
  });

  test("--ascii uses plain signs", async () => {
    await addKey("GOOD", "deepcreative-labs", "valid");
    const { stdout } = await run(["--all", "--ascii"], accepting());
    expect(stdout).toMatch(/^\+ +GOOD/);
    expect(stdout).toMatch(/^[\n\u0020-\u007e]*$/);
  });

  test("hostile names and answers do not reach the terminal raw", async () => {
    await addKey("EVIL\u202eNAME", "deepcreative-labs", "valid").catch(() =>
      addKey("EVIL", "deepcreative-labs", "valid"),
    );
    const http = createScriptedHttp(() => ({
      status: 200,
      body: JSON.stringify({ credits_balance: "\u001b[31m\u202e5\r\n" }),
    }));
    const { stdout } = await run(["--all"], http);
    for (const character of ["\u001b", "\u202e", "\r"]) expect(stdout).not.toContain(character);
  });

  test("--json is as documented", async () => {
    await addKey("GOOD", "deepcreative-labs", "valid");
    await addKey("UNKNOWN", null, "valid");
    const { stdout } = await run(["--all", "--json"], accepting());
    const json = JSON.parse(stdout);
    expect(Object.keys(json)).toEqual(["version", "results", "summary"]);
    expect(json.results[0]).toMatchObject({
      name: "GOOD",
      provider: "deepcreative-labs",
      status: "valid",
      reason: null,
      identity: { credit: "5" },
      evidence: {
        method: "GET",
        url: "https://api.deepcreativelabs.com/v1/account",
        httpStatus: 200,
        decidedBy: "200 with JSON: the account was shown",
        durationMs: 5,
      },
    });
    expect(json.results[1]).toMatchObject({ name: "UNKNOWN", provider: null, status: "uncheckable" });
    expect(json.summary).toEqual({
      checked: 2,
      valid: 1,
      rejected: 0,
      limited: 0,
      unreachable: 0,
      uncheckable: 1,
      errors: 0,
      notDone: 0,
    });
  });
});

describe("exit codes", () => {
  test.each([
    ["all valid", accepting, [], 0],
    ["rejected", refusing, [], 3],
    ["unreachable", failing, [], 4],
    ["unreachable, but asked not to mind", failing, ["--fail-on", "rejected"], 0],
    ["rejected, but asked not to mind", refusing, ["--fail-on", "none"], 0],
    [
      "limited, asked to mind",
      () => createScriptedHttp(() => ({ status: 403 })),
      ["--fail-on", "limited,rejected"],
      3,
    ],
    ["limited", () => createScriptedHttp(() => ({ status: 403 })), [], 0],
  ])("%s", async (_name, http, words, expected) => {
    await addKey("KEY", "deepcreative-labs", "valid");
    expect((await run(["--all", ...words], http())).exitCode).toBe(expected);
  });

  test("rejected wins over unreachable", async () => {
    await addKey("A", "deepcreative-labs", "valid");
    await addKey("B", "fluximage", "valid");
    const http = createScriptedHttp(({ url }) =>
      url.host === "fluximage.app" ? { status: 401 } : { failure: "offline" },
    );
    expect((await run(["--all"], http)).exitCode).toBe(3);
  });

  test("a locked store is one error, and no verdict", async () => {
    for (const name of ["A", "B", "C"]) await addKey(name, "deepcreative-labs", "valid");
    fixture.store().condition = "locked";
    const http = accepting();
    const { exitCode, stdout } = await run(["--all"], http);
    expect([exitCode, stdout, http.requests.length]).toEqual(["store-locked", "", 0]);
    for (const key of fixture.vault.list()) expect(key.check.status).toBe("unchecked");
  });

  test("one secret that is gone is that key's error; the others are checked", async () => {
    await addKey("GONE", "deepcreative-labs", "valid");
    await addKey("HERE", "fluximage", "valid");
    const gone = fixture.vault.list().find(({ name }) => name === "GONE");
    fixture.store().tamper(gone?.currentVersion ?? "", null);
    // Played, so that the made-up key that Fluximage gets as well is refused.
    const { exitCode, stdout } = await run(["--all", "--json"], await realHttp());
    const { results, summary } = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(results[0]).toMatchObject({
      name: "GONE",
      status: "unchecked",
      evidence: null,
      error: { code: "secret-missing" },
    });
    expect(results[1]).toMatchObject({ name: "HERE", status: "valid" });
    expect(summary).toMatchObject({ checked: 1, valid: 1, errors: 1 });
  });

  test.each([
    [[], "usage"],
    [["--all", "A"], "usage"],
    [["--fail-on", "everything", "--all"], "usage"],
    [["NOBODY"], "not-found"],
    [["status:rejected"], "not-found"],
    [["A", "NOBODY"], "not-found"],
    [["DOUBLE"], "ambiguous-name"],
  ])("%j: %s", async (words, code) => {
    await addKey("A", "deepcreative-labs", "valid");
    await addKey("DOUBLE", "fluximage", "valid", { environment: "dev" });
    await addKey("DOUBLE", "fluximage", "valid", { environment: "prod" });
    const http = accepting();
    expect((await run(words, http)).exitCode).toBe(code);
    expect(http.requests).toEqual([]);
  });
});

describe("which keys", () => {
  beforeEach(async () => {
    await addKey("A", "deepcreative-labs", "valid", { project: "web", environment: "dev" });
    await addKey("B", "fluximage", "valid", { project: "web", environment: "prod" });
    await addKey("C", "fluximage", "valid", { project: "api", environment: "prod" });
  });

  test.each([
    [["A"], "A"],
    [["C", "A", "A"], "C A"],
    [["--all"], "A B C"],
    [["-p", "web"], "A B"],
    [["--all", "-e", "prod"], "B C"],
    [["-p", "web", "-e", "prod"], "B"],
    [["provider:fluximage"], "B C"],
    [["provider:fluximage", "env:prod", "-p", "api"], "C"],
    [["B@web/prod"], "B"],
  ])("%j: %s", async (words, names) => {
    const { stdout } = await run([...words, "--json"], accepting());
    const found = JSON.parse(stdout).results.map(({ name }: { name: string }) => name);
    expect(found.join(" ")).toBe(names);
  });
});

describe("what is written down", () => {
  test("the request before the verdict, the history, the activity; and never the key", async () => {
    const key = await addKey("KEY", "deepcreative-labs", "invalid");
    await run(["KEY"], await realHttp());
    expect(fixture.vault.requests(5)).toMatchObject([
      {
        keyId: key.id,
        provider: "deepcreative-labs",
        host: "api.deepcreativelabs.com",
        method: "GET",
        path: "/v1/account",
        outcome: "rejected: invalid",
      },
    ]);
    expect(fixture.vault.checkHistory(key.id, 5)).toMatchObject([
      { verdict: { status: "rejected", reason: "invalid" } },
    ]);
    expect(fixture.vault.activity(1)).toMatchObject([{ kind: "key-checked", keyName: "KEY" }]);
    const kept = JSON.stringify([
      fixture.vault.requests(5),
      fixture.vault.checkHistory(key.id, 5),
      fixture.vault.list(),
    ]);
    expect(kept).not.toContain(pretendKey("deepcreative-labs", "invalid"));
  });

  test("a key that cannot be reached keeps its last definite answer", async () => {
    await addKey("KEY", "deepcreative-labs", "valid");
    await run(["KEY"], accepting());
    await run(["KEY"], failing());
    expect(fixture.vault.list()[0]?.check).toMatchObject({
      status: "unreachable",
      reason: "offline",
      definite: { status: "valid" },
    });
    expect(fixture.vault.requests(5)).toHaveLength(1);
  });

  test("Ctrl+C keeps what is finished and says what is not done", async () => {
    const controller = new AbortController();
    for (const name of ["A", "B", "C", "D"]) await addKey(name, "deepcreative-labs", "valid");
    const http = createScriptedHttp((_request, index) => {
      if (index === 0) return { status: 200, body: "{}" };
      setImmediate(() => controller.abort());
      return new Promise(() => undefined);
    });
    const { stdout } = await run(["--all", "--json"], http, controller.signal);
    expect(JSON.parse(stdout).summary).toMatchObject({ checked: 1, valid: 1, notDone: 3 });
    expect(fixture.vault.list().map(({ check }) => check.status)).toEqual([
      "valid",
      "unchecked",
      "unchecked",
      "unchecked",
    ]);
  });
});

describe("an interrupted check", () => {
  test("names the way on, and --resume asks only the rest", async () => {
    for (const name of ["A", "B", "C", "D"]) await addKey(name, "deepcreative-labs", "valid");
    const stop = new AbortController();
    const stopping = createScriptedHttp((_request, index) => {
      if (index === 1) stop.abort();
      return { status: 200, body: '{"credits_balance":5}' };
    });
    const first = await run(["--all"], stopping, stop.signal);
    expect(first.stderr).toContain("Next: keystow check --resume");
    const left = fixture.vault.list().filter(({ check }) => check.status === "unchecked").length;
    expect(left).toBeGreaterThan(1);
    fixture.clock.advance(1_000);
    const http = accepting();
    const second = await run(["--resume"], http);
    expect(http.requests).toHaveLength(left);
    expect(second.exitCode).toBe(0);
    expect(fixture.vault.list().every(({ check }) => check.status === "valid")).toBe(true);
    const third = await run(["--resume"], accepting());
    expect(third.stderr).toContain("No check was interrupted.");
  });

  test.each([[["--resume", "--all"]], [["--resume", "NAME"]], [["--resume", "-p", "web"]]])(
    "%j is refused",
    async (words) => {
      expect((await run(words, accepting())).exitCode).toBe("usage");
    },
  );
});

describe("a key of one of several sites", () => {
  const forbidding = () => createScriptedHttp(() => ({ status: 403, body: '{"errors":["Forbidden"]}' }));
  const secret = "0a".repeat(16);

  test("is not rejected by the first one: the line and 'show' say which field to fill in", async () => {
    await fixture.add("DD_API_KEY", secret, { provider: "datadog" });
    const { stdout, stderr } = await run(["DD_API_KEY"], forbidding());
    expect(stdout).toContain("--field site=…");
    expect(stderr).toContain("1 uncheckable");
    expect(fixture.vault.list()[0]?.check).toMatchObject({
      status: "uncheckable",
      definite: null,
      evidence: { httpStatus: 403 },
    });
  });

  test("is rejected once the user has named the site", async () => {
    const fields = { site: "datadoghq.eu" };
    await fixture.add("DD_API_KEY", secret, { provider: "datadog", fields });
    await run(["DD_API_KEY"], forbidding());
    expect(fixture.vault.list()[0]?.check).toMatchObject({ status: "rejected" });
  });
});
