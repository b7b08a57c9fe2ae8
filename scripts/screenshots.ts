/**
 * `npm run screenshots`: makes the pictures of the README from the real app and its sample vault.
 * Every key in them is made up at that moment. Real Electron when its program is here, else the
 * stand-in, in a place of its own: no vault, keychain or setting of the user's is touched.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { pretendKey } from "../electron/demo/pretend-scenarios.ts";
import { makeWindowPlace, type WindowPlace } from "../test/helpers/window-place.ts";
import { closeWindow, launchWindow } from "../test/helpers/window-program.ts";
import { buildTargets } from "./build.ts";
import { programFor, standInFolder } from "./electron-program.ts";
import { projectFolder } from "./project.ts";

const folder = join(projectFolder, "docs", "pictures");
type Theme = "light" | "dark";

interface Scene {
  readonly name: string;
  readonly theme: Theme;
  /** From the list of all keys to what the picture shows. */
  readonly prepare: (page: Page, app: ElectronApplication, place: WindowPlace) => Promise<void>;
}

async function openDetail(page: Page): Promise<void> {
  await page.getByRole("row", { name: /^STRIPE_SECRET_KEY.*prod/ }).click();
  await page.getByText("Checked with").waitFor();
}

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByRole("button", { name, exact: false }).first().click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

/** A paste as the user's keyboard would make it, with a made-up key. */
async function pasteKey(page: Page): Promise<void> {
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    pretendKey("fluximage", "valid", "7"),
  );
  await dialog.getByText("fluximage.app").first().waitFor();
  await dialog
    .getByText(/^Valid/)
    .first()
    .waitFor();
}

async function previewExport(page: Page, app: ElectronApplication, place: WindowPlace): Promise<void> {
  const folderOfProject = join(place.home, "code", "payments-api");
  mkdirSync(folderOfProject, { recursive: true });
  const file = join(folderOfProject, ".env");
  const before = [
    "# Payments",
    "PORT=8080",
    "STRIPE_SECRET_KEY=to-be-replaced",
    "",
    "# Mail",
    "MAIL_FROM=hello@shop.example",
    "",
  ];
  writeFileSync(file, before.join("\n"), { mode: 0o644 });
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  await page.keyboard.press("e");
  await page.getByLabel("Project", { exact: true }).selectOption("payments-api");
  await page.getByLabel("Environment", { exact: true }).selectOption("prod");
  await page.getByRole("button", { name: "Choose a file…" }).click();
  await page.getByRole("table").waitFor();
}

const scenes: readonly Scene[] = [
  { name: "keys-light", theme: "light", prepare: openDetail },
  { name: "keys-dark", theme: "dark", prepare: openDetail },
  { name: "add-light", theme: "light", prepare: pasteKey },
  {
    name: "palette-dark",
    theme: "dark",
    prepare: async (page) => {
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("combobox").fill("stripe");
      await page.getByRole("option").first().waitFor();
    },
  },
  { name: "rotation-light", theme: "light", prepare: (page) => go(page, "Rotation") },
  { name: "export-dark", theme: "dark", prepare: previewExport },
  {
    name: "providers-light",
    theme: "light",
    prepare: async (page) => {
      await page.keyboard.press("g");
      await page.keyboard.press("p");
      await page.getByRole("heading", { name: "Providers", level: 1 }).waitFor();
      await page.getByRole("searchbox", { name: "Search providers" }).fill("github");
      await page
        .getByRole("row", { name: /^GitHub\b/ })
        .first()
        .click();
      await page.getByText("api.github.com").first().waitFor();
    },
  },
  {
    name: "requests-dark",
    theme: "dark",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Check all" }).click();
      await page
        .getByText(/^\d+ checked: /)
        .first()
        .waitFor();
      await go(page, "Activity");
      await page.getByRole("tab", { name: "Requests sent" }).click();
      await page.getByRole("listitem").filter({ hasText: "received" }).first().waitFor();
    },
  },
];

/** Opens the sample vault from the first start. */
async function openSample(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /sample/i })
    .first()
    .click();
  await page.getByRole("grid").waitFor();
}

async function takePicture(scene: Scene): Promise<void> {
  const place = await makeWindowPlace({ keychain: "none", vault: "none", keys: [] });
  const { app, page } = await launchWindow(place, () => undefined);
  try {
    await app.evaluate(({ nativeTheme, BrowserWindow }, theme) => {
      nativeTheme.themeSource = theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
    }, scene.theme);
    await openSample(page);
    await scene.prepare(page, app, place);
    await page.screenshot({ path: join(folder, `${scene.name}.png`), animations: "disabled" });
    console.error(`docs/pictures/${scene.name}.png`);
  } finally {
    await closeWindow(app);
    await place.remove();
  }
}

if (programFor(process.env) === null) {
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = standInFolder;
  console.error("Electron's program is not here: the pictures come from the stand-in on Chromium.");
}
await buildTargets(["main", "preload", "renderer", "cli"]);
mkdirSync(folder, { recursive: true });
for (const scene of scenes) await takePicture(scene);
