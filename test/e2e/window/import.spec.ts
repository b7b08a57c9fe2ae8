/** Keys that come in a file: chosen, dropped, or pasted as lines. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { answerOpenDialog, openDialog, pasteText, rowOf } from "../../helpers/window-steps.ts";
import { expect, seedSecret, test, type Keystow } from "./fixtures.ts";

const present = { name: "FLUX_API_KEY", provider: "fluximage", filler: "abc" };
const flux = (filler: string): string => seedSecret({ ...present, filler });
const labs = seedSecret({ name: "", provider: "deepcreative-labs", filler: "d" });

test.use({ seed: { keys: [present] } });

const lines = [
  "# keys of the shop",
  `STORED=${flux("abc")}`,
  `NEW_FLUX=${flux("1")}`,
  `MAYBE_KEY=${labs}`,
  "API_TOKEN=changeme",
  "PORT=3000",
].join("\n");

function writeLines({ project }: Keystow): string {
  const path = join(project, "shop.env");
  writeFileSync(path, `${lines}\n`, { mode: 0o600 });
  return path;
}

const box = (page: Page, variable: string) => page.getByRole("checkbox", { name: `Import ${variable}` });

async function expectRows(page: Page): Promise<void> {
  await expect(box(page, "NEW_FLUX")).toBeChecked();
  await expect(box(page, "MAYBE_KEY")).not.toBeChecked();
  await expect(box(page, "STORED")).toBeHidden();
  await expect(page.getByRole("row", { name: /STORED/u })).toContainText("Already stored");
  await expect(page.getByRole("row", { name: /API_TOKEN/u })).toContainText("Placeholder");
  const shown = await page.content();
  for (const secret of [flux("1"), labs]) expect(shown).not.toContain(secret);
}

test("a chosen file: ticks, a question where several providers fit, and Undo", async ({ keystow }) => {
  const path = writeLines(keystow);
  const { app, page } = await keystow.launch();
  await answerOpenDialog(app, path);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("Project").fill("shop");
  await page.getByRole("button", { name: "Choose a file…" }).click();
  await expectRows(page);
  await page.getByLabel("Provider of MAYBE_KEY").selectOption({ label: "DeepCreative Labs" });
  await expect(box(page, "MAYBE_KEY")).toBeChecked();
  await page.getByRole("button", { name: "Import 2 keys" }).click();
  await expect(rowOf(page, "NEW_FLUX")).toHaveAccessibleName(/Fluximage, .*shop/u);
  await expect(rowOf(page, "MAYBE_KEY")).toHaveAccessibleName(/DeepCreative Labs/u);
  expect((await keystow.terminal(["get", "MAYBE_KEY"])).stdout.trim()).toBe(labs);
  expect(keystow.sentRequests()).toEqual([]);
  expect(readFileSync(path, "utf8")).toBe(`${lines}\n`);
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, "NEW_FLUX")).toBeHidden();
  await expect(rowOf(page, "MAYBE_KEY")).toBeHidden();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
});

test("a dropped file shows its rows", async ({ keystow }) => {
  const path = writeLines(keystow);
  const { page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  // Only a file that came from the system has a path: a field for files takes one, the drop hands it over.
  const field = await page.evaluateHandle(() =>
    Object.assign(document.createElement("input"), { type: "file" }),
  );
  await field.asElement()?.setInputFiles(path);
  await field.evaluate((input) => {
    const dataTransfer = new DataTransfer();
    for (const file of input.files ?? []) dataTransfer.items.add(file);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expectRows(page);
});

test("many pasted lines become rows; one line becomes a key", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await pasteText(page, lines);
  await expectRows(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("textbox", { name: /paste NAME=value lines/u }).focus();
  await pasteText(page, lines);
  await expectRows(page);
  await box(page, "NEW_FLUX").uncheck();
  await expect(page.getByRole("button", { name: "Import 0 keys" })).toBeDisabled();
  await page.getByRole("heading", { level: 1 }).focus();
  await pasteText(page, `ONE_KEY=${flux("2")}`);
  await expect(openDialog(page).getByRole("textbox", { name: "Variable" })).toHaveValue("ONE_KEY");
});

test("pasted lines go to the place that is chosen after they were read", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await pasteText(page, lines);
  await expectRows(page);
  await box(page, "MAYBE_KEY").uncheck();
  await page.getByLabel("Project", { exact: true }).fill("blog");
  await page.getByLabel("Environment", { exact: true }).fill("ci");
  await expect(box(page, "NEW_FLUX")).toBeChecked();
  await page.getByRole("button", { name: "Import 1 key" }).click();
  await expect(rowOf(page, "NEW_FLUX")).toHaveAccessibleName(/blog.*ci/u);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(rowOf(page, "NEW_FLUX")).toBeHidden();
  // Neither a selection of keys that are gone nor a message about them stays.
  await expect(page.getByRole("toolbar", { name: /selected/u })).toBeHidden();
  await expect(page.getByText("Undone: Import 1 key")).toBeVisible();
  await expect(page.getByText("Imported 1 key")).toBeHidden();
});
