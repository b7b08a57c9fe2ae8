/**
 * `npm run icons`: draws the icon in all its sizes from the two SVGs in `electron/icon/`, with an
 * installed Chromium. The results are kept in git, so that a package can be built without a browser.
 */
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { icnsOf, icoOf, type IconImage } from "./icon-containers.ts";
import { projectFolder } from "./project.ts";

const iconFolder = join(projectFolder, "electron", "icon");

/** Sizes that Linux desktops look for; one file each. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
const macSizes = [16, 32, 64, 128, 256, 512, 1024];

/** Below this width the drawing for the pixel grid is used. */
const smallBelow = 24;

/** macOS icons leave room around their tile: 824 of 1024 pixels, by Apple's icon template. */
const macTile = 824 / 1024;

/** The first installed Chromium; undefined leaves the choice to Playwright. */
function installedChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** One picture; `tile` is the part of the width that the drawing fills. */
async function draw(page: Page, size: number, tile: number): Promise<IconImage> {
  const source = readFileSync(join(iconFolder, size < smallBelow ? "icon-small.svg" : "icon.svg"));
  const width = Math.round((size * tile) / 2) * 2;
  const margin = (size - width) / 2;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:${margin}px"><img style="display:block" width="${width}" height="${width}"
      src="data:image/svg+xml;base64,${source.toString("base64")}">`,
  );
  return { size, png: await page.screenshot({ omitBackground: true, animations: "disabled" }) };
}

async function drawAll(page: Page, sizes: readonly number[], tile = 1): Promise<IconImage[]> {
  const images: IconImage[] = [];
  for (const size of sizes) images.push(await draw(page, size, tile));
  return images;
}

async function main(): Promise<void> {
  const executablePath = installedChromium();
  const asRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's own sandbox refuses to run as root; it draws two files of ours and nothing else.
    args: ["--disable-gpu", "--disable-background-networking", ...(asRoot ? ["--no-sandbox"] : [])],
  });
  try {
    const page = await browser.newPage();
    mkdirSync(join(iconFolder, "png"), { recursive: true });
    for (const { size, png } of await drawAll(page, linuxSizes))
      writeFileSync(join(iconFolder, "png", `${size}x${size}.png`), png);
    writeFileSync(join(iconFolder, "icon.ico"), icoOf(await drawAll(page, windowsSizes)));
    // At 16 and 32 pixels a margin would cost more than it gives.
    const small = await drawAll(page, macSizes.slice(0, 2));
    const large = await drawAll(page, macSizes.slice(2), macTile);
    writeFileSync(join(iconFolder, "icon.icns"), icnsOf([...small, ...large]));
  } finally {
    await browser.close();
  }
  console.log(`icons: drawn into ${iconFolder}`);
}

await main();
