/** A secret on the screen and in the clipboard: for as long as it was asked for, and not longer. */
import type { ElectronApplication, Locator, Page } from "@playwright/test";
import {
  clipboardText,
  changeSettings,
  goTo,
  modKey,
  openDetail,
  rowOf,
} from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

const key = { name: "FLUX_API_KEY", provider: "fluximage", filler: "abc" };
const other = { name: "OTHER_API_KEY", provider: "fluximage", filler: "def" };
const secret = seedSecret(key);

test.use({ seed: { keys: [key, other] } });

const holdButton = (panel: Locator): Locator => panel.getByRole("button", { name: "Hold to show secret" });

/** Whether the secret stands anywhere in the page, attributes included. */
const isInPage = (page: Page): Promise<boolean> =>
  page.evaluate((text) => document.documentElement.outerHTML.includes(text), secret);

async function expectShown(page: Page, panel: Locator): Promise<void> {
  await expect(panel.getByText(secret)).toBeVisible();
  const attributes = await page.evaluate(
    (text) =>
      [...document.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes].filter(({ value }) => value.includes(text)).map(({ name }) => name),
      ),
    secret,
  );
  expect(attributes).toEqual([]);
  expect(await page.title()).not.toContain(secret);
  await expect(page.getByRole("status").filter({ hasText: "Secret shown" })).toBeAttached();
}

async function expectHidden(page: Page): Promise<void> {
  await expect.poll(() => isInPage(page)).toBe(false);
}

async function press(page: Page, button: Locator): Promise<void> {
  await button.hover();
  await page.mouse.down();
}

const loseFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => window.dispatchEvent(new FocusEvent("blur")));

test("a secret is shown while the button is held, and gone with every way of letting go", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  const panel = await openDetail(page, key.name);
  await expectHidden(page);

  await press(page, holdButton(panel));
  await expectShown(page, panel);
  await page.mouse.up();
  await expectHidden(page);

  await holdButton(panel).focus();
  await page.keyboard.down("Space");
  await expectShown(page, panel);
  await page.keyboard.up("Space");
  await expectHidden(page);

  await press(page, holdButton(panel));
  await expectShown(page, panel);
  await loseFocus(page);
  await expectHidden(page);
  await page.mouse.up();

  await press(page, holdButton(panel));
  await expectShown(page, panel);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("lock-screen"));
  await expectHidden(page);
  await page.mouse.up();
  await expect(panel.getByRole("button", { name: "Unlock to show the secret" })).toBeDisabled();
});

test("with the setting, one press shows a secret and the next hides it; another key hides it, too", async ({
  keystow,
}) => {
  const { page } = await keystow.launch();
  await expect(rowOf(page, key.name)).toBeVisible();
  await goTo(page, "Settings");
  await page
    .getByRole("combobox", { name: "Show a secret" })
    .selectOption({ label: "For 10 seconds after a press" });
  await goTo(page, "All keys");
  const panel = await openDetail(page, key.name);
  await panel.getByRole("button", { name: "Show secret for 10 s" }).click();
  await expectShown(page, panel);
  await panel.getByRole("button", { name: "Hide secret" }).click();
  await expectHidden(page);
  await panel.getByRole("button", { name: "Show secret for 10 s" }).click();
  await expectShown(page, panel);
  await rowOf(page, other.name).click();
  await expectHidden(page);
});

const put = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text);

test("a copied secret is counted down, and leaves when it is told to", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  const panel = await openDetail(page, key.name);
  await panel.getByRole("button", { name: "Copy secret" }).click();
  await expect.poll(() => clipboardText(app)).toBe(secret);
  await expect(panel.getByRole("button", { name: "Copied" })).toBeVisible();
  const status = page.getByRole("contentinfo", { name: "Status" });
  await expect(status.getByText("Clipboard clears in 30 s")).toBeVisible();
  await expect(status.getByText("Clipboard clears in 29 s")).toBeVisible();
  await status.getByRole("button", { name: "Clear now" }).click();
  await expect.poll(() => clipboardText(app)).toBe("");
  await expect(status.getByRole("button", { name: "Clear now" })).toBeHidden();
  expect(await isInPage(page)).toBe(false);

  await page.getByRole("grid").press(`${modKey}+Shift+c`);
  await expect.poll(() => clipboardText(app)).toBe(`${key.name}=${secret}`);
  await page.getByRole("grid").press(`${modKey}+Shift+l`);
  await expect.poll(() => clipboardText(app)).toBe("");
});

test("a copied secret is cleared by time, but not what another program put there", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await openDetail(page, key.name);
  await changeSettings(page, { clipboardSeconds: 10 });
  const clear = page.getByRole("button", { name: "Clear now" });
  await page.getByRole("grid").press(`${modKey}+c`);
  await expect.poll(() => clipboardText(app)).toBe(secret);
  await expect.poll(() => clipboardText(app), { timeout: 12_000 }).toBe("");
  await expect(clear).toBeHidden();

  await page.getByRole("grid").press(`${modKey}+c`);
  await expect.poll(() => clipboardText(app)).toBe(secret);
  await put(app, "a text of somebody else");
  await clear.click();
  await expect(clear).toBeHidden();
  expect(await clipboardText(app)).toBe("a text of somebody else");
});

test("a copied secret does not outlive the program", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await openDetail(page, key.name);
  await page.getByRole("grid").press(`${modKey}+c`);
  await expect.poll(() => clipboardText(app)).toBe(secret);
  // What the clipboard holds at the very end, told by the program itself on its way out.
  await app.evaluate(({ app: program, clipboard }) => {
    const clear = clipboard.clear.bind(clipboard);
    Object.assign(clipboard, {
      clear: () => {
        clear();
        process.stdout.write("the clipboard was cleared\n");
      },
    });
    program.on("will-quit", () => process.stdout.write("the program ends\n"));
  });
  await keystow.close(app);
  expect(keystow.output()).toMatch(/the clipboard was cleared[\s\S]*the program ends/u);
});
