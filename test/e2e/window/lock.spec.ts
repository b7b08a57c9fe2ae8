/** The lock: what shuts it, what cannot be had behind it, how it opens. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { clipboardText, goTo, modKey, openDetail, rowOf } from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

const key = { name: "FLUX_API_KEY", provider: "fluximage", filler: "abc" };

test.use({ seed: { keys: [key] } });

const banner = (page: Page, why: string) => page.getByRole("status").filter({ hasText: why });

/** Asks main for the value past everything that the page shows; resolves with the error's code. */
const askedPastThePage = (page: Page, name: "reveal" | "copy"): Promise<string> =>
  page.evaluate(async (wanted) => {
    type Answer = {
      readonly ok: boolean;
      readonly value?: unknown;
      readonly error?: { readonly code: string };
    };
    const { keystow } = globalThis as unknown as {
      readonly keystow: Record<string, (argument: unknown) => Promise<Answer>>;
    };
    const id = document.querySelector("[role=grid] [data-index]")?.id.replace("key-", "") ?? "";
    const answer = await keystow[wanted]?.(wanted === "copy" ? { id, as: "secret" } : id);
    return answer?.ok === true ? "given" : (answer?.error?.code ?? "none");
  }, name);

async function expectShut(app: ElectronApplication, page: Page): Promise<void> {
  await expect(rowOf(page, key.name)).toBeVisible();
  for (const name of ["reveal", "copy"] as const)
    expect(await askedPastThePage(page, name), name).toBe("store-locked");
  expect(await clipboardText(app)).toBe("");
}

test("locked on demand: values cannot be had, in the terminal neither, and one button opens it", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  const panel = await openDetail(page, key.name);
  await page.getByRole("grid").press(`${modKey}+Shift+l`);
  await expect(banner(page, "You locked Keystow.")).toBeVisible();
  await expectShut(app, page);
  await expect(panel.getByRole("button", { name: "Copy secret" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Add key" })).toBeDisabled();
  await page.getByRole("grid").press("e");
  await expect(page.getByRole("heading", { level: 1, name: "All keys" })).toBeVisible();
  const printed = await keystow.terminal(["get", key.name]);
  expect(printed.exitCode).toBe(5);
  expect(printed.stdout).not.toContain(seedSecret(key));
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
  await expect(banner(page, "You locked Keystow.")).toBeHidden();
  await panel.getByRole("button", { name: "Copy secret" }).click();
  await expect.poll(() => clipboardText(app)).toBe(seedSecret(key));
  expect((await keystow.terminal(["get", key.name])).stdout).toContain(seedSecret(key));
});

test("it locks itself when nobody uses the computer, when it sleeps, and with the screen", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  await openDetail(page, key.name);
  const unlock = async (): Promise<void> => {
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await expect(page.getByRole("button", { name: "Unlock", exact: true })).toBeHidden();
  };
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
  await expect(banner(page, "when the computer went to sleep")).toBeVisible();
  await expectShut(app, page);
  // Only the window is locked: what somebody started in a terminal goes on.
  expect((await keystow.terminal(["get", key.name])).stdout).toContain(seedSecret(key));
  await unlock();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("lock-screen"));
  await expect(banner(page, "together with the screen")).toBeVisible();
  await expectShut(app, page);
  await unlock();
  await app.evaluate(({ powerMonitor }) => {
    Object.assign(powerMonitor, { getSystemIdleTime: () => 10 * 60 });
  });
  await expect(banner(page, "nobody used it for a while")).toBeVisible({ timeout: 8_000 });
  await expectShut(app, page);
});

test("a lock in the terminal shuts the window, and closes what was being added", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await expect(rowOf(page, key.name)).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "Add a key" })).toBeVisible();
  expect((await keystow.terminal(["lock"])).exitCode).toBe(0);
  await expect(banner(page, "It was locked in a terminal.")).toBeVisible();
  await expect(page.getByRole("dialog", { name: "Add a key" })).toBeHidden();
  await expectShut(app, page);
  await goTo(page, "Activity");
});

test.describe("with a sealed vault", () => {
  test.use({ vault: "sealed" });

  test("it opens with its passphrase and no other", async ({ keystow }) => {
    const { app, page } = await keystow.launch();
    const field = page.getByLabel("Passphrase", { exact: true });
    await expect(banner(page, "Sealed vault is locked")).toBeVisible();
    await expectShut(app, page);
    await field.fill("not the passphrase");
    await page.keyboard.press("Enter");
    await expect(page.getByText("It was not accepted.")).toBeVisible();
    await expect(field).toHaveValue("");
    await expectShut(app, page);
    const passphrase = readFileSync(join(keystow.root, "passphrase"), "utf8").trim();
    await field.fill(passphrase);
    await page.keyboard.press("Enter");
    await expect(field).toBeHidden();
    await openDetail(page, key.name);
    await page.getByRole("grid").press(`${modKey}+c`);
    await expect.poll(() => clipboardText(app)).toBe(seedSecret(key));
    await page.getByRole("grid").press(`${modKey}+Shift+l`);
    await expect(field).toBeVisible();
    await expectShut(app, page);
  });
});
