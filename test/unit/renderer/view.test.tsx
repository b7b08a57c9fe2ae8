import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Frame } from "../../../renderer/App.tsx";
import { createApp } from "../../../renderer/store/app.ts";
import { AppProvider } from "../../../renderer/store/context.tsx";
import type { VaultOverview } from "../../../renderer/store/state.ts";
import { StatusGlyph, type GlyphName } from "../../../renderer/ui/StatusGlyph.tsx";
import { fakeBridge, type FakeOptions } from "../../fakes/fake-bridge.ts";
import { keyRow, today } from "./rows.ts";

/** The page as a server would draw it: without effects, and without the rows that need a size. */
async function pageOf(options: FakeOptions & { readonly overview?: VaultOverview } = {}): Promise<string> {
  const { overview, ...fake } = options;
  const bridge = fakeBridge(fake);
  const answer =
    overview === undefined ? {} : { overview: () => Promise.resolve({ ok: true, value: overview } as const) };
  const { store, start } = createApp({ ...bridge, ...answer }, () => 0);
  await start();
  // The server's renderer reads the store's initial state; a store that began with this one shows it.
  return renderToStaticMarkup(
    <AppProvider store={{ ...store, getInitialState: store.getState }}>
      <Frame />
    </AppProvider>,
  );
}

const readyWith = (...keys: readonly ReturnType<typeof keyRow>[]): VaultOverview => ({
  state: "ready",
  folder: "/v",
  store: "keychain",
  sample: false,
  locked: null,
  today,
  keys,
  interruptedCheck: 0,
  undo: null,
  redo: null,
  revision: "1",
});

describe("the page", () => {
  test("has a sidebar with counts, one title, and a status bar", async () => {
    const html = await pageOf();
    expect(html).toMatch(/aria-current="page"[^>]*title="All keys"/);
    expect(html).toMatch(/Needs attention<\/span><span[^>]*>3</);
    expect(html).toMatch(/payments-api<\/span><span[^>]*>3</);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain("Keychain unlocked");
  });

  test("shows hostile text as text", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const row = keyRow({ name: hostile, project: hostile, provider: "x", providerName: hostile });
    const html = await pageOf({ overview: readyWith(row) });
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  test("has no markup that its policy would block", async () => {
    expect(await pageOf()).not.toMatch(/<style|<script| on[a-z]+=/);
  });

  test.each([
    [
      "a vault that cannot be opened",
      { vault: "failing" },
      ["The vault cannot be opened", "vault-damaged", "Try again"],
    ],
    ["the sample vault", { sample: true }, ["Sample vault.", "Close sample"]],
    ["a locked vault", { locked: "asked" }, ["Keystow locked"]],
  ] as const)("says what %s is", async (_what, options, texts) => {
    const html = await pageOf(options);
    for (const text of texts) expect(html).toContain(text);
  });

  test("a missing vault gets the first steps, and no sidebar", async () => {
    const html = await pageOf({ vault: "missing" });
    expect(html).not.toContain('aria-label="Views"');
    expect(html).toContain("<h1");
  });
});

test("every glyph has its own silhouette", () => {
  const names: readonly GlyphName[] = [
    "valid",
    "limited",
    "rejected",
    "unreachable",
    "unchecked",
    "uncheckable",
    "checking",
    "due-soon",
    "overdue",
  ];
  const drawings = names.map((name) => renderToStaticMarkup(<StatusGlyph name={name} />));
  expect(new Set(drawings).size).toBe(names.length);
});
