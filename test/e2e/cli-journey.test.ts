/** The main job from the terminal: store, check, remind, export. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pretendKey, type Scenario } from "../../electron/demo/pretend-scenarios.ts";
import { type PretendNetwork, startPretendNetwork } from "../helpers/pretend-network.ts";
import { type KeystowSandbox, keystowSandbox } from "../helpers/run-keystow.ts";

const providers = ["deepcreative-labs", "modelslab", "langflow", "fluximage"] as const;

/** What each answer proves, where a provider's documents say nothing else. */
const usual: Readonly<Record<Exclude<Scenario, "odd-success">, string>> = {
  valid: "valid",
  invalid: "rejected: invalid",
  "no-credit": "limited: no-credit",
  restricted: "limited: restricted",
  "rate-limited": "limited: rate-limited",
  "server-error": "unreachable: server-error",
  slow: "unreachable: timeout",
  redirecting: "unreachable: redirected",
};
const scenarios = Object.keys(usual) as (keyof typeof usual)[];

let sandbox: KeystowSandbox;
let network: PretendNetwork;
beforeAll(async () => {
  network = await startPretendNetwork();
  sandbox = keystowSandbox(network.environment);
  expect(await sandbox.run(["init", "--store", "sealed"])).toMatchObject({ exitCode: 0, stdout: "" });
});
afterAll(async () => {
  await network.close();
  sandbox.remove();
});

const nameOf = (provider: string, scenario: string): string =>
  `${provider}_${scenario}`.toUpperCase().replaceAll("-", "_");

function addWords(provider: string, scenario: string): readonly string[] {
  const field = provider === "langflow" ? ["--field", "baseUrl=https://langflow.example.com"] : [];
  return ["add", nameOf(provider, scenario), "--stdin", "--provider", provider, "-p", scenario, ...field];
}

interface CheckResult {
  readonly name: string;
  readonly status: string;
  readonly reason: string | null;
  readonly evidence: { readonly url: string; readonly httpStatus: number | null };
}

describe("the main job", () => {
  test("keys of four providers are stored, two programs at a time", async () => {
    for (const provider of providers) {
      for (const pair of [0, 2, 4, 6]) {
        const ran = await Promise.all(
          scenarios.slice(pair, pair + 2).map((scenario) =>
            sandbox.run([...addWords(provider, scenario), "--no-check"], {
              input: pretendKey(provider, scenario, "abc"),
            }),
          ),
        );
        for (const { exitCode, stderr } of ran)
          expect([exitCode, stderr.split("\n")[0]]).toEqual([0, expect.stringContaining("Stored")]);
      }
    }
    expect(network.arrivals).toEqual([]);
    const { value } = await sandbox.json(["list"]);
    expect(value["keys"]).toHaveLength(32);
  });

  test("check --all gives each its verdict, with evidence, and the exit code of the worst", async () => {
    const { exitCode, value } = await sandbox.json(["check", "--all"]);
    expect(exitCode).toBe(3);
    const results = value["results"] as readonly CheckResult[];
    const found = Object.fromEntries(
      results.map(({ name, status, reason }) => [name, reason === null ? status : `${status}: ${reason}`]),
    );
    expect(found).toEqual(expectedVerdicts());
    expect(results.filter(({ evidence }) => !evidence.url.startsWith("https://"))).toEqual([]);
    const unanswered = results.filter(({ evidence }) => evidence.httpStatus === null);
    expect(unanswered.every(({ name }) => name.endsWith("_SLOW"))).toBe(true);
    expect(value["summary"]).toMatchObject({ checked: 32, notDone: 0 });
  });

  test("each key reached its own provider's host and no other, and no redirect was followed", () => {
    const hosts: Readonly<Record<string, string>> = {
      "deepcreative-labs": "api.deepcreativelabs.com",
      modelslab: "modelslab.com",
      langflow: "langflow.example.com",
      fluximage: "fluximage.app",
    };
    const reached = providers.flatMap((provider) =>
      scenarios.map((scenario) => {
        const key = pretendKey(provider, scenario, "abc");
        const arrivals = network.arrivals.filter((arrival) => JSON.stringify(arrival).includes(key));
        return [provider, [...new Set(arrivals.map(({ host }) => host.split(":")[0]))]] as const;
      }),
    );
    expect(reached).toHaveLength(32);
    for (const [provider, found] of reached) expect(found).toEqual([hosts[provider]]);
    const asked = network.proxy.tunnels.map(({ authority }) => authority);
    expect(new Set(asked)).toEqual(new Set(Object.values(hosts).map((host) => `${host}:443`)));
    // The pretend provider's key words are unique, so the proxy would have seen one outside TLS.
    expect(network.proxy.seen().includes("sk_live_")).toBe(false);
  });

  test("show keeps the last definite answer and the history", async () => {
    const { value } = await sandbox.json(["show", nameOf("fluximage", "invalid")]);
    expect(value["key"]).toMatchObject({
      provider: "fluximage",
      check: { status: "rejected", reason: "invalid", definite: { status: "rejected" } },
    });
    expect(value["history"]).toHaveLength(1);
  });

  test("add checks at once: 0, 3 and 4 by what came of it, and the key is stored every time", async () => {
    const cases = [
      ["valid", "1", 0],
      ["invalid", "2", 3],
      ["server-error", "3", 4],
    ] as const;
    for (const [scenario, filler, exitCode] of cases) {
      const name = `AT_ONCE_${filler}`;
      const ran = await sandbox.run(["add", name, "--stdin"], {
        input: pretendKey("fluximage", scenario, filler),
      });
      expect([ran.exitCode, ran.stderr]).toEqual([
        exitCode,
        expect.stringMatching(/Stored AT_ONCE_.*\nChecking it\. It is sent only to fluximage\.app\./),
      ]);
      expect((await sandbox.run(["get", name])).stdout).toBe(pretendKey("fluximage", scenario, filler));
    }
  });

  test("due ends with 3 when a key is overdue", async () => {
    expect((await sandbox.run(["due"])).exitCode).toBe(0);
    const old = ["--created-on", "2024-02-29", "--policy", "90d", "--no-check"];
    const input = pretendKey("fluximage", "valid", "9");
    expect((await sandbox.run(["add", "OLD_KEY", "--stdin", ...old], { input })).exitCode).toBe(0);
    const { exitCode, value } = await sandbox.json(["due"]);
    expect(exitCode).toBe(3);
    expect(value["keys"]).toMatchObject([
      { name: "OLD_KEY", rotation: { dueOn: "2024-05-29", state: "overdue" } },
    ]);
  });

  test("env write merges into a .env, masked in the diff, and show tells that the file holds it", async () => {
    const file = join(sandbox.project, ".env");
    writeFileSync(file, "# kept\nPORT=3000\nFLUXIMAGE_VALID=old\n", { mode: 0o644 });
    const key = pretendKey("fluximage", "valid", "abc");
    const words = ["env", "write", ".env", "-p", "valid", "--yes"];
    const ran = await sandbox.run(words);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout + ran.stderr).not.toContain(key);
    expect(ran.stdout + ran.stderr).toContain("flx_live_••••••••");
    expect(readFileSync(file, "utf8")).toContain(`# kept\nPORT=3000\nFLUXIMAGE_VALID=${key}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const link = async (): Promise<unknown> =>
      ((await sandbox.json(["show", "FLUXIMAGE_VALID"])).value["key"] as { links: unknown }).links;
    expect(await link()).toEqual([{ file, variable: "FLUXIMAGE_VALID", state: "same" }]);
    writeFileSync(file, "FLUXIMAGE_VALID=other\n");
    expect(await link()).toMatchObject([{ state: "different" }]);
    writeFileSync(file, "PORT=1\n");
    expect(await link()).toMatchObject([{ state: "missing" }]);
  });
});

function expectedVerdicts(): Readonly<Record<string, string>> {
  const verdicts: Record<string, string> = {};
  for (const provider of providers) {
    for (const scenario of scenarios) verdicts[nameOf(provider, scenario)] = usual[scenario];
  }
  return {
    ...verdicts,
    // Not documented there, so it proves nothing about the key.
    DEEPCREATIVE_LABS_NO_CREDIT: "unreachable: unexpected",
    LANGFLOW_NO_CREDIT: "unreachable: unexpected",
    // Langflow says "Invalid or missing API key" with 403.
    LANGFLOW_RESTRICTED: "rejected: invalid",
    // "Feature not available".
    MODELSLAB_RESTRICTED: "limited: plan",
  };
}
