import { describe, expect, test, vi } from "vitest";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { Key } from "../../../electron/core/model.ts";
import type { Vault } from "../../../electron/core/vault/index.ts";
import { vaultOverview, type OverviewParts } from "../../../electron/ipc/overview.ts";

const key: Key = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "STRIPE_SECRET_KEY",
  variable: "STRIPE_SECRET_KEY",
  provider: "stripe",
  project: "web",
  environment: "prod",
  tags: ["billing"],
  note: "a note that stays behind",
  fields: { accountId: "acct-stays-behind" },
  secretFields: [],
  allowPrivate: false,
  createdOn: "2026-09-01",
  expiresOn: null,
  rotation: { policyDays: 90, snoozedUntil: null },
  masked: "sk_live_••••••••0000",
  archivedAt: null,
  currentVersion: "00000000-0000-4000-8000-000000000002",
  secretPresent: true,
  check: {
    status: "unreachable",
    reason: "timeout",
    at: "2026-11-20T08:00:00.000Z",
    definite: { status: "valid", at: "2026-11-18T08:00:00.000Z" },
    identity: { account: "stays behind too" },
    evidence: null,
  },
};

const close = vi.fn(() => Promise.resolve());

function parts(change: Partial<OverviewParts> = {}): OverviewParts {
  const info = {
    folder: "/data/keystow",
    store: "keychain",
    schemaVersion: 1,
    createdAt: "2026-01-01T00:00:00.000Z",
    keyCount: 1,
  } as const;
  return {
    folder: "/data/keystow",
    clock: { now: () => Date.parse("2026-11-21T23:30:00Z"), timeZone: () => "Europe/Paris" },
    open: () => ok({ info: () => info, list: () => [key], close }),
    ...change,
  };
}

describe("what the page is told", () => {
  test("a row a key, dated in the user's time zone, with nothing that the list does not show", async () => {
    expect(await vaultOverview(parts())).toEqual({
      state: "ready",
      folder: "/data/keystow",
      store: "keychain",
      today: "2026-11-22",
      keys: [
        {
          id: key.id,
          name: key.name,
          variable: key.variable,
          provider: "stripe",
          project: "web",
          environment: "prod",
          masked: key.masked,
          createdOn: "2026-09-01",
          check: {
            status: "unreachable",
            reason: "timeout",
            at: "2026-11-20T08:00:00.000Z",
            definite: { status: "valid", at: "2026-11-18T08:00:00.000Z" },
          },
          rotation: { state: "due-soon", dueOn: "2026-11-30" },
        },
      ],
    });
  });

  test("foreign text is made harmless", async () => {
    const hostile = { ...key, name: "A\u202eB", project: "p\u001b[2J", environment: null, masked: "\u200bx" };
    const info = () => ({ store: "sealed" }) as ReturnType<Vault["info"]>;
    const open = () => ok({ info, list: () => [hostile], close });
    expect(await vaultOverview(parts({ open, folder: "/data/\u2066x" }))).toMatchObject({
      folder: "/data/\\u{2066}x",
      keys: [{ name: "A\\u{202e}B", project: "p\\u{1b}[2J", environment: null, masked: "\\u{200b}x" }],
    });
  });

  test("no vault is an answer of its own", async () => {
    const missing = fail("vault-missing", "There is no vault.");
    expect(await vaultOverview(parts({ open: () => missing }))).toEqual({
      state: "missing",
      folder: "/data/keystow",
    });
  });

  test("a vault that cannot be opened is not an empty one", async () => {
    const error = { hint: "Update Keystow.", details: { version: 9 } };
    const newer = fail("vault-newer", "The vault is newer.", error);
    expect(await vaultOverview(parts({ open: () => newer }))).toEqual({
      state: "failing",
      folder: "/data/keystow",
      error: { code: "vault-newer", message: "The vault is newer.", hint: "Update Keystow." },
    });
  });

  test("a vault that breaks while it is read says so, and is closed as any other", async () => {
    close.mockClear();
    const broken = (): never => {
      throw new Error("quotes sk-000000");
    };
    const opened = parts().open();
    const vault = opened.ok ? { ...opened.value, list: broken } : null;
    const overview = await vaultOverview(parts({ open: () => ok(vault!) }));
    expect(overview).toMatchObject({ state: "failing", error: { code: "internal" } });
    expect(JSON.stringify(overview)).not.toContain("quotes");
    await vaultOverview(parts());
    expect(close).toHaveBeenCalledTimes(2);
  });
});
