/** A second start of the program: the first one comes to the front, and nothing of it is lost. */
import type { ElectronApplication } from "@playwright/test";
import { filterBox, rowOf } from "../../helpers/window-steps.ts";
import { expect, test } from "./fixtures.ts";

test.use({ seed: { keys: [{ name: "FLUX_API_KEY", provider: "fluximage" }] } });

const windows = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => (one.isMinimized() || !one.isVisible() ? "away" : "in front")),
  );

test("the second start ends with 0, and the first window comes back as it was", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await filterBox(page).fill("flux");
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(() => windows(app)).toEqual(["away"]);
  expect(await keystow.launchAgain()).toBe(0);
  await expect.poll(() => windows(app)).toEqual(["in front"]);
  await expect(filterBox(page)).toHaveValue("flux");
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
});

test("after the first has ended, the program starts anew on the same vault", async ({ keystow }) => {
  const first = await keystow.launch();
  await expect(rowOf(first.page, "FLUX_API_KEY")).toBeVisible();
  await keystow.close(first.app);
  const second = await keystow.launch();
  await expect(rowOf(second.page, "FLUX_API_KEY")).toBeVisible();
});
