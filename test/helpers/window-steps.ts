/** Steps that several specs of the window share, said as its user would say them. */
import { expect, type ElectronApplication, type Locator, type Page } from "@playwright/test";
import { detailPanel } from "./window-parts.ts";

/** The line of the list for that variable. */
export const rowOf = (page: Page, variable: string): Locator =>
  page.getByRole("grid").getByRole("row", { name: new RegExp(`^${variable},`, "u") });

/** The variables that the list shows, from the top. */
export const shownKeys = (page: Page): Promise<readonly string[]> =>
  page.getByRole("grid").getByRole("rowheader").allTextContents();

export const filterBox = (page: Page): Locator => page.getByRole("combobox", { name: "Filter keys" });

export { detailPanel };

/** The dialog that is open. A toast is one as well to assistive technology, and is left out here. */
export const openDialog = (page: Page): Locator =>
  page.locator("[role=alertdialog], [role=dialog]:not([aria-modal=false])");

/** Opens the panel of one key with a click, as far as its last card. */
export async function openDetail(page: Page, variable: string): Promise<Locator> {
  await rowOf(page, variable).click();
  const panel = detailPanel(page);
  await expect(panel.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(panel).toHaveAttribute("aria-busy", "false");
  return panel;
}

/** Goes to a place of the sidebar. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Views" }).getByTitle(place, { exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
}

/** What the system's clipboard holds as text. */
export const clipboardText = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText());

/** The next native dialogs that save answer with this path. */
export const answerSaveDialog = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => await Promise.resolve({ canceled: false, filePath });
  }, path);

/** The next native dialogs that open answer with this path. */
export const answerOpenDialog = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => await Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);

/** Chooses the app's theme for a moment; the setting stays as it is. */
export async function useTheme(app: ElectronApplication, page: Page, theme: "light" | "dark"): Promise<void> {
  await app.evaluate(({ nativeTheme }, chosen) => {
    nativeTheme.themeSource = chosen;
  }, theme);
  await page.waitForFunction(
    (dark) => matchMedia("(prefers-color-scheme: dark)").matches === dark,
    theme === "dark",
  );
}

/** Ctrl, or ⌘ on macOS: the system that the app runs on decides. */
export const modKey = process.platform === "darwin" ? "Meta" : "Control";

/** What a paste of `text` does where the focus is. The system's clipboard stays as it is. */
export const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);

/** Changes settings as the settings page does, without going there. */
export async function changeSettings(
  page: Page,
  change: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  const worked = await page.evaluate(async (wanted) => {
    const { keystow } = globalThis as unknown as {
      readonly keystow: { changeSettings(change: unknown): Promise<{ readonly ok: boolean }> };
    };
    return (await keystow.changeSettings(wanted)).ok;
  }, change);
  expect(worked).toBe(true);
}
