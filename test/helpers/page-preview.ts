/**
 * The page alone in a browser, with a fake bridge, under the policy that the app serves it with.
 * For tests (`openPage`), and by hand:
 *   node test/helpers/page-preview.ts --screenshot out.png --view settings --theme dark
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser, type Page } from "@playwright/test";
import { build, type InlineConfig } from "vite";
import { contentSecurityPolicy } from "../../electron/shell/policy.ts";
import { configOf } from "../../vite.config.ts";
import type { FakeOptions } from "../fakes/fake-bridge.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export interface PreviewOptions extends FakeOptions {
  readonly theme?: "light" | "dark";
  /** CSS pixels; 1280 × 800 unless told. */
  readonly width?: number;
  readonly height?: number;
}

export interface Preview {
  /** A page of its own with a vault of its own. Violations of the policy and page errors are kept in `complaints`. */
  open(options?: PreviewOptions): Promise<{ readonly page: Page; readonly complaints: readonly string[] }>;
  close(): Promise<void>;
}

/** Builds the page and the fake into a temporary folder, serves them on loopback, starts a browser. */
export async function startPreview(): Promise<Preview> {
  const folder = await mkdtemp(join(tmpdir(), "keystow-page-"));
  await buildPage(join(folder, "page"));
  const script = await buildFake(join(folder, "fake"));
  const server = await serve(join(folder, "page"));
  const browser = await startBrowser();
  return {
    open: (options = {}) => openPage(browser, server.address, script, options),
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildPage(outDir: string): Promise<void> {
  const config = configOf("renderer");
  await build({ ...config, configFile: false, logLevel: "error", build: { ...config.build, outDir } });
}

async function buildFake(outDir: string): Promise<string> {
  const entry = join(import.meta.dirname, "../fakes/fake-bridge.ts");
  const config: InlineConfig = {
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      outDir,
      minify: false,
      lib: { entry, name: "keystowFake", formats: ["iife"], fileName: "fake" },
    },
  };
  await build(config);
  return readFile(join(outDir, "fake.iife.js"), "utf8");
}

async function serve(root: string): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(root, request.url ?? "/", response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(root: string, url: string, response: ServerResponse): Promise<void> {
  const path = new URL(url, "http://page").pathname;
  const file = join(root, path === "/" ? "index.html" : path);
  try {
    const content = await readFile(file);
    response.setHeader("content-type", contentTypes[extname(file)] ?? "text/plain");
    response.setHeader("content-security-policy", contentSecurityPolicy);
    response.end(content);
  } catch {
    // A browser asks for an icon by itself; that is no fault of the page.
    response.statusCode = path === "/favicon.ico" ? 204 : 404;
    response.end();
  }
}

const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

async function openPage(browser: Browser, address: string, script: string, options: PreviewOptions) {
  const { theme = "light", width = 1280, height = 800, ...fake } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  await page.addInitScript(
    `${script};\nglobalThis.keystow = keystowFake.fakeBridge(${JSON.stringify(fake)});`,
  );
  await page.goto(address);
  await page.evaluate("document.fonts.ready");
  return { page, complaints };
}

/** Where each view is, as the keys that lead there. */
const wayTo: Readonly<Record<string, readonly string[]>> = {
  keys: [],
  attention: ["g", "n"],
  due: ["g", "d"],
  rotation: ["g", "r"],
  activity: ["g", "l"],
  providers: ["g", "p"],
  archive: ["g", "a"],
  settings: ["Control+,"],
  import: ["g", "i"],
  export: ["e"],
  add: ["n"],
  palette: ["Control+k"],
  shortcuts: ["?"],
};

async function takePicture(): Promise<void> {
  const { values } = parseArgs({
    options: {
      screenshot: { type: "string", default: "page.png" },
      view: { type: "string", default: "keys" },
      theme: { type: "string", default: "light" },
      /** Further keys to press, one after the other, separated by spaces. */
      press: { type: "string", default: "" },
      /** Selectors to click before, separated by "|". */
      click: { type: "string", default: "" },
      /** Text that is pasted into the field with the focus. */
      paste: { type: "string" },
      width: { type: "string", default: "1280" },
      height: { type: "string", default: "800" },
      /** Further options of the fake, as JSON. */
      fake: { type: "string", default: "{}" },
    },
  });
  const preview = await startPreview();
  try {
    const { page, complaints } = await preview.open({
      ...(JSON.parse(values.fake) as FakeOptions),
      theme: values.theme === "dark" ? "dark" : "light",
      width: Number(values.width),
      height: Number(values.height),
    });
    await page.waitForTimeout(300);
    for (const key of wayTo[values.view] ?? []) await page.keyboard.press(key);
    for (const selector of values.click.split("|").filter(Boolean))
      await page.click(selector, { timeout: 5_000 });
    if (values.paste !== undefined) await paste(page, values.paste);
    for (const key of values.press.split(" ").filter(Boolean)) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    await page.screenshot({ path: values.screenshot });
    for (const complaint of complaints) console.error(complaint);
  } finally {
    await preview.close();
  }
}

/** A paste of `text` where the focus is, as the browser would report it. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

if (import.meta.main) await takePicture();
