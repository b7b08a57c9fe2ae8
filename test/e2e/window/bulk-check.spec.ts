/** Many keys at once: rows that run, progress, a cancel that keeps what is finished, and a question before very many. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { rowOf, statusBar, toasts } from "../../helpers/window-parts.ts";
import { storedKeys } from "../../helpers/window-truth.ts";
import type { SeedKey } from "../../helpers/window-place.ts";
import { expect, expectAccessible, seedSecret, test } from "./fixtures.ts";

const quick: readonly SeedKey[] = [
  { name: "QUICK_VALID", provider: "deepcreative-labs", filler: "1" },
  { name: "QUICK_REJECTED", provider: "deepcreative-labs", filler: "2", scenario: "invalid" },
  { name: "QUICK_LIMITED", provider: "deepcreative-labs", filler: "3", scenario: "restricted" },
];
const held: readonly SeedKey[] = [1, 2, 3, 4].map((number) => ({
  name: `HELD_${number}`,
  provider: "fluximage",
  filler: `${number}`,
}));

const checkingRows = (page: Page) => page.getByRole("row", { name: /, checking$/ });

test.describe("a check of all keys", () => {
  test.use({ seed: { keys: [...quick, ...held] } });

  test("runs in the open, and a cancel keeps what is finished", async ({ keystow }) => {
    const { page } = await keystow.launch();
    await expect(rowOf(page, "HELD_1")).toBeVisible();
    const letGo = keystow.network.holdAnswers("fluximage.app");
    await page.getByRole("button", { name: "Check all" }).click();

    await expect(statusBar(page).getByText("Checking 3 of 7")).toBeVisible();
    await expect(statusBar(page).getByRole("progressbar")).toHaveAttribute("value", "3");
    await expect(rowOf(page, "QUICK_VALID")).toContainText("Valid");
    await expect(rowOf(page, "QUICK_REJECTED")).toContainText("Rejected");
    await expect(rowOf(page, "QUICK_LIMITED")).toContainText("Limited");
    await expect(checkingRows(page)).toHaveCount(4);
    // Two at a time go to one host.
    expect(keystow.sentRequests().filter(({ host }) => host === "fluximage.app")).toHaveLength(2);
    await expectAccessible(page);

    await statusBar(page).getByRole("button", { name: "Cancel" }).click();
    await expect(
      toasts(page).getByText("Cancelled. 3 checked: 1 valid, 1 limited, 1 rejected"),
    ).toBeVisible();
    await expect(checkingRows(page)).toHaveCount(0);
    await expect(statusBar(page).getByRole("progressbar")).toBeHidden();
    for (const { name } of held) await expect(rowOf(page, name)).toContainText("Not checked");
    letGo();

    const statuses = Object.fromEntries(
      (await storedKeys(keystow)).map(({ name, check }) => [name, check.status]),
    );
    expect(statuses).toEqual({
      QUICK_VALID: "valid",
      QUICK_REJECTED: "rejected",
      QUICK_LIMITED: "limited",
      ...Object.fromEntries(held.map(({ name }) => [name, "unchecked"])),
    });
    expect(keystow.sentRequests()).toHaveLength(5);

    // What it did not come to is offered, also to the terminal, and only that is asked.
    await expect(statusBar(page).getByText("4 keys were not checked")).toBeVisible();
    await statusBar(page).getByRole("button", { name: "Resume" }).click();
    for (const { name } of held) await expect(rowOf(page, name)).toContainText("Valid");
    await expect(statusBar(page).getByText(/not checked/)).toBeHidden();
    // And one with a made-up key, for all of Fluximage's.
    expect(keystow.sentRequests()).toHaveLength(10);
  });

  test("sums up once, and leads to what was rejected", async ({ keystow }) => {
    const { page } = await keystow.launch();
    await expect(rowOf(page, "HELD_1")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Shift+r");
    await expect(toasts(page).getByText("7 checked: 5 valid, 1 limited, 1 rejected")).toBeVisible();
    for (const { name } of held) await expect(rowOf(page, name)).toContainText("Valid");
    await expectAccessible(page);
    await toasts(page).getByRole("button", { name: "View" }).click();
    await expect(page.getByText("1 key", { exact: true })).toBeVisible();
    await expect(rowOf(page, "QUICK_REJECTED")).toBeVisible();
    await expect(rowOf(page, "HELD_1")).toBeHidden();
    const ended = await keystow.terminal(["list", "status:rejected", "--json"]);
    expect(ended.stdout).toContain("QUICK_REJECTED");
    // One for each key, and one with a made-up key, for all of Fluximage's.
    expect(keystow.sentRequests()).toHaveLength(8);
  });

  test("checks the selected keys alone, while the list goes on working", async ({ keystow }) => {
    const { page } = await keystow.launch();
    const letGo = keystow.network.holdAnswers();
    await rowOf(page, "HELD_1").click({ modifiers: ["ControlOrMeta"] });
    await rowOf(page, "HELD_2").click({ modifiers: ["ControlOrMeta"] });
    const bar = page.getByRole("toolbar", { name: /2 selected/ });
    await bar.getByRole("button", { name: "Check" }).click();
    await expect(checkingRows(page)).toHaveCount(2);
    await page.getByRole("combobox", { name: "Filter keys" }).fill("quick");
    await expect(page.getByText(/^3 keys/)).toBeVisible();
    await page.getByRole("combobox", { name: "Filter keys" }).fill("");
    await expect(checkingRows(page)).toHaveCount(2);
    letGo();
    await expect(toasts(page).getByText("2 checked: 2 valid")).toBeVisible();
    // One for each, and a made-up key that both share.
    expect(keystow.sentRequests()).toHaveLength(3);
  });
});

test.describe("more than 50 keys", () => {
  test.use({ seed: { keys: quick.slice(0, 1) } });

  test("are asked about, with how many requests go where", async ({ keystow }) => {
    const lines = Array.from({ length: 50 }, (_none, index) => {
      const filler = (index + 1).toString(16);
      return `FLUX_${index}=${seedSecret({ name: "", provider: "fluximage", filler })}\n`;
    });
    const file = join(keystow.project, ".env");
    writeFileSync(file, lines.join(""), { mode: 0o600 });
    expect((await keystow.terminal(["import", file, "--yes"])).exitCode).toBe(0);

    const { page } = await keystow.launch();
    await expect(page.getByText("51 keys", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Check all" }).click();
    const dialog = page.getByRole("dialog", { name: "Check 51 keys?" });
    await expect(dialog.getByText("This makes 51 requests to 2 services.")).toBeVisible();
    await expect(dialog.getByText(/^At most 1 more with a made-up key/)).toBeVisible();
    await expect(dialog.getByRole("listitem").filter({ hasText: "fluximage.app" })).toContainText("50");
    await expect(dialog.getByRole("listitem").filter({ hasText: "api.deepcreativelabs.com" })).toContainText(
      "1",
    );
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    expect(keystow.network.proxy.tunnels).toEqual([]);

    await page.getByRole("button", { name: "Check all" }).click();
    await dialog.getByRole("button", { name: "Check", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(toasts(page).getByText("51 checked: 51 valid")).toBeVisible({ timeout: 20_000 });
    expect(keystow.sentRequests()).toHaveLength(52);
    expect(await storedKeys(keystow, "status:valid")).toHaveLength(51);
  });
});
