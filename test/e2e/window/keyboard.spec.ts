/** The window without a mouse. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { answerSaveDialog, filterBox, modKey, openDialog, rowOf } from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

const present = { name: "FLUX_API_KEY", provider: "fluximage", words: ["--env", "dev"] };
const added = { name: "LABS", provider: "deepcreative-labs", filler: "b" };
const variable = "DEEPCREATIVE_API_KEY";

test.use({ seed: { keys: [present] } });

/** The variable of the line that the keyboard is on. */
const activeKey = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const id = document.querySelector("[role=grid]")?.getAttribute("aria-activedescendant") ?? "";
    return document.getElementById(id)?.querySelector("[role=rowheader]")?.textContent ?? null;
  });

/** Presses Tab until that control has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(wanted).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 10_000 });
}

/** Presses F6 until that has the focus, or something around it. */
async function tabToByPane(page: Page, inside: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("F6");
    await expect(inside.or(inside.locator("xpath=ancestor::*")).and(page.locator(":focus"))).toHaveCount(1, {
      timeout: 100,
    });
  }).toPass({ intervals: [0], timeout: 5_000 });
}

test("a key is added, found, checked, tagged, written to a file, archived and brought back", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();

  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  await expect(dialog.getByLabel("Paste the key")).toBeFocused();
  await page.keyboard.insertText(seedSecret(added));
  await page.keyboard.press("Enter");
  // A form that several providers have: nothing is sent before the user says whose key it is.
  await expect(dialog.getByText("Keystow never tries a key on several.")).toBeVisible();
  expect(keystow.sentRequests()).toEqual([]);
  await tabTo(page, dialog.getByRole("radio").first());
  // The order is detection's to say: on through the choices until it is the one, around the end if need be.
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(dialog.getByText("api.deepcreative")).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [0], timeout: 10_000 });
  await tabTo(page, page.getByRole("button", { name: "Check", exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").filter({ hasText: "Valid" })).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Paste the key" })).toHaveValue(/•/u);
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, variable)).toBeVisible();
  await expect.poll(() => activeKey(page)).toBe(variable);
  await expect(page.getByRole("grid")).toBeFocused();

  await page.keyboard.press("/");
  await expect(filterBox(page)).toBeFocused();
  await page.keyboard.type("deepcreative");
  await expect(page.getByText("1 key", { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("deepcreative");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid")).toBeFocused();

  const sent = keystow.sentKeys().length;
  await page.keyboard.press("c");
  await expect.poll(() => keystow.sentKeys().length).toBe(sent + 1);
  await expect(rowOf(page, variable)).toHaveAccessibleName(/valid/u);

  await page.keyboard.press("t");
  await expect(page.getByRole("combobox", { name: /^Add tags/u })).toBeFocused();
  await page.keyboard.type("nightly");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(openDialog(page)).toBeHidden();
  await page.keyboard.press("/");
  await expect(filterBox(page)).toBeFocused();
  await page.keyboard.press(`${modKey}+a`);
  await page.keyboard.type("tag:nightly");
  await expect(page.getByText("1 key", { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid")).toBeFocused();

  const file = join(keystow.project, ".env");
  await answerSaveDialog(app, file);
  await page.keyboard.press("e");
  await tabTo(page, page.getByRole("button", { name: "Choose a file…", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "1 change" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: /^Write/u, exact: true }));
  await page.keyboard.press("Enter");
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(`${variable}=${seedSecret(added)}\n`);

  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { level: 1, name: "All keys" })).toBeVisible();
  await tabToByPane(page, page.getByRole("grid"));
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await expect(page.getByText("1 key", { exact: true }).first()).toBeVisible();
  await page.keyboard.press(`${modKey}+z`);
  await expect(page.getByText("2 keys", { exact: true }).first()).toBeVisible();
});

test("the focus goes from pane to pane with F6, and back", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await page.getByRole("grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.getByRole("complementary", { name: "Key details" })).toBeVisible();
  const pane = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane") ?? null);
  const order = ["detail", "status", "sidebar", "main"];
  for (const name of order) {
    await page.keyboard.press("F6");
    await expect.poll(pane).toBe(name);
  }
  for (const name of ["sidebar", "status", "detail"]) {
    await page.keyboard.press("Shift+F6");
    await expect.poll(pane).toBe(name);
  }
  // A toast is a pane of its own while it is there, and no trap.
  await page.keyboard.press("t");
  await page.keyboard.type("nightly");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(openDialog(page)).toBeHidden();
  const undo = page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  await tabToByPane(page, undo);
  await page.keyboard.press("F6");
  await expect(undo).not.toBeFocused();
  await expect.poll(pane).toBe("sidebar");
});

test("Escape closes the panel, then clears the selection, then the filter", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await filterBox(page).fill("flux");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Key details" });
  await expect(panel.getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByRole("grid")).toBeFocused();
  await expect(rowOf(page, "FLUX_API_KEY")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(rowOf(page, "FLUX_API_KEY")).toHaveAttribute("aria-selected", "false");
  await expect(filterBox(page)).toHaveValue("flux");
  await page.keyboard.press("Escape");
  await expect(filterBox(page)).toHaveValue("");
});

test("letters alone do nothing once the setting says so, and the sheet tells it", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Check now")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press(`${modKey}+,`);
  const letters = page.getByRole("switch", { name: "Single-letter shortcuts" });
  await letters.press("Space");
  await expect(letters).not.toBeChecked();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(openDialog(page)).toBeHidden();
  await page.keyboard.press(`${modKey}+n`);
  await expect(page.getByRole("dialog", { name: "Add a key" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page
    .getByRole("contentinfo", { name: "Status" })
    .getByRole("button", { name: "Shortcuts" })
    .press("Enter");
  await expect(sheet.getByText("Shortcuts of a single letter are turned off in Settings.")).toBeVisible();
});

test("the palette finds commands and keys, and once more shows what can be done with one key", async ({
  keystow,
}) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await page.keyboard.press(`${modKey}+k`);
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox", { name: "Search keys and commands" })).toBeFocused();
  await page.keyboard.type("flux");
  await expect(palette.getByRole("option").first()).toHaveAccessibleName(/FLUX_API_KEY/u);
  await page.keyboard.press(`${modKey}+k`);
  await expect(palette.getByRole("combobox", { name: /^Search actions for/u })).toBeVisible();
  await page.keyboard.type("snooze");
  await page.keyboard.press("Escape");
  await expect(palette.getByRole("combobox", { name: "Search keys and commands" })).toHaveValue("flux");
  await page.keyboard.press(`${modKey}+k`);
  await page.keyboard.type("archive");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(page.getByText("0 keys", { exact: true }).first()).toBeVisible();
  await page.keyboard.press(`${modKey}+k`);
  await page.keyboard.type("rotation");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Rotation" })).toBeVisible();
});

test("the key press right after Escape counts already, and the sheet opens at its title", async ({
  keystow,
}) => {
  const { page } = await keystow.launch();
  await expect(page.getByRole("grid")).toBeVisible();
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("heading", { name: "Keyboard shortcuts" })).toBeInViewport();
  await page.keyboard.press("Escape");
  await page.keyboard.press("4");
  await expect(page.getByRole("heading", { level: 1, name: "Rotation" })).toBeVisible();
});
