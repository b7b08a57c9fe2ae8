/** `keystow providers` and `keystow detect`. */
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { registerProviderCommands } from "../../../electron/cli/commands/providers.ts";
import type { CommandContext, CommandOutcome } from "../../../electron/cli/context.ts";
import { fail, ok } from "../../../electron/core/errors.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { awsIdOf, canaryAccount } from "../../helpers/aws-ids.ts";
import { recordingTerminal } from "../../helpers/recording-terminal.ts";

async function run(words: readonly string[], text: string | null = null) {
  const terminal = recordingTerminal();
  const asked: string[] = [];
  const give = (how: string) => async () => {
    asked.push(how);
    return text === null ? fail("usage", "There is no terminal to ask on.") : ok(Secret.fromText(text));
  };
  const context = {
    terminal,
    catalogue,
    prompts: { secret: give("prompt") },
    readStdin: give("stdin"),
  } as unknown as CommandContext;
  let outcome: CommandOutcome = fail("internal", "The command did not run.");
  const program = new Command().option("--json").exitOverride();
  registerProviderCommands(program, async (action) => {
    outcome = await action(context, { json: program.opts()["json"] === true });
  });
  await program.parseAsync(["node", "keystow", ...words]);
  return { outcome, out: terminal.stdout(), err: terminal.stderr(), asked };
}

describe("providers", () => {
  test("lists all of them, sorted by name", async () => {
    const { outcome, out, err } = await run(["providers"]);
    expect(outcome).toEqual(ok({ exitCode: 0 }));
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBe(catalogue.length);
    expect(lines.find((line) => line.startsWith("airtable "))).toMatch(
      /^airtable +Airtable +productivity +api\.airtable\.com +checkable$/,
    );
    expect(err).toContain(`${catalogue.length} providers`);
  });

  test("--json gives what PRODUCT promises", async () => {
    const { out } = await run(["--json", "providers"]);
    const value = JSON.parse(out);
    expect(value.version).toBe(1);
    expect(value.providers.length).toBe(catalogue.length);
    expect(value.providers.find(({ id }: { id: string }) => id === "fluximage")).toEqual({
      id: "fluximage",
      name: "Fluximage",
      category: "ai-media",
      hosts: ["fluximage.app"],
      checkable: true,
      rotation: { days: null, style: "instant", note: expect.stringContaining("Roll key") },
    });
  });

  test("one provider: where the key goes, and why by POST", async () => {
    const { out } = await run(["providers", "modelslab"]);
    expect(out).toContain("POST https://modelslab.com/api/v4/dreambooth/model_list");
    expect(out).toMatch(/key goes +JSON body/);
    expect(out).toMatch(/why POST +ModelsLab reads the key from a JSON body only/);
  });

  test("an unknown id says which one may be meant", async () => {
    const { outcome } = await run(["providers", "strpe"]);
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "provider-unknown", hint: expect.stringContaining("stripe") },
    });
  });
});

describe("detect", () => {
  const key = `sk_live_${"0".repeat(23)}Z`;

  test("reads stdin, lists all candidates, and never shows the text", async () => {
    const { out, err, asked } = await run(["detect", "--stdin", "--variable", "DEEPCREATIVE_API_KEY"], key);
    expect(asked).toEqual(["stdin"]);
    expect(out).toMatch(/^possible +DeepCreative Labs \(deepcreative-labs\), by the variable's name\n/);
    expect(out).toContain("Stripe (stripe), by its form");
    expect(out + err).not.toContain(key.slice(8));
  });

  test("asks with a hidden prompt without --stdin", async () => {
    const { asked } = await run(["detect"], key);
    expect(asked).toEqual(["prompt"]);
  });

  test("--json gives what PRODUCT promises", async () => {
    const { out } = await run(["--json", "detect", "--stdin"], `flx_live_${"0".repeat(40)}`);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      candidates: [{ provider: "fluximage", certainty: "sure", by: "format" }],
      notAKey: null,
      warning: null,
    });
  });

  test("warns of a canary token", async () => {
    const { out } = await run(["detect", "--stdin"], awsIdOf(canaryAccount));
    expect(out).toMatch(/^sure .*\(aws\), by its form\nCareful: it is a canary token: testing it alerts/);
  });

  test("says why a text is no key, and fails only when nothing can be read", async () => {
    expect((await run(["detect", "--stdin"], "changeme")).out).toBe("No key: it is a placeholder.\n");
    expect((await run(["detect", "--stdin"], "Zk3_".repeat(9))).out).toMatch(/^Unknown/);
    expect((await run(["detect", "--stdin"])).outcome).toMatchObject({ ok: false, error: { code: "usage" } });
  });
});
