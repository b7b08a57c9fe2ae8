/** What the packager and the workflows are told, read as they read it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const projectFolder = join(import.meta.dirname, "../../..");
const workflowFolder = join(projectFolder, ".github", "workflows");

interface YamlReader {
  readonly load: (text: string) => unknown;
}
// The reader that electron-builder itself uses.
const yaml = createRequire(createRequire(import.meta.url).resolve("app-builder-lib"))(
  "js-yaml",
) as YamlReader;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(workflowFolder).map((name) => {
  const text = readFileSync(join(workflowFolder, name), "utf8");
  const workflow = yaml.load(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  return { name, text, workflow, jobs, steps: jobs.flatMap((job) => job.steps) };
});

describe.each(workflows)("workflow $name", ({ workflow, jobs, steps }) => {
  it("may read the sources and do nothing else", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(jobs.filter((job) => job.permissions !== undefined)).toEqual([]);
  });

  it("never runs foreign code with our rights", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(Object.keys(workflow.on)).not.toContain("workflow_run");
  });

  it("uses GitHub's own actions, at a named version, and keeps no credentials in the checkout", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((action) => !/^actions\/[a-z-]+@(?:v\d+|[0-9a-f]{40})$/u.test(action))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual(jobs.map(() => false));
  });

  it("hands secrets over in the environment of one step, never in a command", () => {
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
    const withSecrets = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("secrets."));
    expect(withSecrets.map(({ run }) => run)).toEqual(
      workflow.on["pull_request"] === undefined ? ["npm run pack -- installers"] : [],
    );
  });

  it("installs what the lock file says, on Node 24, and ends by itself", () => {
    const commands = steps.flatMap(({ run }) => run ?? []);
    expect(commands.filter((command) => command === "npm ci")).toHaveLength(jobs.length);
    expect(commands.filter((command) => /npm (?:i|install|add)\b/u.test(command))).toEqual([]);
    const nodes = steps.filter(({ uses }) => uses?.startsWith("actions/setup-node@"));
    expect(nodes.map((step) => step.with?.["node-version"])).toEqual(jobs.map(() => 24));
    expect(jobs.every((job) => (job["timeout-minutes"] ?? 360) <= 60)).toBe(true);
  });

  it("calls scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands = steps.map(({ run }) => run ?? "").join("\n");
    const named = [...commands.matchAll(/npm run ([\w:]+)/gu)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const files = [...commands.matchAll(/\b(?:node|--config) ([\w./-]+)/gu)].map(([, file]) => file ?? "");
    expect(files.filter((file) => !existsSync(join(projectFolder, file)))).toEqual([]);
  });
});

describe("electron-builder.yml", () => {
  const configuration = yaml.load(readFileSync(join(projectFolder, "electron-builder.yml"), "utf8"));

  it("names the installers of each system", () => {
    expect(configuration).toMatchObject({
      mac: { target: ["dmg", "zip"] },
      win: { target: ["nsis"] },
      linux: { target: ["AppImage", "deb", "tar.gz"] },
    });
  });

  it("publishes nothing, updates nothing, and leaves the vault at uninstall", () => {
    expect(configuration).toMatchObject({
      publish: null,
      npmRebuild: false,
      nsis: { deleteAppDataOnUninstall: false, differentialPackage: false },
      dmg: { writeUpdateInfo: false },
    });
  });

  it("gives a signed Mac app one right: to compile while it runs", () => {
    const { mac } = configuration as { readonly mac: { readonly entitlements: string } };
    const entitlements = readFileSync(join(projectFolder, mac.entitlements), "utf8");
    expect([...entitlements.matchAll(/<key>([^<]+)<\/key>/gu)].map(([, key]) => key)).toEqual([
      "com.apple.security.cs.allow-jit",
    ]);
  });
});
