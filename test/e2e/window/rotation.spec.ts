/** When keys are to be rotated: due, overdue, put off, under another policy; the terminal says the same. */
import type { Locator, Page } from "@playwright/test";
import { comeBack, goTo, openDetails, rowOf, toasts } from "../../helpers/window-parts.ts";
import { storedKey } from "../../helpers/window-truth.ts";
import type { Keystow } from "./fixtures.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

/** The calendar date so many days from today; the specs run in UTC. */
const dateIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const made = (daysAgo: number, policy: string): readonly string[] => [
  "--created-on",
  dateIn(-daysAgo),
  "--policy",
  policy,
];

test.use({
  seed: {
    keys: [
      { name: "LATE", provider: "fluximage", filler: "1", words: made(100, "90d") },
      { name: "SOON", provider: "fluximage", filler: "2", words: made(80, "90d") },
      { name: "FRESH", provider: "fluximage", filler: "3", words: made(1, "90d") },
      { name: "FREE", provider: "fluximage", filler: "4", words: made(400, "none") },
    ],
  },
});

/** Names and days left as `keystow due` tells them. */
async function dueInTerminal(keystow: Keystow): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await keystow.terminal(["due", "--json"]);
  const { keys } = JSON.parse(stdout) as {
    readonly keys: readonly { readonly name: string; readonly daysLeft: number }[];
  };
  return Object.fromEntries(keys.map(({ name, daysLeft }) => [name, daysLeft]));
}

const group = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: new RegExp(`^${title}`) });
const entry = (page: Page, title: string, name: string): Locator =>
  group(page, title).getByRole("listitem").filter({ hasText: name });

test("what is due stands in the list, in its own view and in the terminal alike", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "LATE")).toContainText("10 d overdue");
  await expect(rowOf(page, "SOON")).toContainText("in 10 d");
  await expect(rowOf(page, "FRESH")).toContainText("in 89 d");
  await expect(rowOf(page, "FREE")).toContainText("no policy");
  await goTo(page, "Due soon");
  await expect(page.getByText("2 keys", { exact: true })).toBeVisible();
  await goTo(page, "Needs attention");
  await expect(page.getByText("1 key", { exact: true })).toBeVisible();

  await goTo(page, "Rotation");
  await expect(entry(page, "Overdue", "LATE")).toContainText("100 of 90 days");
  await expect(entry(page, "Due soon", "SOON")).toContainText("80 of 90 days");
  await expect(entry(page, "Later", "FRESH")).toBeVisible();
  await expect(entry(page, "No policy", "FREE")).toBeVisible();
  expect(await dueInTerminal(keystow)).toEqual({ LATE: -10, SOON: 10 });
  expect((await keystow.terminal(["due"])).exitCode).toBe(3);
  await expectAccessible(page);
});

test("an overdue key is put off, and the snooze can be taken back and ended", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await goTo(page, "Rotation");
  await page.getByRole("button", { name: "Snooze LATE" }).click();
  const dialog = page.getByRole("dialog", { name: "Snooze LATE" });
  await dialog.getByRole("button", { name: "30 days" }).click();
  await expect(dialog.getByRole("textbox", { name: "Until" })).toHaveValue(dateIn(30));
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /^Snooze until / }).click();
  await expect(dialog).toBeHidden();
  await expect(entry(page, "Snoozed", "LATE")).toContainText("in 30 d");
  await expect(group(page, "Overdue")).toBeHidden();
  expect(await dueInTerminal(keystow)).toEqual({ SOON: 10 });
  expect((await storedKey(keystow, "LATE")).rotation.dueOn).toBe(dateIn(30));

  await toasts(page).getByRole("button", { name: "Undo" }).click();
  await expect(entry(page, "Overdue", "LATE")).toBeVisible();
  expect(await dueInTerminal(keystow)).toEqual({ LATE: -10, SOON: 10 });

  expect((await keystow.terminal(["snooze", "LATE", "7d"])).exitCode).toBe(0);
  await comeBack(page);
  await expect(entry(page, "Due soon", "LATE")).toContainText("in 7 d");
  await page.getByRole("button", { name: "Snooze LATE" }).click();
  await dialog.getByRole("button", { name: "End the snooze" }).click();
  await expect(entry(page, "Overdue", "LATE")).toBeVisible();
  expect(await dueInTerminal(keystow)).toEqual({ LATE: -10, SOON: 10 });
});

test("another policy moves the date, and none takes it away", async ({ keystow }) => {
  const { page } = await keystow.launch();
  const panel = await openDetails(page, "SOON");
  await panel.getByRole("button", { name: "Policy" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotation of SOON" });
  await dialog.getByRole("combobox", { name: "Rotate every" }).selectOption("180 days");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rowOf(page, "SOON")).toContainText("in 100 d");
  await expect(panel).toContainText("80 of 180 days");
  expect((await storedKey(keystow, "SOON")).rotation).toMatchObject({ policyDays: 180, state: "ok" });

  await panel.getByRole("button", { name: "Policy" }).click();
  await dialog.getByRole("combobox", { name: "Rotate every" }).selectOption("Never");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rowOf(page, "SOON")).toContainText("no policy");
  expect(await dueInTerminal(keystow)).toEqual({ LATE: -10 });
  await page.keyboard.press("ControlOrMeta+z");
  await expect(rowOf(page, "SOON")).toContainText("in 100 d");
  expect((await storedKey(keystow, "SOON")).rotation.policyDays).toBe(180);
});
