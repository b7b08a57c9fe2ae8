/** Writing a `.env` file: what is seen before, what stops it, what is on the disk after, and back again. */
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { answerSaveDialog, modKey, openDetail, openDialog } from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

const key = { name: "FLUX_API_KEY", provider: "fluximage", filler: "abc" };
const secret = seedSecret(key);
const before = `# the shop\nOTHER='a b'\nFLUX_API_KEY=${seedSecret({ ...key, filler: "def" })}\n`;
const after = `# the shop\nOTHER='a b'\nFLUX_API_KEY=${secret}\n`;

test.use({ seed: { keys: [key] } });

const git = (folder: string, ...words: readonly string[]): Buffer =>
  execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...words], {
    cwd: folder,
  });

/** Comes from the key's panel to the preview of that file. */
async function preview(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerSaveDialog(app, path);
  await openDetail(page, key.name);
  await page.getByRole("grid").press("e");
  await page.getByRole("button", { name: "Choose a file…" }).click();
}

const write = (page: Page) => page.getByRole("button", { name: "Write file" }).first();

test("the masked diff is shown, the file is written, and Undo gives the old bytes back", async ({
  keystow,
}) => {
  const path = join(keystow.project, ".env");
  writeFileSync(path, before);
  chmodSync(path, 0o644);
  const { app, page } = await keystow.launch();
  await preview(app, page, path);
  const diff = page.getByRole("region", { name: /^Changes to /u });
  await expect(diff.getByRole("row", { name: /Added: FLUX_API_KEY=.*•/u })).toBeVisible();
  await expect(diff.getByRole("row", { name: /Removed: FLUX_API_KEY=.*•/u })).toBeVisible();
  await expect(diff.getByText("# the shop")).toBeVisible();
  await expect(page.getByText("In no git repository")).toBeVisible();
  await expect(page.getByText("Mode 0644")).toBeVisible();
  const shown = await page.content();
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(seedSecret({ ...key, filler: "def" }));
  await write(page).click();
  await expect.poll(() => readFileSync(path, "utf8")).toBe(after);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(page.getByRole("heading", { name: "No changes" })).toBeVisible();
  await expect(write(page)).toBeDisabled();
  await page.keyboard.press(`${modKey}+z`);
  await expect.poll(() => readFileSync(path, "utf8")).toBe(before);
  await expect(page.getByRole("heading", { name: "1 change" })).toBeVisible();
});

test("a file that changed since the preview is left alone", async ({ keystow }) => {
  const path = join(keystow.project, ".env");
  writeFileSync(path, before, { mode: 0o600 });
  const { app, page } = await keystow.launch();
  await preview(app, page, path);
  await expect(page.getByRole("heading", { name: "1 change" })).toBeVisible();
  writeFileSync(path, `${before}LATER=1\n`, { mode: 0o600 });
  await write(page).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Nothing was written. Review the new diff." }),
  ).toBeVisible();
  expect(readFileSync(path, "utf8")).toBe(`${before}LATER=1\n`);
  await expect(page.getByRole("row", { name: /LATER=/u })).toBeVisible();
});

test("git is asked: ignored, not ignored, and tracked, which needs the file's name", async ({ keystow }) => {
  const at = (name: string): string => join(keystow.project, name);
  git(keystow.project, "init", "--quiet");
  writeFileSync(at(".gitignore"), ".env.local\n");
  writeFileSync(at("tracked.env"), before, { mode: 0o600 });
  git(keystow.project, "add", "tracked.env");
  git(keystow.project, "commit", "--quiet", "-m", "one");
  const { app, page } = await keystow.launch();
  await preview(app, page, at(".env.local"));
  await expect(page.getByText(".env.local is git-ignored")).toBeVisible();
  const another = page.getByRole("button", { name: "Another file…" });
  await answerSaveDialog(app, at(".env"));
  await another.click();
  await expect(page.getByText(".env is not git-ignored")).toBeVisible();
  await answerSaveDialog(app, at("tracked.env"));
  await another.click();
  await expect(page.getByRole("heading", { name: "1 change" })).toBeVisible();
  await write(page).click();
  const confirm = openDialog(page).getByRole("button", { name: "Write file" });
  await expect(confirm).toBeDisabled();
  await openDialog(page).getByRole("textbox").fill("another.env");
  await expect(confirm).toBeDisabled();
  await openDialog(page).getByRole("textbox").fill("tracked.env");
  expect(readFileSync(at("tracked.env"), "utf8")).toBe(before);
  await confirm.click();
  await expect.poll(() => readFileSync(at("tracked.env"), "utf8")).toBe(after);
});

test("a link to another file is refused", async ({ keystow }) => {
  const target = join(keystow.project, "elsewhere.env");
  const path = join(keystow.project, ".env");
  writeFileSync(target, before, { mode: 0o600 });
  symlinkSync(target, path);
  const { app, page } = await keystow.launch();
  await preview(app, page, path);
  await expect(page.getByRole("main").getByText(/link/u).first()).toBeVisible();
  await expect(write(page)).toBeDisabled();
  expect(readFileSync(target, "utf8")).toBe(before);
});
