/** The first start: where secrets are kept, how the first keys come, and what happens when something is missing. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Locator, Page } from "@playwright/test";
import { paste, rowOf, statusBar, toasts } from "../../helpers/window-parts.ts";
import { errorCode, storedKey, storedKeys, storedValue } from "../../helpers/window-truth.ts";
import { expect, expectAccessible, type Keystow, seedSecret, test } from "./fixtures.ts";

/** Every test sees that nothing is made before the last step, in the folder and in the terminal. */
async function expectNoVault(keystow: Keystow): Promise<void> {
  expect(existsSync(keystow.vault) ? readdirSync(keystow.vault) : []).toEqual([]);
  expect(await errorCode(keystow, ["list"])).toBe("vault-missing");
}

/** Items in the keychain besides the one by which Keystow tells whether it is open. */
async function namesInKeychain({ keychain }: Keystow): Promise<readonly (string | undefined)[]> {
  const items = (await keychain?.search()) ?? "";
  const names = Array.from(items.matchAll(/attribute\.username = (.+)/g), ([, name]) => name);
  return names.filter((name) => name !== "keystow-marker");
}

const step = (page: Page, title: string): Locator => page.getByRole("heading", { level: 1, name: title });
const goOn = (page: Page): Locator => page.getByRole("button", { name: "Continue" });

async function toWays(page: Page): Promise<void> {
  await goOn(page).click();
  await expect(step(page, "Bring your keys")).toBeVisible();
}

test.use({ vault: "none" });

test("the keychain is tried out, and an empty vault is made at the last step", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await expect(step(page, "Where secrets are kept")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "works" })).toContainText(
    "A test entry was written, read and deleted.",
  );
  await expectAccessible(page);
  expect(await namesInKeychain(keystow)).toEqual([]);
  await toWays(page);
  for (const way of ["Paste a key", "Import a .env file", "Start empty", "Try with sample data"])
    await expect(page.getByRole("button", { name: way })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start empty" }).click();
  await expect(step(page, "Checks")).toBeVisible();
  await expectAccessible(page);
  await expectNoVault(keystow);

  await page.getByRole("button", { name: "Create vault" }).click();
  await expect(page.getByText("No keys yet")).toBeVisible();
  await expect(statusBar(page)).toContainText("Keychain unlocked");
  expect(await storedKeys(keystow)).toEqual([]);
  expect(keystow.network.proxy.tunnels).toEqual([]);
});

test("a key is pasted right after the vault was made, and not checked unasked", async ({ keystow }) => {
  const secret = seedSecret({ name: "", provider: "fluximage", filler: "a1" });
  const { page } = await keystow.launch();
  await toWays(page);
  await page.getByRole("button", { name: "Paste a key" }).click();
  await page.getByRole("switch", { name: "Check new keys at once" }).click();
  await expectNoVault(keystow);
  await page.getByRole("button", { name: "Create vault and paste a key" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  const field = dialog.getByRole("textbox", { name: "Paste the key" });
  await expect(field).toBeFocused();
  await paste(field, secret);
  await expect(dialog.getByText("It is sent only to fluximage.app.")).toBeVisible();
  await dialog.getByRole("button", { name: "Save without check" }).click();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Not checked");
  expect(keystow.network.proxy.tunnels).toEqual([]);
  expect(await storedValue(keystow, "FLUXIMAGE_API_KEY")).toBe(secret);
});

test("a file is imported right after the vault was made", async ({ keystow }) => {
  const secret = seedSecret({ name: "", provider: "fluximage", filler: "a2" });
  const file = join(keystow.project, ".env");
  writeFileSync(file, `# shop\nFLUXIMAGE_API_KEY=${secret}\nPORT=8080\n`, { mode: 0o600 });
  const { app, page } = await keystow.launch();
  await toWays(page);
  await page.getByRole("button", { name: "Import a .env file" }).click();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.getByRole("button", { name: "Create vault and import a file" }).click();
  await expect(step(page, "Import")).toBeVisible();
  await page.getByRole("button", { name: /^Choose a file/ }).click();
  await expect(page.getByRole("row").filter({ hasText: "FLUXIMAGE_API_KEY" })).toContainText("Fluximage");
  await page.getByRole("button", { name: /^Import 1/ }).click();
  await expect(toasts(page).getByText(/^Imported 1 key|^1 key/)).toBeVisible();
  expect((await storedKeys(keystow)).map(({ name }) => name)).toEqual(["FLUXIMAGE_API_KEY"]);
  expect(await storedValue(keystow, "FLUXIMAGE_API_KEY")).toBe(secret);
  expect(readFileSync(file, "utf8")).toContain("PORT=8080");
});

test.describe("without a keychain", () => {
  test.use({ keychain: "none" });

  test("it says what is missing, and nothing else is used unasked", async ({ keystow }) => {
    const { page } = await keystow.launch();
    const trouble = page.getByRole("status").filter({ hasText: "was not found" });
    await expect(trouble).toContainText("There is no keychain here");
    await expect(goOn(page)).toBeDisabled();
    await trouble.getByRole("button", { name: "Try again" }).click();
    await expect(trouble.getByRole("button", { name: "Try again" })).toBeEnabled();
    await expect(goOn(page)).toBeDisabled();
    await expectAccessible(page);
    await expectNoVault(keystow);
  });

  test("a sealed file is made with a passphrase, and opens with no other one", async ({ keystow }) => {
    const passphrase = readFileSync(join(keystow.root, "passphrase"), "utf8").trim();
    const secret = seedSecret({ name: "", provider: "fluximage", filler: "a3" });
    const first = await keystow.launch();
    const { page } = first;
    await page.getByRole("radio", { name: /^Sealed file/ }).check();
    await typePassphrase(page, "short", "short");
    await expect(page.getByText("It needs at least 8 characters.")).toBeVisible();
    await typePassphrase(page, passphrase, `${passphrase}!`);
    await expect(page.getByText("The two are not the same.")).toBeVisible();
    await expect(goOn(page)).toBeDisabled();
    await typePassphrase(page, passphrase, passphrase);
    await expect(page.getByText("Passphrase taken")).toBeVisible();
    expect(await page.content()).not.toContain(passphrase);
    await toWays(page);
    await page.getByRole("button", { name: "Start empty" }).click();
    await expectNoVault(keystow);
    await page.getByRole("button", { name: "Create vault" }).click();
    await expect(page.getByText("No keys yet")).toBeVisible();
    await expect(statusBar(page)).toContainText("Sealed file unlocked");
    await paste(page.locator("body"), secret);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Valid");
    expect(await storedValue(keystow, "FLUXIMAGE_API_KEY")).toBe(secret);
    await keystow.close(first.app);

    const again = (await keystow.launch()).page;
    await expect(again.getByText("Sealed vault is locked")).toBeVisible();
    await expect(rowOf(again, "FLUXIMAGE_API_KEY")).toBeVisible();
    await unlockWith(again, "not the right passphrase");
    await expect(again.getByText("It was not accepted. Type it again.")).toBeVisible();
    await expectAccessible(again);
    await unlockWith(again, passphrase);
    await expect(again.getByText("Sealed vault is locked")).toBeHidden();
    await expect(statusBar(again)).toContainText("Sealed file unlocked");
  });
});

async function typePassphrase(page: Page, one: string, again: string): Promise<void> {
  await page.getByRole("textbox", { name: "Passphrase" }).fill(one);
  await page.getByRole("textbox", { name: "The same again" }).fill(again);
  await page.getByRole("button", { name: "Use this passphrase" }).click();
}

async function unlockWith(page: Page, passphrase: string): Promise<void> {
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await page.getByRole("button", { name: "Unlock" }).click();
}

test("the sample opens without a vault of one's own, says so, and leaves nothing behind", async ({
  keystow,
}) => {
  const { page } = await keystow.launch();
  await page.getByRole("button", { name: "Try with sample data" }).click();
  const banner = page.getByRole("note").filter({ hasText: "Sample vault." });
  await expect(banner).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("row", { name: /, valid,/ }).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /, rejected,/ }).first()).toBeVisible();
  await expectAccessible(page);
  expect(keystow.network.proxy.tunnels).toEqual([]);
  await expectNoVault(keystow);
  await banner.getByRole("button", { name: "Close sample" }).click();
  await expect(step(page, "Where secrets are kept")).toBeVisible();
  expect(await namesInKeychain(keystow)).toEqual([]);
  await expectNoVault(keystow);
});

test.describe("a vault that cannot be opened", () => {
  test.use({ vault: "keychain", seed: { keys: [{ name: "KEPT", provider: "fluximage" }] } });

  test("a damaged one says so, is left as it is, and opens when it is mended", async ({ keystow }) => {
    const file = vaultFile(keystow);
    const whole = readFileSync(file);
    const damaged = Buffer.alloc(whole.length, "damaged ");
    writeFileSync(file, damaged);
    const { page } = await keystow.launch();
    const alert = page.getByRole("alert").filter({ hasText: "The vault cannot be opened" });
    await expect(alert).toContainText("vault-damaged");
    await expectAccessible(page);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert.getByRole("button", { name: "Try again" })).toBeEnabled();
    expect(readFileSync(file).equals(damaged)).toBe(true);
    writeFileSync(file, whole);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(rowOf(page, "KEPT")).toBeVisible();
    expect((await storedKey(keystow, "KEPT")).provider).toBe("fluximage");
  });

  test("one of a newer Keystow says so, and is left as it is", async ({ keystow }) => {
    const database = new DatabaseSync(vaultFile(keystow));
    database.exec("PRAGMA user_version = 9999");
    database.close();
    const { page } = await keystow.launch();
    const alert = page.getByRole("alert").filter({ hasText: "The vault cannot be opened" });
    await expect(alert).toContainText("written by a newer Keystow");
    await expect(alert).toContainText("vault-newer");
    expect(await errorCode(keystow, ["list"])).toBe("vault-newer");
    await page.getByRole("button", { name: "Settings" }).click();
    await expect(step(page, "Settings")).toBeVisible();
  });
});

function vaultFile({ vault }: Keystow): string {
  const name = readdirSync(vault).find((each) => /\.(?:db|sqlite3?)$/.test(each));
  if (name === undefined) throw new Error("the vault has no database");
  return join(vault, name);
}
