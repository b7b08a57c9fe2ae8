import { describe, expect, test } from "vitest";
import { paletteGroups, type PaletteEntry } from "../../../renderer/features/palette/entries.ts";
import { search } from "../../../renderer/features/palette/search.ts";
import { createApp } from "../../../renderer/store/app.ts";
import { fakeBridge, type FakeOptions } from "../../fakes/fake-bridge.ts";
import { sampleId } from "../../fakes/sample-rows.ts";

async function storeOf(options: FakeOptions = {}) {
  const { store, start } = createApp(fakeBridge(options), () => 0);
  await start();
  return store;
}

const titled = (groups: ReturnType<typeof paletteGroups>, title: string): readonly PaletteEntry[] =>
  groups.find((group) => group.title === title)?.items ?? [];

describe("the palette", () => {
  test("is useful without a query: what needs attention, and where to go", async () => {
    const groups = paletteGroups((await storeOf()).getState(), "", null);
    expect(titled(groups, "Need attention").map(({ label }) => label)).toContain("GITHUB_TOKEN");
    expect(titled(groups, "Go to").map(({ label }) => label)).toContain("Settings");
    expect(groups.every(({ items }) => items.length > 0)).toBe(true);
  });

  test("finds keys by name, project and provider, and marks what was found", async () => {
    const state = (await storeOf()).getState();
    const keys = titled(paletteGroups(state, "str", null), "Keys");
    expect(keys.map(({ label }) => label)).toEqual(["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"]);
    expect(keys[0]?.marks).toEqual([[0, 3]]);
    expect(titled(paletteGroups(state, "release-bot", null), "Keys")).toHaveLength(2);
    expect(titled(paletteGroups(state, "hugging", null), "Keys").map(({ label }) => label)).toEqual([
      "HF_TOKEN",
    ]);
  });

  test("offers what is wanted most of the best hit", async () => {
    const groups = paletteGroups((await storeOf()).getState(), "str", null);
    const labels = titled(groups, "Commands for Stripe live key").map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["Copy secret", "Check now"]));
  });

  test("a key's own page shows its commands only, and they act on that key", async () => {
    const store = await storeOf();
    store.getState().actions.select([sampleId(4)]);
    const [only, ...more] = paletteGroups(store.getState(), "", sampleId(1));
    expect(more).toEqual([]);
    only?.items.find(({ id }) => id === "command:edit")?.run(store.getState(), store.getState().actions);
    expect(store.getState().dialog).toEqual({ name: "edit", id: sampleId(1) });
  });

  test("a chosen key is opened in the list", async () => {
    const store = await storeOf();
    const [key] = titled(paletteGroups(store.getState(), "npm", null), "Keys");
    key?.run(store.getState(), store.getState().actions);
    expect(store.getState()).toMatchObject({
      activeId: sampleId(12),
      detailOpen: true,
      view: { name: "keys" },
    });
  });

  test("a commands' query finds commands", async () => {
    const groups = paletteGroups((await storeOf()).getState(), "theme dark", null);
    expect(titled(groups, "View").map(({ id }) => id)).toEqual(["command:theme.dark"]);
  });

  test("10,000 keys give at most twenty lines of a kind", async () => {
    const groups = paletteGroups((await storeOf({ keys: 10_000 })).getState(), "key", null);
    expect(Math.max(...groups.map(({ items }) => items.length))).toBeLessThanOrEqual(20);
  });
});

test("signs that are no letters are searched for as they are", () => {
  expect(search(["größe", "鍵", "key"], "鍵", 5).map(({ at }) => at)).toEqual([1]);
  expect(search(["a"], "", 5)).toEqual([]);
});
