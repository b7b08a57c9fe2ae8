/** Runs one rotation command against keys in memory, and says what it printed and ended with. */
import { Command } from "commander";
import type { CommandContext, CommandOutcome } from "../../../electron/cli/context.ts";
import { registerRotationCommands } from "../../../electron/cli/commands/rotation.ts";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { Key, RotationPolicy } from "../../../electron/core/model.ts";
import type { Files } from "../../../electron/core/ports.ts";
import type { KeySelector } from "../../../electron/core/vault/index.ts";

/** A key that is due on 2026-11-30; `more` changes it. */
export const keyWith = (more: Partial<Key> = {}): Key => ({
  id: "0b7c1f0e-3f43-4c51-9d0e-1f2a3b4c5d6e",
  name: "GITHUB_TOKEN",
  variable: "GITHUB_TOKEN",
  provider: "github",
  project: "web",
  environment: "prod",
  tags: [],
  note: "",
  fields: {},
  secretFields: [],
  allowPrivate: false,
  createdOn: "2026-09-01",
  expiresOn: null,
  rotation: { policyDays: 90, snoozedUntil: null },
  masked: "ghp_••••••••9Zx4",
  archivedAt: null,
  currentVersion: "5f0f4f52-0000-4000-8000-000000000000",
  check: {
    status: "unchecked",
    reason: null,
    at: null,
    definite: null,
    identity: {},
    evidence: null,
    drift: null,
  },
  secretPresent: true,
  ...more,
});

/** The methods of a vault that these commands call. */
function vaultOf(keys: Key[]) {
  return {
    info: () => ({ store: "sealed" }),
    links: () => [],
    list: () => keys,
    find: ({ name, environment }: KeySelector) => {
      const found = keys.filter(
        (key) => key.name === name && (environment === undefined || key.environment === environment),
      );
      if (found.length > 1) return fail("ambiguous-name", "Several keys have this name.");
      return found[0] === undefined ? fail("not-found", "There is no such key.") : ok(found[0]);
    },
    setPolicy: (id: string, rotation: RotationPolicy) => {
      const index = keys.findIndex((key) => key.id === id);
      const before = keys[index];
      if (before === undefined) return fail("not-found", "There is no such key.");
      keys[index] = { ...before, rotation };
      return ok(keys[index]);
    },
  };
}

export interface Setting {
  readonly keys: Key[];
  readonly files?: Files;
  readonly now?: string;
  readonly zone?: string;
  /** The answer to a question; without one there is no terminal to ask. */
  readonly answer?: boolean;
}

export interface Ran {
  readonly outcome: CommandOutcome;
  readonly data: string;
  readonly messages: readonly string[];
  readonly json: Readonly<Record<string, unknown>> | null;
}

/** Runs `keystow …words`. */
export async function runRotation(setting: Setting, ...words: readonly string[]): Promise<Ran> {
  const messages: string[] = [];
  let data = "";
  let json: Readonly<Record<string, unknown>> | null = null;
  let outcome: CommandOutcome = fail("internal", "The command did not run.");
  const context = {
    terminal: {
      colour: false,
      data: (text: string) => void (data += text),
      message: (line: string) => void messages.push(line),
      json: (value: Readonly<Record<string, unknown>>) => void (json = value),
    },
    prompts: {
      confirm: async (question: string, flag: string) =>
        setting.answer === undefined
          ? fail("needs-confirmation", question, { hint: flag })
          : ok(setting.answer),
    },
    clock: {
      now: () => Date.parse(setting.now ?? "2026-11-21T09:00:00Z"),
      timeZone: () => setting.zone ?? "UTC",
    },
    files: setting.files,
    catalogue: [{ id: "github", name: "GitHub", keyPage: "https://github.com/settings/tokens" }],
    workingFolder: "/home/user",
    vault: async () => ok(vaultOf(setting.keys)),
  } as unknown as CommandContext;
  const program = new Command().option("--json").exitOverride();
  registerRotationCommands(program, async (action) => {
    outcome = await action(context, { json: program.opts()["json"] === true });
  });
  await program.parseAsync(["node", "keystow", ...words]);
  return { outcome, data, messages, json };
}
