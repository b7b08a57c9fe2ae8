/** Without a network everything but checks works, and a key is not blamed for it. */
import type { ElectronApplication } from "@playwright/test";
import { openDetails, paste, rowOf, statusBar } from "../../helpers/window-parts.ts";
import { storedKey, storedValue } from "../../helpers/window-truth.ts";
import { expect, expectAccessible, type Keystow, seedSecret, test } from "./fixtures.ts";

test.use({ seed: { keys: [{ name: "STEADY", provider: "fluximage", filler: "1" }] } });

/** Takes the network from the page, from the system's answer and from the way to the providers. */
async function setOnline(keystow: Keystow, app: ElectronApplication, online: boolean): Promise<void> {
  keystow.network.proxy.setReachable(online);
  await app.evaluate(({ net }, now) => {
    net.isOnline = () => now;
  }, online);
  await app.context().setOffline(!online);
}

test("the status bar says it, a check says unreachable, and the last verdict stays", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  const panel = await openDetails(page, "STEADY");
  const check = panel.getByRole("button", { name: "Check now" });
  await check.click();
  await expect(rowOf(page, "STEADY")).toContainText("Valid");
  await expect(statusBar(page)).not.toContainText("Offline");

  await setOnline(keystow, app, false);
  await expect(statusBar(page)).toContainText("Offline, checks paused");
  await panel.getByRole("button", { name: "Check when online" }).click();
  await expect(panel.getByRole("button", { name: "Waiting for the network" })).toBeVisible();
  expect(keystow.sentKeys()).toHaveLength(1);
  // The system's word may be wrong.
  await page.getByRole("button", { name: "Check now", exact: true }).click();
  await expect(rowOf(page, "STEADY")).toContainText("Unreachable");
  await expect(panel).toContainText("the key may be fine");
  const { check: found } = await storedKey(keystow, "STEADY");
  expect([found.status, found.definite?.status]).toEqual(["unreachable", "valid"]);
  await page.getByRole("button", { name: "Needs attention 0" }).click();
  await expect(page.getByText("Nothing needs attention")).toBeVisible();
  await page.getByRole("button", { name: /^All keys/ }).click();
  // Last: a driver may give the network back when the check of the page is done.
  await expectAccessible(page);

  await setOnline(keystow, app, true);
  await expect(statusBar(page)).not.toContainText("Offline");
  await rowOf(page, "STEADY").click();
  await check.click();
  await expect(rowOf(page, "STEADY")).toContainText("Valid");
});

test("a key is added without a check, which is offered for later", async ({ keystow }) => {
  const secret = seedSecret({ name: "", provider: "fluximage", filler: "2" });
  const { app, page } = await keystow.launch();
  await setOnline(keystow, app, false);
  await expect(statusBar(page)).toContainText("Offline");
  await paste(page.locator("body"), secret);
  const dialog = page.getByRole("dialog", { name: "Add a key" });
  await expect(dialog.getByText("It is sent only to fluximage.app.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Check when online" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Save without check" }).click();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Not checked");
  expect(await storedValue(keystow, "FLUXIMAGE_API_KEY")).toBe(secret);
  expect(keystow.network.proxy.tunnels).toEqual([]);

  await setOnline(keystow, app, true);
  const panel = await openDetails(page, "FLUXIMAGE_API_KEY");
  await panel.getByRole("button", { name: "Check now" }).click();
  await expect(rowOf(page, "FLUXIMAGE_API_KEY")).toContainText("Valid");
  expect(keystow.sentKeys()).toHaveLength(1);
});

test("a check that waited for the network is made when it is back", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  const panel = await openDetails(page, "STEADY");
  await setOnline(keystow, app, false);
  await panel.getByRole("button", { name: "Check when online" }).click();
  await expect(rowOf(page, "STEADY")).toContainText("Not checked");
  await setOnline(keystow, app, true);
  await expect(rowOf(page, "STEADY")).toContainText("Valid");
  expect(keystow.sentKeys()).toHaveLength(1);
});
