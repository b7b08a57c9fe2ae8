/** A file that is dropped on the window is read; one that the page only names is not. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, seedSecret, test } from "./fixtures.ts";

test.use({ vault: "keychain", keychain: "unlocked" });

interface Questions {
  readonly pathOfDroppedFile: (file: unknown) => string;
  readonly previewDroppedFile: (request: object) => Promise<{ readonly ok: boolean }>;
}

/** The file as the system hands it to the page: through a chooser, since no test can drag. */
async function handOver(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", id: "handed-over" });
    document.body.append(input);
  });
  await page.locator("#handed-over").setInputFiles(path);
}

test("only what the user dropped is read", async ({ keystow }) => {
  const { page } = await keystow.launch();
  const [dropped, named] = [join(keystow.project, ".env"), join(keystow.home, ".profile")];
  const line = `OPENAI_API_KEY=${seedSecret({ name: "A", provider: "openai" })}\n`;
  for (const path of [dropped, named]) writeFileSync(path, line, { mode: 0o600 });
  await page.getByRole("button").first().waitFor();
  const ask = (path: string): Promise<boolean> =>
    page.evaluate(async (whole) => {
      const { keystow: bridge } = window as unknown as { readonly keystow: Questions };
      const answer = await bridge.previewDroppedFile({ path: whole, project: null, environment: null });
      return answer.ok;
    }, path);
  expect(await ask(named)).toBe(false);
  expect(await ask(dropped)).toBe(false);
  await handOver(page, dropped);
  const isRead = await page.evaluate(async () => {
    const { keystow: bridge } = window as unknown as { readonly keystow: Questions };
    const input = document.querySelector<HTMLInputElement>("#handed-over");
    const path = bridge.pathOfDroppedFile(input?.files?.[0]);
    const answer = await bridge.previewDroppedFile({ path, project: null, environment: null });
    return answer.ok;
  });
  expect(isRead).toBe(true);
  expect(await ask(named)).toBe(false);
});
