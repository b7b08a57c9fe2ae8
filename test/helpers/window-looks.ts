/** How the page looks to those who see or move otherwise: in both themes, and enlarged. */
import { expect, type ElectronApplication, type Page } from "@playwright/test";
import { accessibilityProblems } from "./window-accessibility.ts";
import { useTheme } from "./window-steps.ts";

/** Looks at the page in the theme that it is in, and in the other one. */
export async function expectAccessibleInBoth(
  app: ElectronApplication,
  page: Page,
  what: string,
  without: readonly string[] = [],
): Promise<void> {
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  for (const theme of dark ? (["dark", "light"] as const) : (["light", "dark"] as const)) {
    await useTheme(app, page, theme);
    expect(await accessibilityProblems(page, { without }), `${what}, ${theme}`).toEqual([]);
  }
}

/** Nothing of the page lies beyond its right edge, where nobody could scroll to it. */
export async function expectNoSidewaysLoss(page: Page, what: string): Promise<void> {
  const beyond = await page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      "button, input, select, textarea, a[href], [role=grid]",
    );
    const isLost = (control: HTMLElement): boolean => {
      const { left, right, width } = control.getBoundingClientRect();
      if (width === 0 || (left >= -1 && right <= innerWidth + 1)) return false;
      for (let parent = control.parentElement; parent !== null; parent = parent.parentElement)
        if (
          parent.scrollWidth > parent.clientWidth + 1 &&
          /auto|scroll/u.test(getComputedStyle(parent).overflowX)
        )
          return false;
      return true;
    };
    return [...controls]
      .filter(isLost)
      .map((control) => control.getAttribute("aria-label") ?? control.textContent);
  });
  expect(beyond, what).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, what).toBeLessThanOrEqual(0);
}
