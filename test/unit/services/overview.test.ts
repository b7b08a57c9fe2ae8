import { describe, expect, test } from "vitest";
import { createOverviewPart } from "../../../electron/services/overview.ts";
import { rowOf } from "../../../electron/services/overview-row.ts";
import { createProvidersPart } from "../../../electron/services/providers.ts";
import { catalogue, findProvider } from "../../../electron/core/providers/index.ts";
import { valueOf, windowContext, type WindowContext } from "../../helpers/window-context.ts";

const overviewOf = ({ context, session, journal }: WindowContext) =>
  createOverviewPart(context, { session, journal }).overview;

describe("what the page is told", () => {
  test("a row a key, archived ones included, with nothing that the list does not show", async () => {
    const window = await windowContext();
    const key = await window.add("B", `sk_live_${"0".repeat(40)}`, {
      variable: "STRIPE_KEY",
      provider: "stripe",
      project: "web",
      environment: "prod",
      tags: ["billing"],
      note: "a note that stays behind",
      createdOn: "2026-09-01",
      knownPrefix: "sk_live_",
    });
    const archived = await window.add("A", undefined, { provider: "no-such-provider" });
    valueOf(window.vault().archive(archived.id));
    valueOf(
      window.vault().recordCheck({
        keyId: key.id,
        at: "2026-11-18T08:00:00.000Z",
        verdict: { status: "valid", reason: null },
        identity: { account: "stays behind too" },
        evidence: {
          method: "GET",
          url: "https://x",
          httpStatus: 200,
          decidedBy: "200",
          durationMs: 1,
          control: null,
        },
      }),
    );
    const shown = valueOf(await overviewOf(window)({ since: null }));
    expect(shown).toEqual({
      state: "ready",
      folder: window.folder,
      store: "keychain",
      sample: false,
      locked: null,
      today: "2026-11-21",
      interruptedCheck: 0,
      undo: null,
      redo: null,
      revision: expect.any(String),
      keys: [
        expect.objectContaining({
          name: "A",
          archivedAt: "2026-11-21T09:00:00.000Z",
          provider: "no-such-provider",
          providerName: "no-such-provider",
          checkable: false,
        }),
        {
          id: key.id,
          name: "B",
          variable: "STRIPE_KEY",
          provider: "stripe",
          providerName: "Stripe",
          project: "web",
          environment: "prod",
          tags: ["billing"],
          masked: "sk_live_••••••••0000",
          createdOn: "2026-09-01",
          expiresOn: null,
          archivedAt: null,
          checkable: true,
          check: {
            status: "valid",
            reason: null,
            at: "2026-11-18T08:00:00.000Z",
            definite: { status: "valid", at: "2026-11-18T08:00:00.000Z" },
          },
          rotation: { state: "due-soon", dueOn: "2026-11-30", policyDays: 90, snoozedUntil: null },
        },
      ],
    });
    expect(JSON.stringify(shown)).not.toContain("behind");
  });

  test("foreign text is made harmless, and a long name is not cut", async () => {
    const window = await windowContext();
    const key = await window.add("A", undefined, { project: "p".repeat(128) });
    const hostile = { ...key, name: "A\u202eB", tags: ["\u001b[2J"], masked: "\u200bx" };
    expect(rowOf(hostile, "2026-11-21", undefined)).toMatchObject({
      name: "A\\u{202e}B",
      project: "p".repeat(128),
      tags: ["\\u{1b}[2J"],
      masked: "\\u{200b}x",
      providerName: null,
      checkable: false,
    });
  });

  test("no vault is an answer of its own", async () => {
    const window = await windowContext({ kind: null });
    expect(valueOf(await overviewOf(window)({ since: null }))).toEqual({
      state: "missing",
      folder: window.folder,
    });
  });
});

describe("providers", () => {
  test("each has what a form needs, and no rule or source", async () => {
    const list = valueOf(await createProvidersPart({ catalogue }).providers());
    expect(list).toHaveLength(catalogue.length);
    expect(list.find(({ id }) => id === "github")).toEqual({
      id: "github",
      name: "GitHub",
      category: "Developer tools",
      switchedOff: false,
      hosts: findProvider("github")?.hosts,
      variables: findProvider("github")?.variables,
      fields: [],
      noCheck: null,
      request: "GET api.github.com/user",
      hasKeyPage: true,
      policyDays: 90,
    });
    expect(list.find(({ id }) => id === "npm")).toMatchObject({
      request: "GET {registryUrl}/-/whoami",
      fields: [{ id: "registryUrl", kind: "base-url", required: true, secret: false }],
    });
    expect(list.some(({ noCheck, request }) => noCheck !== null && request === null)).toBe(true);
  });
});
