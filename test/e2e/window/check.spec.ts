/** What a check says of a key, with its evidence: in the row, in the details, and in the terminal. */
import { expect, expectAccessible, seedSecret, test } from "./fixtures.ts";
import { openDetails, rowOf } from "../../helpers/window-parts.ts";
import { requestsWith, storedKey, storedKeys } from "../../helpers/window-truth.ts";
import type { SeedKey } from "../../helpers/window-place.ts";

interface Case {
  readonly key: SeedKey;
  readonly word: string;
  readonly status: string;
  readonly reason: string | null;
  /** Texts of the details: the reason, the request, the rule. */
  readonly evidence: readonly string[];
}

const cases: readonly Case[] = [
  {
    key: { name: "WORKS", provider: "deepcreative-labs", filler: "1" },
    word: "Valid",
    status: "valid",
    reason: null,
    evidence: ["GET api.deepcreativelabs.com/v1/account", "200 with JSON: the account was shown", "1250"],
  },
  {
    key: { name: "NARROW", provider: "fluximage", scenario: "restricted", filler: "2" },
    word: "Limited",
    status: "limited",
    reason: "restricted",
    evidence: ["Restricted.", "POST fluximage.app/api/compress", "403: the key is genuine"],
  },
  {
    key: { name: "POOR", provider: "modelslab", scenario: "no-credit", filler: "3" },
    word: "Limited",
    status: "limited",
    reason: "no-credit",
    evidence: ["No credit.", "POST modelslab.com/api/v4/dreambooth/model_list"],
  },
  {
    key: { name: "DEAD", provider: "deepcreative-labs", scenario: "invalid", filler: "4" },
    word: "Rejected",
    status: "rejected",
    reason: "invalid",
    evidence: ["Invalid.", "401 invalid_api_key: DeepCreative Labs does not know this key"],
  },
  {
    key: { name: "FALSE_YES", provider: "modelslab", scenario: "odd-success", filler: "5" },
    word: "Rejected",
    status: "rejected",
    reason: "invalid",
    evidence: ['200 with status error, "Invalid API key": wrong or revoked'],
  },
  {
    key: { name: "BROKEN", provider: "fluximage", scenario: "server-error", filler: "6" },
    word: "Unreachable",
    status: "unreachable",
    reason: "server-error",
    evidence: ["The key has never been checked with success.", "server error", "the key may be fine"],
  },
  {
    key: { name: "ELSEWHERE", provider: "fluximage", scenario: "redirecting", filler: "7" },
    word: "Unreachable",
    status: "unreachable",
    reason: "redirected",
    evidence: ["moved, not followed", "the key may be fine"],
  },
];

test.describe("each answer", () => {
  test.use({ seed: { keys: cases.map(({ key }) => key) } });

  test("has its word in the list, its evidence in the details, and the same verdict in the terminal", async ({
    keystow,
  }) => {
    const { page } = await keystow.launch();
    await expect(rowOf(page, "WORKS")).toContainText("Not checked");
    for (const { key, word, evidence } of cases) {
      await test.step(key.name, async () => {
        const panel = await openDetails(page, key.name);
        await expect(panel).toContainText("This key has not been checked yet.");
        await panel.getByRole("button", { name: "Check now" }).click();
        await expect(panel.getByRole("heading", { name: word, exact: true })).toBeVisible();
        for (const text of evidence) await expect(panel).toContainText(text);
        await expect(rowOf(page, key.name)).toContainText(word);
        expect(requestsWith(seedSecret(key), keystow.sentRequests())).toHaveLength(1);
      });
    }
    const stored = await storedKeys(keystow);
    for (const { key, status, reason } of cases)
      expect(stored.find(({ name }) => name === key.name)?.check).toMatchObject({ status, reason });
    expect(keystow.network.proxy.tunnels.map(({ authority }) => authority)).not.toContain(
      "elsewhere.example.com:443",
    );
    await expectAccessible(page);
  });
});

test.describe("a provider that cannot be reached", () => {
  test.use({ seed: { keys: [{ name: "STEADY", provider: "fluximage" }] } });

  test("takes nothing from the last definite answer", async ({ keystow }) => {
    const { page } = await keystow.launch();
    const panel = await openDetails(page, "STEADY");
    const check = panel.getByRole("button", { name: "Check now" });
    await check.click();
    await expect(panel.getByRole("heading", { name: "Valid", exact: true })).toBeVisible();
    const before = (await storedKey(keystow, "STEADY")).check;

    keystow.network.proxy.setReachable(false);
    await check.click();
    await expect(panel.getByRole("heading", { name: "Unreachable", exact: true })).toBeVisible();
    await expect(panel).toContainText(
      /Valid just now\. The provider could not be reached .*the key may be fine/,
    );
    await expect(panel.getByRole("toolbar").getByRole("button")).toHaveCount(2);
    const now = (await storedKey(keystow, "STEADY")).check;
    expect(now.status).toBe("unreachable");
    expect(now.definite).toEqual(before.definite);

    keystow.network.proxy.setReachable(true);
    await check.click();
    await expect(panel.getByRole("heading", { name: "Valid", exact: true })).toBeVisible();
    expect((await storedKey(keystow, "STEADY")).check.status).toBe("valid");
  });
});

test.describe("what the window found", () => {
  test.use({ seed: { keys: [{ name: "SHARED", provider: "fluximage", scenario: "invalid" }] } });

  test("is there after a new start, and what the terminal finds comes into the window", async ({
    keystow,
  }) => {
    expect((await keystow.terminal(["check", "SHARED", "--json"])).exitCode).toBe(3);
    const first = await keystow.launch();
    await expect(rowOf(first.page, "SHARED")).toContainText("Rejected");
    const panel = await openDetails(first.page, "SHARED");
    await first.page.keyboard.press("c");
    await expect(panel.getByRole("toolbar").getByRole("button")).toHaveCount(2);
    await keystow.close(first.app);
    const { page } = await keystow.launch();
    const again = await openDetails(page, "SHARED");
    await expect(again.getByRole("toolbar").getByRole("button")).toHaveCount(2);
    await expect(again.getByRole("heading", { name: "Rejected", exact: true })).toBeVisible();
    expect(keystow.sentRequests()).toHaveLength(2);
  });
});
