/**
 * The keychain is locked, absent, frozen or killed, at the start and while the window is open. The window
 * stays responsive, says what is the matter, and goes on when the keychain does; nothing is lost.
 */
import type { Page } from "@playwright/test";
import type { SecretService } from "../../helpers/secret-service.ts";
import { openDetails, paste, rowOf, statusBar } from "../../helpers/window-parts.ts";
import { storedKeys, storedValue } from "../../helpers/window-truth.ts";
import { expect, expectAccessible, type Keystow, seedSecret, test } from "./fixtures.ts";

const kept = { name: "KEPT", provider: "fluximage", filler: "1" } as const;
const other = { name: "OTHER", provider: "deepcreative-labs", filler: "2" } as const;
test.use({ seed: { keys: [kept, other] } });

function keychainOf({ keychain }: Keystow): SecretService {
  if (keychain === null) throw new Error("this spec needs a keychain");
  return keychain;
}

/** The list, its filter and the details answer, each well under a second after it is asked. */
async function expectResponsive(page: Page): Promise<void> {
  const soon = { timeout: 1_000 };
  const filter = page.getByRole("combobox", { name: "Filter keys" });
  await expect(rowOf(page, "KEPT")).toBeVisible(soon);
  await filter.fill("other", soon);
  await expect(rowOf(page, "KEPT")).toBeHidden(soon);
  await filter.fill("", soon);
  await expect(rowOf(page, "KEPT")).toBeVisible(soon);
}

const trouble = (page: Page, title: string) =>
  page.getByRole("main").locator("[role=alert], [role=status]").filter({ hasText: title });

const retry = (page: Page) => page.getByRole("main").getByRole("button", { name: "Try again" });

async function expectNothingLost(keystow: Keystow): Promise<void> {
  expect(await storedKeys(keystow)).toHaveLength(2);
  for (const key of [kept, other]) expect(await storedValue(keystow, key.name)).toBe(seedSecret(key));
}

test("locked at the start: the list is there, and an unlock elsewhere is enough", async ({ keystow }) => {
  const keychain = keychainOf(keystow);
  await keychain.lock();
  const { page } = await keystow.launch();
  await expect(trouble(page, "is locked")).toContainText("Unlock it to read 2 keys");
  await expect(statusBar(page)).toContainText("Keychain locked");
  await expectResponsive(page);
  await expectAccessible(page);
  await retry(page).click();
  await expect(retry(page)).toBeEnabled();
  await expect(trouble(page, "is locked")).toBeVisible();

  await keychain.unlock();
  await retry(page).click();
  await expect(trouble(page, "is locked")).toBeHidden();
  await expect(statusBar(page)).toContainText("Keychain unlocked");
  const panel = await openDetails(page, "KEPT");
  await panel.getByRole("button", { name: "Check now" }).click();
  await expect(panel.getByRole("heading", { name: "Valid", exact: true })).toBeVisible();
  await expectNothingLost(keystow);
});

test("locked while the window is open: a check fails without a verdict", async ({ keystow }) => {
  const keychain = keychainOf(keystow);
  const { page } = await keystow.launch();
  const panel = await openDetails(page, "KEPT");
  await keychain.lock();
  await panel.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("The keychain is locked.").first()).toBeVisible();
  await expect(rowOf(page, "KEPT")).toContainText("Not checked");
  await expect(page.getByRole("row", { name: /, checking$/ })).toHaveCount(0);
  await expect(trouble(page, "is locked")).toBeVisible();
  expect(keystow.sentRequests()).toEqual([]);

  await keychain.unlock();
  await retry(page).click();
  await expect(statusBar(page)).toContainText("Keychain unlocked");
  await panel.getByRole("button", { name: "Check now" }).click();
  await expect(rowOf(page, "KEPT")).toContainText("Valid");
  await expect(statusBar(page)).toContainText("Keychain unlocked");
  await expectNothingLost(keystow);
});

test("absent at the start: says what is missing, and finds it when it is back", async ({ keystow }) => {
  const { app, page } = await keystow.launch({
    environment: { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus", XDG_RUNTIME_DIR: keystow.home },
  });
  await expect(trouble(page, "is not there")).toContainText("There is no keychain here");
  await expect(trouble(page, "is not there")).toContainText("Nothing is lost");
  await expect(statusBar(page)).toContainText("Keychain cannot be reached");
  await expectResponsive(page);
  await expectAccessible(page);
  await paste(page.locator("body"), seedSecret({ name: "", provider: "fluximage", filler: "9" }));
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  await expect(dialog).toContainText("There is no keychain here");
  await page.keyboard.press("Escape");
  await keystow.close(app);

  const again = await keystow.launch();
  await expect(statusBar(again.page)).toContainText("Keychain unlocked");
  await expectNothingLost(keystow);
  expect(keystow.sentRequests()).toEqual([]);
});

test("frozen at the start: the window is there at once, and goes on after the thaw", async ({ keystow }) => {
  const keychain = keychainOf(keystow);
  await keychain.freeze();
  const { page } = await keystow.launch();
  await expectResponsive(page);
  await expect(trouble(page, "does not answer")).toContainText("Nothing is lost", { timeout: 15_000 });
  await expectResponsive(page);
  await keychain.thaw();
  await retry(page).click();
  await expect(trouble(page, "does not answer")).toBeHidden();
  await expect(statusBar(page)).toContainText("Keychain unlocked");
  await expectNothingLost(keystow);
});

test("frozen while the window is open: an added key waits in the dialog and is stored after the thaw", async ({
  keystow,
}) => {
  const keychain = keychainOf(keystow);
  const secret = seedSecret({ name: "", provider: "fluximage", filler: "7" });
  const { page } = await keystow.launch();
  await paste(page.locator("body"), secret);
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  await expect(dialog.getByText("Valid Fluximage key")).toBeVisible();
  await keychain.freeze();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("did not answer", { timeout: 15_000 });
  await keychain.thaw();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Valid");
  expect(await storedValue(keystow, "FLUXIMAGE_API_KEY")).toBe(secret);
  expect(await storedKeys(keystow)).toHaveLength(3);
  expect(keystow.sentKeys()).toHaveLength(1);
});

test("killed while the window is open: said at the next use, and mended by the next login", async ({
  keystow,
}) => {
  const keychain = keychainOf(keystow);
  const { page } = await keystow.launch();
  const panel = await openDetails(page, "KEPT");
  await keychain.kill();
  await panel.getByRole("button", { name: "Copy secret" }).click();
  await expect(page.getByText("The keychain is locked.").first()).toBeVisible();
  await expect(trouble(page, "is locked")).toBeVisible();
  await expectResponsive(page);
  await keychain.unlock();
  await panel.getByRole("button", { name: "Check now" }).click();
  await expect(rowOf(page, "KEPT")).toContainText("Valid");
  await expect(statusBar(page)).toContainText("Keychain unlocked");
  await expectNothingLost(keystow);
});
