/** What protects the page, each provoked. */
import { expect, expectAccessible, test } from "./fixtures.ts";

test.use({ vault: "none", keychain: "none" });

test("shows", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expectAccessible(page);
});
