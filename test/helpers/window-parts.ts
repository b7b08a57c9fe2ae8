/** Parts of the window as its specs name them, and what a user does with them. */
import type { Locator, Page } from "@playwright/test";

/** The row of the key with that variable, as a screen reader names it. */
export const rowOf = (page: Page, variable: string): Locator =>
  page.getByRole("row", { name: new RegExp(`^${RegExp.escape(variable)}, `) });

export const statusBar = (page: Page): Locator => page.getByRole("contentinfo", { name: "Status" });

export const detailPanel = (page: Page): Locator => page.getByRole("complementary", { name: "Key details" });

export const toasts = (page: Page): Locator => page.getByRole("region", { name: "Notifications" });

/** The view with that name in the sidebar. */
export async function goTo(page: Page, view: string): Promise<void> {
  const sidebar = page.getByRole("navigation", { name: "Views" });
  await sidebar.getByRole("button", { name: new RegExp(`^${view}`) }).click();
}

/** Opens the key's details by a click on its row. */
export async function openDetails(page: Page, variable: string): Promise<Locator> {
  await rowOf(page, variable).click();
  const panel = detailPanel(page);
  await panel.getByRole("heading", { name: variable }).waitFor();
  return panel;
}

/** The user comes back from another program: the page looks whether anything has changed. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

/** A paste as the page hears it, of a text that no other program has to have in the clipboard. */
export async function paste(target: Locator, text: string): Promise<void> {
  await target.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }),
    );
  }, text);
}

/** Everything the page holds that could show a secret: its markup and what stands in its fields. */
export async function contentOf(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    return [document.documentElement.outerHTML, ...Array.from(fields, ({ value }) => value)].join("\n");
  });
}
