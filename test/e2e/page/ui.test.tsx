/** The components at work: what keyboard and focus do, on the real page in a browser. */
import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPreview, type Preview, type PreviewOptions } from "../../helpers/page-preview.ts";
import { accessibilityProblems } from "../../helpers/window-accessibility.ts";

const browser = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
let preview: Preview;

/** Runs `work` on a page of its own, which may break no rule of its policy. */
async function onPage(options: PreviewOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await preview.open(options);
  try {
    page.setDefaultTimeout(15_000);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await work(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.context().close();
  }
}

/** The name and the text of what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });

/** Opens the list's menu on a row, and chooses in it. */
async function choose(page: Page, row: RegExp, entry: string): Promise<void> {
  await page.getByRole("row", { name: row }).first().click({ button: "right" });
  await page.getByRole("menuitem", { name: entry }).click();
}

// Where no Chromium is installed, the window's own specs try the same things.
describe.skipIf(!existsSync(browser))("components on the page", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    preview = await startPreview();
  }, 120_000);
  afterAll(async () => preview?.close());

  test("what cannot be undone is asked with the focus on Cancel, and Escape leaves it be", () =>
    onPage({}, async (page) => {
      await choose(page, /GITHUB_TOKEN/, "Erase…");
      const dialog = page.getByRole("alertdialog");
      await dialog.waitFor();
      await expect.poll(() => focused(page)).toBe("Cancel");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(await page.getByRole("row", { name: /GITHUB_TOKEN/ }).count()).toBe(1);
    }));

  test("suggestions help and do not decide: a new word stays as it was typed", () =>
    onPage({}, async (page) => {
      await choose(page, /GITHUB_TOKEN/, "Move to project or environment…");
      const project = page.getByRole("combobox", { name: "Project" });
      await project.click();
      await project.fill("pay");
      await page.getByRole("option", { name: "payments-api" }).waitFor();
      // The first Escape closes the suggestions only.
      await page.keyboard.press("Escape");
      await page.getByRole("option").first().waitFor({ state: "detached" });
      expect(await project.inputValue()).toBe("pay");
      await project.fill("payment");
      await page.getByRole("option", { name: "payments-api" }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      expect(await project.inputValue()).toBe("payments-api");
      await project.fill("brand-new");
      await page.getByRole("option").first().waitFor({ state: "detached" });
      expect(await project.inputValue()).toBe("brand-new");
      expect(await accessibilityProblems(page)).toEqual([]);
    }));

  test("a message can be reached with F6 and undone from there", () =>
    onPage({}, async (page) => {
      await choose(page, /GITHUB_TOKEN/, "Archive");
      const undo = page.getByRole("button", { name: "Undo" });
      await undo.waitFor();
      const inMessages = () =>
        page.evaluate(() => document.activeElement?.closest('[aria-label="Notifications"]') !== null);
      for (let press = 0; press < 5 && !(await inMessages()); press += 1) await page.keyboard.press("F6");
      expect(await inMessages(), "F6 comes to the messages").toBe(true);
      await undo.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("row", { name: /GITHUB_TOKEN/ }).waitFor();
      await undo.waitFor({ state: "detached" });
    }));

  test("a message of the same words takes the place of the earlier one, so that there is one Undo", () =>
    onPage({}, async (page) => {
      await page.getByRole("grid").waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("p");
      await page.getByRole("row", { name: /^Stripe,/ }).click();
      const checks = page.getByRole("switch", { name: "Checks" });
      for (const state of ["false", "true", "false"]) {
        await checks.click();
        await expect.poll(() => checks.getAttribute("aria-checked")).toBe(state);
      }
      const off = page.getByRole("dialog", { name: "Checks of Stripe are off" });
      expect(await off.getByRole("button", { name: "Undo" }).count()).toBe(1);
    }));

  test("a menu opens with its key, moves with arrows and gives the focus back", () =>
    onPage({}, async (page) => {
      const grid = page.getByRole("grid");
      await page.getByRole("row", { name: /GITHUB_TOKEN/ }).click({ button: "right" });
      await page.getByRole("menu").waitFor();
      await page.keyboard.press("ArrowDown");
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("role")))
        .toBe("menuitem");
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "detached" });
      await expect
        .poll(() => grid.evaluate((element) => element.contains(document.activeElement)))
        .toBe(true);
    }));

  test.each(["light", "dark"] as const)(
    "a vault that cannot be opened is a page like any other (%s)",
    (theme) =>
      onPage({ vault: "failing", theme }, async (page) => {
        await page.getByRole("heading", { level: 1, name: "The vault cannot be opened" }).waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
      }),
  );

  test.each(["light", "dark"] as const)("forced colours and less motion leave no state out (%s)", (theme) =>
    onPage({ theme }, async (page) => {
      await page.emulateMedia({ colorScheme: theme, forcedColors: "active", reducedMotion: "reduce" });
      await page.keyboard.press("Control+,");
      const turned = page.getByRole("switch", { name: "Lock when the computer sleeps" });
      const thumb = () =>
        turned.evaluate((element) => {
          const style = getComputedStyle(element.firstElementChild ?? element);
          return { colour: style.borderTopColor, duration: style.transitionDuration };
        });
      const on = await thumb();
      await turned.click();
      await expect.poll(() => turned.getAttribute("aria-checked")).toBe("false");
      const off = await thumb();
      expect(off.colour).not.toBe(on.colour);
      expect(off.duration).toBe("0s");
    }),
  );
});
