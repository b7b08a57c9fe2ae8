/** The switch of a provider's checks: in the terminal, in the window, in the vault. */
import { describe, expect, test } from "vitest";
import {
  catalogue,
  findProvider,
  isSwitchedOff,
  withChecksOff,
} from "../../../electron/core/providers/index.ts";
import { createActivityPart } from "../../../electron/services/activity.ts";
import { createProviderChecksPart } from "../../../electron/services/provider-checks-part.ts";
import { makeEnvCommands } from "../../helpers/env-commands.ts";
import { codeOf, valueOf, windowContext } from "../../helpers/window-context.ts";

describe("keystow providers ID --checks", () => {
  test("off and on again; twice the same is said", async () => {
    const under = await makeEnvCommands();
    const turn = async (to: string) => (await under.run("providers", "Stripe", "--checks", to)).stderr;
    expect(await turn("on")).toBe("Checks of Stripe are on already.\n");
    expect(await turn("off")).toBe(
      "Checks of Stripe are off: nothing is sent there. Its keys stay as they are.\n",
    );
    expect(await turn("off")).toBe("Checks of Stripe are off already.\n");
    expect(under.vault.checksOff()).toEqual(["stripe"]);
    expect(await turn("on")).toBe("Checks of Stripe are on. Next: keystow check provider:stripe\n");
    expect(under.vault.checksOff()).toEqual([]);
  });

  test("--json, and what the list and the page of a provider say", async () => {
    const under = await makeEnvCommands();
    const json = async (...words: readonly string[]) =>
      JSON.parse((await under.run(...words, "--json")).stdout);
    const off = await json("providers", "stripe", "--checks", "off");
    expect(off).toMatchObject({
      version: 1,
      providers: [{ id: "stripe", checkable: false, switchedOff: true, check: { kind: "request" } }],
    });
    expect(await json("providers", "stripe")).toEqual(off);
    expect((await under.run("providers")).stdout).toMatch(/^stripe .* switched off$/m);
    const { stdout } = await under.run("providers", "stripe");
    expect(stdout).toMatch(/^checks +off: you switched them off/m);
    expect(stdout).toMatch(/^check +GET https:\/\/api\.stripe\.com/m);
    const on = await json("providers", "stripe", "--checks", "on");
    expect(on.providers[0]).toMatchObject({ checkable: true });
    expect(on.providers[0]).not.toHaveProperty("switchedOff");
  });

  test.each([
    ["another word", ["providers", "stripe", "--checks", "maybe"], 2],
    ["no provider", ["providers", "--checks", "off"], 2],
    ["an unknown one", ["providers", "strpe", "--checks", "off"], 1],
    ["one without a check", ["providers", "here", "--checks", "off"], 1],
  ])("%s is refused", async (_name, words, code) => {
    const under = await makeEnvCommands();
    expect((await under.run(...words)).code).toBe(code);
    expect(under.vault.checksOff()).toEqual([]);
  });
});

describe("in the window", () => {
  test("is told, noted, undone and done again", async () => {
    const window = await windowContext();
    const { switchChecks } = createProviderChecksPart(window.context);
    const { activity } = createActivityPart(window.context, window.journal);
    const isOff = () => {
      const stripe = findProvider("stripe", window.context.catalogue);
      return stripe !== null && isSwitchedOff(stripe);
    };
    const undo = "Switch the checks of Stripe off";
    expect(valueOf(await switchChecks({ provider: "stripe", to: "off" }))).toMatchObject({ undo });
    expect(isOff()).toBe(true);
    expect(window.told).toContainEqual({ type: "changed" });
    expect(window.told).toContainEqual({ type: "providers" });
    expect(valueOf(await activity({ limit: 1 }))).toMatchObject([
      { text: "Switched the checks of stripe off", keyId: null },
    ]);
    expect(valueOf(await switchChecks({ provider: "stripe", to: "off" })).step).toBeNull();
    valueOf(await window.journal.part.undo(null));
    expect(isOff()).toBe(false);
    valueOf(await window.journal.part.redo());
    expect(isOff()).toBe(true);
    expect(codeOf(await switchChecks({ provider: "nobody", to: "off" }))).toBe("provider-unknown");
  });
});

test("without anything to switch off, the catalogue is the same list", () => {
  expect(withChecksOff(catalogue, [])).toBe(catalogue);
  expect(withChecksOff(catalogue, ["nobody", "here"])).toBe(catalogue);
  const without = withChecksOff(catalogue, ["stripe"]);
  expect(without.filter((provider, index) => provider !== catalogue[index])).toHaveLength(1);
});
