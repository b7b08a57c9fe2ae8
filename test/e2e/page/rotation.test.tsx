/** The rotation view on the real page, in a browser: large vaults, and the way to a key. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPreview, type Preview } from "../../helpers/page-preview.ts";

const browser = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
let preview: Preview;

// Where no Chromium is installed, the window's own specs try the same things.
describe.skipIf(!existsSync(browser))("rotation on the page", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    preview = await startPreview();
  }, 120_000);
  afterAll(async () => preview?.close());

  test("ten thousand keys are drawn in steps", async () => {
    const { page, complaints } = await preview.open({ keys: 10_000 });
    try {
      page.setDefaultTimeout(15_000);
      await page.getByRole("row").nth(3).waitFor();
      await page.keyboard.press("4");
      const later = page.getByRole("region", { name: /^Later/ });
      const more = later.getByRole("button", { name: /^Show 50 more of/ });
      await more.waitFor();
      const keys = later.getByRole("listitem");
      expect(await keys.count()).toBe(50);
      await more.click();
      await expect.poll(() => keys.count()).toBe(100);
      expect(complaints).toEqual([]);
    } finally {
      await page.context().close();
    }
  });

  test("a key's name leads to the key in the list", async () => {
    const { page, complaints } = await preview.open({});
    try {
      page.setDefaultTimeout(15_000);
      await page.getByRole("row").nth(3).waitFor();
      await page.keyboard.press("4");
      await page.getByRole("button", { name: "AWS_ACCESS_KEY_ID", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "All keys" }).waitFor();
      await page.getByRole("complementary").getByText("AWS_ACCESS_KEY_ID").first().waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await page.context().close();
    }
  });
});
