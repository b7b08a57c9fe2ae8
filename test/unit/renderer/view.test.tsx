import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { App } from "../../../renderer/App.tsx";
import type { Result, VaultOverview } from "../../../renderer/api.ts";
import { createOverviewStore } from "../../../renderer/store/overview.ts";
import { StatusGlyph, type GlyphName } from "../../../renderer/ui/StatusGlyph.tsx";
import { keyRow, now, today } from "./rows.ts";

async function pageOf(answer: Result<VaultOverview> | null): Promise<string> {
  const store = createOverviewStore(
    () => Promise.resolve(answer ?? { ok: false, error: { code: "internal", message: "" } }),
    () => now,
  );
  if (answer !== null) await store.getState().refresh();
  // The server's renderer reads the store's initial state; a store that began with this one shows it.
  return renderToStaticMarkup(<App store={{ ...store, getInitialState: store.getState }} />);
}

const ready = (keys: readonly ReturnType<typeof keyRow>[]): Result<VaultOverview> => ({
  ok: true,
  value: { state: "ready", folder: "/data/keystow", store: "keychain", today, keys },
});

describe("the page", () => {
  test("is a table with headers for rows and columns", async () => {
    const html = await pageOf(ready([keyRow(), keyRow({ name: "A", check: { status: "rejected" } })]));
    expect(html.match(/<th scope="col"/g)).toHaveLength(7);
    expect(html.match(/<th scope="row"/g)).toHaveLength(2);
    expect(html).toContain("sk_live_••••••••0000");
    expect(html.indexOf("Rejected"), "what needs attention stands first").toBeLessThan(html.indexOf("Valid"));
    expect(html).toContain("2 keys");
    expect(html).toContain("OS keychain");
  });

  test("shows hostile text as text", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const html = await pageOf(ready([keyRow({ name: hostile, project: hostile, masked: hostile })]));
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  test("has nothing inline that its policy would block", async () => {
    const html = await pageOf(ready([keyRow()]));
    expect(html).not.toMatch(/ style=|<style|<script| on[a-z]+=/);
  });

  test.each([
    ["an empty vault", ready([]), ["No keys yet", "keystow add", "0 keys"]],
    [
      "no vault",
      { ok: true, value: { state: "missing", folder: "/data/keystow" } },
      ["There is no vault yet", "keystow init", "/data/keystow"],
    ],
    [
      "a vault that cannot be opened",
      {
        ok: true,
        value: {
          state: "failing",
          folder: "/data/keystow",
          error: { code: "vault-newer", message: "Made by a newer Keystow.", hint: "Update Keystow." },
        },
      },
      ["cannot be opened", "Made by a newer Keystow.", "Update Keystow.", "vault-newer", "keystow doctor"],
    ],
    [
      "no answer",
      { ok: false, error: { code: "internal", message: "No connection." } },
      ["cannot be shown", "No connection."],
    ],
  ] as const satisfies readonly (readonly [string, Result<VaultOverview>, readonly string[]])[])(
    "says so: %s",
    async (_case, answer, words) => {
      const html = await pageOf(answer);
      for (const word of words) expect(html).toContain(word);
      expect(html).not.toContain("<table");
    },
  );

  test("claims nothing before the first answer", async () => {
    const html = await pageOf(null);
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toMatch(/keys yet|no vault|\d keys/);
  });
});

test("every state has a silhouette of its own", () => {
  const names: readonly GlyphName[] = [
    "valid",
    "limited",
    "rejected",
    "unreachable",
    "unchecked",
    "uncheckable",
    "due-soon",
    "overdue",
  ];
  const drawn = names.map((name) => renderToStaticMarkup(<StatusGlyph name={name} />));
  expect(new Set(drawn).size).toBe(names.length);
  for (const glyph of drawn) expect(glyph).toContain('aria-hidden="true"');
});
