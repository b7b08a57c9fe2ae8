/**
 * Marked secrets go through everything that the window does with one. Afterwards they may be in the
 * keychain and in the `.env` file that was asked for, and nowhere else.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import {
  answerOpenDialog,
  answerSaveDialog,
  clipboardText,
  goTo,
  modKey,
  openDetail,
  openDialog,
  rowOf,
} from "../../helpers/window-steps.ts";
import { filesWith, formsOf, heapOf, holdsAny, startEchoProvider } from "../../helpers/window-traces.ts";
import { expect, test, type Keystow } from "./fixtures.ts";

/** The zeros make it a key that the pretend provider handed out. */
const mark = (): string => `flx_live_${"0".repeat(20)}${randomBytes(10).toString("hex")}`;
const canaries = {
  added: mark(),
  replaced: mark(),
  imported: mark(),
  echoed: `sk-${randomBytes(22).toString("hex")}`,
};
const forms = formsOf(Object.values(canaries));

async function add(page: Page): Promise<void> {
  await page.keyboard.press("n");
  await expect(page.getByLabel("Paste the key")).toBeFocused();
  await page.keyboard.insertText(canaries.added);
  await page.keyboard.press("Enter");
  await expect(openDialog(page).getByRole("status").filter({ hasText: "Valid" })).toBeVisible();
  expect(holdsAny(await page.content(), forms)).toBe(false);
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(openDialog(page)).toBeHidden();
}

async function copyAndReveal(app: ElectronApplication, page: Page): Promise<void> {
  const panel = await openDetail(page, "FLUXIMAGE_API_KEY");
  await panel.getByRole("button", { name: "Copy secret" }).click();
  await expect.poll(() => clipboardText(app)).toBe(canaries.added);
  await panel.getByRole("button", { name: "Hold to show secret" }).hover();
  await page.mouse.down();
  await expect(panel.getByText(canaries.added)).toBeVisible();
  // So that the searches below are known to find something where there is something.
  expect(holdsAny(await page.content(), forms)).toBe(true);
  expect(holdsAny(await heapOf(page), forms)).toBe(true);
  await page.mouse.up();
  await expect(panel.getByText(canaries.added)).toBeHidden();
}

async function editAndReplace(page: Page): Promise<void> {
  const list = page.getByRole("grid");
  await list.press("F2");
  await openDialog(page).getByRole("textbox", { name: "Name" }).fill("A marked key");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(openDialog(page)).toBeHidden();
  await list.press("r");
  await openDialog(page).getByLabel("Paste the new key").focus();
  await page.keyboard.insertText(canaries.replaced);
  await page.keyboard.press("Enter");
  await expect(openDialog(page).getByRole("button", { name: "Store the new value" })).toBeEnabled();
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(openDialog(page)).toBeHidden();
}

async function exportAndImport(app: ElectronApplication, page: Page, { project }: Keystow): Promise<void> {
  const [target, source] = [join(project, ".env"), join(project, "source.env")];
  writeFileSync(source, `SOURCE_KEY=${canaries.imported}\n`, { mode: 0o600 });
  await answerSaveDialog(app, target);
  await answerOpenDialog(app, source);
  await page.getByRole("grid").press("e");
  await page.getByRole("button", { name: "Choose a file…" }).click();
  await page.getByRole("button", { name: "Write file" }).click();
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(readFileSync(target, "utf8")).toContain(canaries.replaced);
  await goTo(page, "All keys");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("button", { name: "Choose a file…" }).click();
  await page.getByRole("button", { name: "Import 1 key" }).click();
  await expect(rowOf(page, "SOURCE_KEY")).toBeVisible();
}

/** Where the program keeps what is its own. */
const foldersOf = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(({ app: program }) =>
    ["userData", "sessionData", "crashDumps"].map((name) => program.getPath(name as "userData")),
  );

test("a marked secret is found nowhere but where it was sent", async ({ keystow }) => {
  const echo = await startEchoProvider(Object.values(canaries));
  const place = ["--field", `baseUrl=${echo.url}`, "--allow-private", "--no-check", "--stdin"];
  const added = await keystow.terminal(["add", "ECHO_KEY", "--provider", "langflow", ...place], {
    stdin: canaries.echoed,
  });
  expect(added.exitCode).toBe(0);
  const { app, page } = await keystow.launch();
  await expect(rowOf(page, "ECHO_KEY")).toBeVisible();
  await add(page);
  await openDetail(page, "ECHO_KEY");
  await page.getByRole("grid").press("c");
  // The key, and a made-up one that is refused.
  await expect.poll(() => echo.count()).toBe(2);
  await expect(rowOf(page, "ECHO_KEY")).not.toHaveAccessibleName(/not checked|checking/u);
  await copyAndReveal(app, page);
  await editAndReplace(page);
  await exportAndImport(app, page, keystow);
  await goTo(page, "Activity");
  await goTo(page, "All keys");
  await page.getByRole("grid").press(`${modKey}+Shift+l`);
  await expect(page.getByText("You locked Keystow.")).toBeVisible();
  expect(holdsAny(await page.content(), forms), "page").toBe(false);
  expect(holdsAny(await heapOf(page), forms), "heap of the page").toBe(false);
  expect(await clipboardText(app)).toBe("");
  const folders = await foldersOf(app);
  await keystow.close(app);
  echo.close();
  expect(holdsAny(keystow.output(), forms), "what the program printed").toBe(false);
  const meant = [join(keystow.project, ".env"), join(keystow.project, "source.env")];
  const outside = folders.filter((folder) => !folder.startsWith(keystow.root));
  for (const folder of [keystow.root, ...outside])
    expect(filesWith(folder, forms, meant), folder).toEqual([]);
  expect(filesWith(keystow.project, forms, []).toSorted()).toEqual(meant);
});
