/** The specs of the window: each starts the built app as a program of its own. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/** Where the counts go for the program that sums all runners; unset: nowhere. */
const report = process.env["KEYSTOW_WINDOW_REPORT"];

// Playwright reads its configuration from the default export.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: join(tmpdir(), "keystow-window-results"),
  // Each spec has a vault, a keychain and a profile of its own. The machines of the tests have two cores.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 7_000 },
  reporter: report === undefined ? [["list"]] : [["list"], ["json", { outputFile: report }]],
});
