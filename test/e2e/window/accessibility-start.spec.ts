/** The first start, an empty vault, a broken one and a full one, as assistive technology meets them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessibleInBoth, expectNoSidewaysLoss } from "../../helpers/window-looks.ts";
import { openDialog, shownKeys } from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

test.describe("without a vault", () => {
  test.use({ vault: "none" });

  test("each step of the first start is accessible, and fits at 200 %", async ({ keystow }) => {
    const { app, page } = await keystow.launch();
    const next = page.getByRole("button", { name: "Continue" });
    await expect(next).toBeEnabled();
    await expectAccessibleInBoth(app, page, "keychain");
    await page.getByRole("radio", { name: /^Sealed file/u }).check();
    await expect(page.getByLabel("Passphrase", { exact: true })).toBeVisible();
    await expectAccessibleInBoth(app, page, "sealed file");
    await page.getByRole("radio").first().check();
    await next.click();
    const steps = ["Bring your keys", "Checks"];
    for (const step of steps) {
      const heading = page.getByRole("heading", { level: 1, name: step });
      await expect(heading).toBeFocused();
      await expectAccessibleInBoth(app, page, step);
      if (step !== "Checks") await page.getByRole("button", { name: /^Start empty/u }).click();
    }
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
    });
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeGreaterThanOrEqual(2);
    await expectNoSidewaysLoss(page, "checks");
    await page.getByRole("button", { name: "Back" }).click();
    await expectNoSidewaysLoss(page, "keys");
  });
});

test.describe("without a keychain", () => {
  test.use({ vault: "none", keychain: "none" });

  test("what is missing is said, accessibly", async ({ keystow }) => {
    const { app, page } = await keystow.launch();
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await expectAccessibleInBoth(app, page, "no keychain");
  });
});

test("an empty vault is accessible", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await expect(page.getByRole("heading", { name: "No keys yet" })).toBeVisible();
  await expectAccessibleInBoth(app, page, "no keys");
  await expectNoSidewaysLoss(page, "no keys");
});

test("a vault that cannot be opened is accessible", async ({ keystow }) => {
  writeFileSync(join(keystow.vault, "vault.db"), "this is no database");
  const { app, page } = await keystow.launch();
  await expect(page.getByRole("heading", { name: "The vault cannot be opened" })).toBeVisible();
  await expectAccessibleInBoth(app, page, "failing vault");
});

test("the question before a check of many keys is accessible", async ({ keystow }) => {
  const secret = (filler: string): string => seedSecret({ name: "", provider: "fluximage", filler });
  const lines = Array.from({ length: 51 }, (_one, at) => `FLUX_${at}_API_KEY=${secret(`${at}`)}`);
  const file = join(keystow.project, "many.env");
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  expect((await keystow.terminal(["import", file, "--yes"])).exitCode).toBe(0);
  const { app, page } = await keystow.launch();
  await expect.poll(async () => (await shownKeys(page)).length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Check all" }).click();
  await expect(openDialog(page).getByText("This makes 51 requests to 1 service.")).toBeVisible();
  await expectAccessibleInBoth(app, page, "check many");
  await page.keyboard.press("Escape");
  expect(keystow.sentRequests()).toEqual([]);
});
