/** Providers: found by a word, shown with what is sent where, switched off, and made by the user. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import {
  answerOpenDialog,
  answerSaveDialog,
  goTo,
  modKey,
  openDetail,
  openDialog,
  pasteText,
  rowOf,
} from "../../helpers/window-steps.ts";
import { expect, seedSecret, test } from "./fixtures.ts";

const key = { name: "FLUX_API_KEY", provider: "fluximage" };

test.use({ seed: { keys: [key] } });

const grid = (page: Page) => page.getByRole("grid", { name: "Providers" });
const row = (page: Page, name: string) => grid(page).getByRole("row", { name: new RegExp(`^${name},`, "u") });
const panel = (page: Page) => page.getByRole("complementary", { name: "Provider details" });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search providers" });
const chip = (page: Page, name: string) =>
  page.getByRole("group", { name: "Filters" }).getByRole("button", { name: new RegExp(`^${name} `, "u") });

/** The system's own question: the user says yes, or no. */
const answerQuestion = (app: ElectronApplication, agree: boolean): Promise<void> =>
  app.evaluate(({ dialog }, yes) => {
    const state = globalThis as unknown as { asked?: string[] };
    state.asked = [];
    dialog.showMessageBox = async (...parameters: readonly unknown[]) => {
      const { message = "" } = parameters.at(-1) as { readonly message?: string };
      state.asked?.push(message);
      return await Promise.resolve({ response: yes ? 0 : 1, checkboxChecked: false });
    };
  }, agree);

const questions = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(() => (globalThis as unknown as { readonly asked?: string[] }).asked ?? []);

const acme = (more = "") => `keystow = 1
name = "Acme"
variables = ["ACME_API_KEY"]
host = "api.acme.example"
${more}
[check]
method = "GET"
path = "/v1/me"
key-in = "bearer"
proof = "id"
`;

test("found by a word with the keyboard alone, and told in full", async ({ keystow }) => {
  const { page } = await keystow.launch();
  // Before the vault is read there is nowhere to go, and the keys would do nothing.
  await expect(rowOf(page, key.name)).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(grid(page)).toBeFocused();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", /^4\d\d$/u);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("stripe");
  await expect(row(page, "Stripe")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("heading", { level: 2, name: "Stripe" })).toBeFocused();
  await expect(panel(page)).toContainText("GET api.stripe.com/v1/balance");
  await expect(panel(page)).toContainText("bearer token (header Authorization)");
  await expect(panel(page).getByRole("listitem").filter({ hasText: "livemode" })).toContainText("Valid");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search(page)).toHaveValue("");
  await search(page).fill("zebra crossing");
  await expect(page.getByText("No match")).toBeVisible();
  expect(keystow.sentRequests()).toEqual([]);
});

test("the keys of a provider are a step away", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await goTo(page, "Providers");
  await chip(page, "With keys").click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "2");
  await row(page, "Fluximage").click();
  await panel(page).getByRole("button", { name: "Show 1 key" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Fluximage" })).toBeVisible();
  await expect(rowOf(page, key.name)).toBeVisible();
});

test("switched off, nothing is sent, and the key says why; Undo turns it on again", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await goTo(page, "Providers");
  await search(page).fill("flux");
  await row(page, "Fluximage").click();
  const checks = panel(page).getByRole("switch", { name: "Checks" });
  await expect(checks).toBeChecked();
  await checks.click();
  await expect(checks).not.toBeChecked();
  await expect(row(page, "Fluximage")).toHaveAccessibleName(/Switched off/u);
  await expect(panel(page)).toContainText("POST fluximage.app/api/compress");
  await chip(page, "Switched off").click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "2");

  await goTo(page, "All keys");
  const detail = await openDetail(page, key.name);
  await expect(detail).toContainText("You switched the checks of Fluximage off.");
  await expect(detail.getByRole("button", { name: "Check now" })).toHaveCount(0);
  const { stdout } = await keystow.terminal(["check", key.name]);
  expect(stdout).toContain("You switched the checks of Fluximage off.");
  expect(keystow.sentRequests()).toEqual([]);

  await keystow.terminal(["providers", "fluximage", "--checks", "on"]);
  await goTo(page, "Providers");
  await search(page).fill("flux");
  await row(page, "Fluximage").click();
  await expect(checks).toBeChecked();
  await checks.click();
  await expect(checks).not.toBeChecked();
  // The message of the first time says the same, and may still be there: there is one Undo, the newest.
  const told = page.getByRole("dialog", { name: "Checks of Fluximage are off" });
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(checks).toBeChecked();
  await goTo(page, "All keys");
  await openDetail(page, key.name);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(rowOf(page, key.name)).toHaveAccessibleName(/valid/u);
});

test("one of one's own by the form: problems beside the fields, the host confirmed, a key checked", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  await answerQuestion(app, true);
  await goTo(page, "Providers");
  await page.getByRole("button", { name: "Add a provider…" }).click();
  const dialog = openDialog(page);
  await dialog.getByLabel("Name", { exact: true }).fill("Pretend Labs");
  await dialog.getByLabel("Host").fill("https://API.deepcreative.example");
  await dialog.getByLabel("Path").fill("/v1/account");
  await dialog.getByLabel("Proof in the answer").fill("id");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(dialog.getByLabel("Host")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByRole("alert").filter({ hasText: "leave out https://" })).toBeVisible();
  await dialog.getByLabel("Host").fill("api.deepcreativelabs.com");
  const says = dialog.getByRole("region", { name: "What it says" });
  await expect(says).toContainText("api.deepcreativelabs.com");
  await expect(says).toContainText("It is kept disabled");
  await page.keyboard.press(`${modKey}+Enter`);

  await expect(dialog.getByRole("heading", { name: "Enable Pretend Labs?" })).toBeVisible();
  await expect(row(page, "Pretend Labs")).toBeHidden();
  const enable = dialog.getByRole("button", { name: /^Enable/u });
  await expect(enable).toBeDisabled();
  await dialog.getByRole("textbox").fill("api.deepcreativelabs.org");
  await expect(enable).toBeDisabled();
  await dialog.getByRole("textbox").fill("api.deepcreativelabs.com");
  await page.keyboard.press(`${modKey}+Enter`);
  await expect(dialog).toBeHidden();
  expect(await questions(app)).toEqual(["Send keys of Pretend Labs to api.deepcreativelabs.com?"]);
  await expect(panel(page).getByRole("heading", { level: 2, name: "Pretend Labs" })).toBeVisible();
  await expect(panel(page).getByRole("button", { name: "Disable" })).toBeVisible();
  expect(keystow.sentRequests()).toEqual([]);

  await page.keyboard.press("n");
  await expect(openDialog(page).getByLabel("Paste the key")).toBeFocused();
  await pasteText(page, `PRETEND_LABS_API_KEY=${seedSecret({ name: "", provider: "none" })}`);
  // The variable is Pretend Labs' alone: nobody has to be asked.
  await expect(openDialog(page).getByRole("status").filter({ hasText: "Valid" })).toBeVisible();
  const hosts = keystow.sentRequests().map(({ host }) => host);
  expect(new Set(hosts)).toEqual(new Set(["api.deepcreativelabs.com"]));
  // The key, and a made-up one that had to be refused.
  expect(hosts).toHaveLength(2);
});

test("a file arrives disabled; a no in the system's question keeps it so; a changed one is handed on and removed", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  const file = join(keystow.project, "acme.toml");
  writeFileSync(file, acme("unknown = 1"), { mode: 0o600 });
  await answerOpenDialog(app, file);
  await answerQuestion(app, false);
  await goTo(page, "Providers");
  await page.getByRole("button", { name: "From a file…" }).click();
  const dialog = openDialog(page);
  await expect(dialog.getByRole("alert")).toContainText("is no member that a definition has");
  await expect(dialog.getByRole("button", { name: /^Add, disabled/u })).toBeDisabled();
  await page.keyboard.press("Escape");

  writeFileSync(file, acme(), { mode: 0o600 });
  await page.getByRole("button", { name: "From a file…" }).click();
  await expect(dialog.getByRole("region", { name: "What it says" })).toContainText("api.acme.example");
  await dialog.getByRole("button", { name: /^Add, disabled/u }).click();
  await dialog.getByRole("textbox").fill("api.acme.example");
  await dialog.getByRole("button", { name: /^Enable/u }).click();
  await expect(dialog.getByRole("alert")).toContainText("stays disabled");
  await page.keyboard.press("Escape");
  await expect(row(page, "Acme")).toHaveAccessibleName(/Disabled/u);
  await expect(panel(page)).toContainText("It is disabled");

  await panel(page).getByRole("button", { name: "Edit…" }).click();
  await dialog.getByLabel("Path").fill("/v2/me");
  await dialog.getByRole("button", { name: /^Save/u }).click();
  await expect(dialog.getByRole("heading", { name: "Enable Acme?" })).toBeVisible();
  // The dialog before gives the focus back as it goes; it must end up here all the same.
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toContainText("GET api.acme.example/v2/me");

  const saved = join(keystow.project, "saved.toml");
  await answerSaveDialog(app, saved);
  await panel(page).getByRole("button", { name: "Save as…" }).click();
  await expect(page.getByText("Saved the definition").first()).toBeVisible();
  await panel(page).getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(row(page, "Acme")).toHaveCount(0);
  const removed = page.getByRole("dialog", { name: /^Removed the provider/u });
  await removed.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Acme")).toBeVisible();
  const { stdout } = await keystow.terminal(["provider", "add", saved]);
  expect(stdout).toContain("GET https://api.acme.example/v2/me");
  expect(keystow.sentRequests()).toEqual([]);
});
