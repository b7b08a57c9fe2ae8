/** The first start, the lock and the settings on the real page, in a browser, with a bridge of their own. */
import { existsSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeBridge } from "../../fakes/fake-bridge.ts";
import { startPreview, type Preview, type PreviewOptions } from "../../helpers/page-preview.ts";
import { accessibilityProblems } from "../../helpers/window-accessibility.ts";

/** Made at run time: nobody's passphrase. */
const passphrase = ["five", "words", "of", "no", "meaning"].join(" ");

const browser = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
let preview: Preview;

/** What the page asked so far, of one name. */
const asked = (page: Page, name: string): Promise<readonly unknown[]> =>
  page.evaluate((wanted) => {
    const { keystow } = globalThis as unknown as { readonly keystow: FakeBridge };
    return keystow.asked.filter((question) => question.name === wanted).map(({ given }) => given[0]);
  }, name);

/** Lets a question of the page fail until it has been asked `times` times. */
const letFail = (page: Page, name: "createVault" | "unlock", code: string, message: string): Promise<void> =>
  page.evaluate(
    (failure) => {
      const { keystow } = globalThis as unknown as { keystow: Record<string, unknown> };
      const real = keystow[failure.name];
      keystow[failure.name] = () => {
        keystow[failure.name] = real;
        const { code: of, message: text } = failure;
        return Promise.resolve({ ok: false, error: { code: of, message: text, hint: "Do it again." } });
      };
    },
    { name, code, message },
  );

/** From now on the vault is a sealed one. */
const seal = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { keystow } = globalThis as unknown as { readonly keystow: FakeBridge };
    const real = keystow.overview;
    const sealed: typeof real = async () => {
      const answer = await real({ since: null });
      if (!answer.ok || answer.value.state !== "ready") return answer;
      return { ok: true, value: { ...answer.value, store: "sealed" } };
    };
    Object.assign(keystow, { overview: sealed });
    keystow.emit({ type: "changed" });
  });

/** Whether `text` is anywhere in the page: as text, as an attribute, or in a field. */
const holds = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const fields = [...document.querySelectorAll("input, textarea")] as HTMLInputElement[];
    return (
      document.documentElement.outerHTML.includes(wanted) ||
      fields.some(({ value }) => value.includes(wanted))
    );
  }, text);

/** Runs `work` on a page of its own, which may break no rule of its policy. */
async function onPage(options: PreviewOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await preview.open(options);
  try {
    page.setDefaultTimeout(15_000);
    await work(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.context().close();
  }
}

/** Waits until the focus is on `target`. */
const hasFocus = (target: Locator): Promise<void> =>
  expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

// Where no Chromium is installed, the window's own specs try the same things.
describe.skipIf(!existsSync(browser))("on the page", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    preview = await startPreview();
  }, 120_000);
  afterAll(async () => preview?.close());

  test("a sealed vault is made of a passphrase that the page does not keep", () =>
    onPage({ vault: "missing", store: "absent" }, async (page) => {
      await button(page, "Use a sealed file instead").click();
      const [first, second] = [
        page.getByLabel("Passphrase", { exact: true }),
        page.getByLabel("The same again"),
      ];
      await hasFocus(first);
      const submit = async (one: string, other: string): Promise<void> => {
        await first.fill(one);
        await second.fill(other);
        await second.press("Enter");
      };
      await submit("short", "short");
      await page.getByText("It needs at least 8 characters.").waitFor();
      await submit(passphrase, `${passphrase}!`);
      await page.getByText("The two are not the same.").waitFor();
      expect(await asked(page, "intake")).toEqual([]);
      await submit(passphrase, passphrase);
      await page.getByText("Passphrase taken").waitFor();
      expect(await asked(page, "intake")).toEqual([{ text: passphrase, purpose: "passphrase" }]);
      expect(await holds(page, passphrase)).toBe(false);
      await hasFocus(button(page, "Continue"));
      await page.keyboard.press("Enter");
      await hasFocus(page.getByRole("heading", { name: "Bring your keys" }));
      await page.getByRole("button", { name: /^Start empty/ }).click();
      await button(page, "Create vault").click();
      await page.getByRole("heading", { name: "All keys" }).waitFor();
      expect(await asked(page, "createVault")).toEqual([
        { store: "sealed", passphrase: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      ]);
    }));

  test("a vault that cannot be made says why, and nothing else is made in its place", () =>
    onPage({ vault: "missing" }, async (page) => {
      await letFail(page, "createVault", "store-failing", "The keychain failed.");
      await button(page, "Continue").click();
      await page.getByRole("button", { name: /^Paste a key/ }).click();
      await page.getByRole("switch", { name: "Check new keys at once" }).click();
      const create = button(page, "Create vault and paste a key");
      await create.click();
      await page.getByText("The keychain failed.").waitFor();
      await page.getByText("Do it again.").waitFor();
      expect(await asked(page, "createVault")).toEqual([]);
      await create.click();
      await page.getByRole("dialog").waitFor();
      expect(await asked(page, "createVault")).toEqual([{ store: "keychain", passphrase: null }]);
      expect(await asked(page, "changeSettings")).toEqual([{ checkNewKeys: false }]);
    }));

  test("the sample opens before there is a vault, and makes none", () =>
    onPage({ vault: "missing", store: "absent" }, async (page) => {
      await button(page, "Try with sample data").click();
      await page.getByText("Sample vault.").waitFor();
      expect(await asked(page, "createVault")).toEqual([]);
    }));

  test("a wrong passphrase leaves the list readable and the field empty", () =>
    onPage({ locked: "passphrase" }, async (page) => {
      await seal(page);
      await letFail(page, "unlock", "wrong-passphrase", "This is not the vault's passphrase.");
      const field = page.getByLabel("Passphrase", { exact: true });
      await field.fill(passphrase);
      await field.press("Enter");
      await page.getByText("It was not accepted. Type it again.").waitFor();
      await page.getByText("This is not the vault's passphrase.").first().waitFor();
      expect(await holds(page, passphrase)).toBe(false);
      await hasFocus(field);
      await page.getByRole("row", { name: /GITHUB_TOKEN/ }).waitFor();
      await field.fill(passphrase);
      await field.press("Enter");
      await field.waitFor({ state: "detached" });
      await hasFocus(page.getByRole("grid"));
      expect(await asked(page, "unlock")).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    }));

  test("a lock takes the place of a view about values, and gives it back", () =>
    onPage({}, async (page) => {
      await page.keyboard.press("g");
      await page.keyboard.press("i");
      await page.getByRole("heading", { name: /^Import/ }).waitFor();
      await page.keyboard.press("Control+Shift+L");
      const title = page.getByRole("heading", { name: "Keystow is locked" });
      await hasFocus(title);
      expect(await accessibilityProblems(page)).toEqual([]);
      await button(page, "Unlock").click();
      await page.getByRole("heading", { name: /^Import/ }).waitFor();
      expect(await asked(page, "unlock")).toEqual([null]);
    }));

  test("another try of a keychain keeps its button, and the focus on it", () =>
    onPage({ store: "failing" }, async (page) => {
      const again = button(page, "Try again");
      await again.focus();
      const before = (await asked(page, "storeState")).length;
      await page.keyboard.press("Enter");
      await expect.poll(async () => (await asked(page, "storeState")).length).toBe(before + 1);
      await hasFocus(again);
    }));

  test("a setting applies at once, and the search leaves only what it finds", () =>
    onPage({}, async (page) => {
      await page.keyboard.press("Control+,");
      const search = page.getByRole("searchbox", { name: "Search settings" });
      await search.fill("theme");
      await page.getByRole("heading", { name: "Security" }).waitFor({ state: "detached" });
      await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
      await page.locator("html[data-theme=dark]").waitFor({ state: "attached" });
      await search.press("Escape");
      await page.getByRole("switch", { name: "Lock with the screen" }).click();
      expect(await asked(page, "changeSettings")).toEqual([{ theme: "dark" }, { lockOnScreenLock: false }]);
      await search.fill("no such setting");
      await button(page, "Clear search").click();
      await hasFocus(search);
      await page.getByRole("heading", { name: "Security" }).waitFor();
    }));

  describe.each(["light", "dark"] as const)("axe finds nothing in %s", (theme) => {
    test("at the first start", () =>
      onPage({ theme, vault: "missing", store: "absent" }, async (page) => {
        await button(page, "Try again").waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
        await button(page, "Use a sealed file instead").click();
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
        await page.getByLabel("The same again").fill(passphrase);
        await button(page, "Use this passphrase").click();
        await button(page, "Continue").click();
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.getByRole("button", { name: /^Import a .env file/ }).click();
        await letFail(page, "createVault", "store-failing", "The disk is full.");
        await button(page, "Create vault and import a file").click();
        await page.getByText("The disk is full.").waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
      }));

    test("while it is locked", () =>
      onPage({ theme, locked: "idle" }, async (page) => {
        await button(page, "Unlock").waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
        await seal(page);
        await page.getByLabel("Passphrase", { exact: true }).waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
      }));

    test("in the settings", () =>
      onPage({ theme, store: "failing" }, async (page) => {
        await page.keyboard.press("Control+,");
        await page.getByRole("searchbox", { name: "Search settings" }).waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
      }));
  });
});
