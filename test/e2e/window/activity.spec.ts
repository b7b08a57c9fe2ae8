/** Activity: what happened, without values, and back again from there. */
import { goTo, modKey, openDetail, openDialog, rowOf, shownKeys } from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

const key = { name: "FLUX_API_KEY", provider: "fluximage", filler: "abc" };

test.use({ seed: { keys: [key, { ...key, name: "OTHER_API_KEY", filler: "d" }] } });

test("each thing that was done has a line, and an older one can be taken back alone", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await openDetail(page, key.name);
  await page.getByRole("grid").press(`${modKey}+c`);
  await expect(page.getByRole("button", { name: "Clear now" })).toBeVisible();
  await page.getByRole("grid").press("c");
  await expect(rowOf(page, key.name)).toHaveAccessibleName(/valid/u);
  await page.getByRole("grid").press("Backspace");
  await expect.poll(() => shownKeys(page)).toEqual(["OTHER_API_KEY"]);
  await rowOf(page, "OTHER_API_KEY").click();
  await page.getByRole("grid").press("t");
  await page.keyboard.type("nightly");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(page.getByText("Tagged OTHER_API_KEY").first()).toBeVisible();

  await goTo(page, "Activity");
  const lines = page.getByRole("main").getByRole("listitem");
  const ofKey = lines.filter({ hasText: key.name });
  await expect(ofKey.filter({ hasText: /copied/iu })).toHaveCount(1);
  await expect(ofKey.filter({ hasText: /checked/iu })).toHaveCount(1);
  await expect(ofKey.filter({ hasText: /archived/iu })).toHaveCount(1);
  expect(await page.content()).not.toContain(seedSecret(key));
  await ofKey
    .filter({ hasText: /archived/iu })
    .getByRole("button", { name: /^Undo/u })
    .click();
  await expect(page.getByText(/^Undone: /u).first()).toBeVisible();

  await page.getByRole("searchbox", { name: "Filter activity" }).fill("OTHER_API_KEY");
  await expect(ofKey).toHaveCount(0);
  await expect(lines.first()).toContainText("OTHER_API_KEY");
  await page.getByRole("searchbox", { name: "Filter activity" }).fill("zebra");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await goTo(page, "All keys");
  await expect.poll(async () => (await shownKeys(page)).toSorted()).toEqual([key.name, "OTHER_API_KEY"]);
});

test("the Undo of a message takes back its own change, not what came after it", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await rowOf(page, key.name).click();
  await page.getByRole("grid").press("F2");
  await openDialog(page).getByRole("textbox", { name: "Variable" }).fill("RENAMED_KEY");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(rowOf(page, "RENAMED_KEY")).toBeVisible();
  await rowOf(page, "OTHER_API_KEY").click();
  await page.getByRole("grid").press("Backspace");
  await expect.poll(() => shownKeys(page)).toEqual(["RENAMED_KEY"]);
  const changed = page.getByRole("dialog", { name: /^Changed / });
  await changed.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => shownKeys(page)).toEqual([key.name]);
});

test("who replaces a value can paste at once", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await rowOf(page, key.name).click();
  await page.getByRole("grid").press("r");
  await expect(openDialog(page).getByRole("textbox", { name: "Paste the new key" })).toBeFocused();
});

test("what was sent where stands beside it, and can be filtered", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await rowOf(page, key.name).click();
  await page.getByRole("grid").press("c");
  await expect(rowOf(page, key.name)).toHaveAccessibleName(/valid/u);
  await goTo(page, "Activity");
  await page.getByRole("tab", { name: "Requests sent" }).click();
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines.filter({ hasText: key.name })).toContainText(/fluximage.*sent, .* received/u);
  await expect(lines.filter({ hasText: key.name })).toHaveCount(1);
  expect(await page.content()).not.toContain(seedSecret(key));
  await page.getByRole("searchbox", { name: "Filter requests" }).fill("zebra");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Requests sent" }).press("ArrowLeft");
  await expect(page.getByRole("searchbox", { name: "Filter activity" })).toBeVisible();
});
