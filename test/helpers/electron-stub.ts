/**
 * Folders shaped like Electron's distributions for Linux and macOS, for packing without Electron: the files
 * that electron-builder touches, and a program that is nothing but a fuse wire.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createPackage } from "@electron/asar";

/** What stands before the wire in every Electron; @electron/fuses looks for it. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** Electron 45.4's own states, by build/fuses/fuses.json5 in its sources. */
export const electronsFuses = "101100011";

/** A program that does nothing and has a fuse wire: one version byte, one length byte, one character a fuse. */
function programWith(states: string | null): Buffer {
  const wire = states === null ? [] : [sentinel, Buffer.from([1, states.length]), states];
  return Buffer.concat(["before", ...wire, "after"].map((part) => Buffer.from(part)));
}

const plainFiles = [
  "LICENSE",
  "LICENSES.chromium.html",
  "chrome-sandbox",
  "chrome_100_percent.pak",
  "chrome_crashpad_handler",
  "icudtl.dat",
  "locales/de.pak",
  "locales/en-US.pak",
  "resources.pak",
  "snapshot_blob.bin",
  "v8_context_snapshot.bin",
  "version",
];

function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: 0o755 });
  }
}

/** Electron's demonstration app: a real archive, because electron-builder reads each that it finds. */
async function writeDemonstration(resources: string): Promise<void> {
  const sources = join(resources, "demonstration");
  writeFiles(sources, { "main.js": "stub" });
  await createPackage(sources, join(resources, "default_app.asar"));
  rmSync(sources, { recursive: true });
}

/** Writes the Linux distribution, with these fuse states (`"0"` off, `"1"` on), or without a wire. */
export async function writeElectronStub(folder: string, states: string | null): Promise<void> {
  writeFiles(folder, Object.fromEntries(plainFiles.map((name) => [name, `stub of ${name}\n`])));
  writeFiles(folder, { electron: programWith(states) });
  await writeDemonstration(join(folder, "resources"));
}

const appContents = "Electron.app/Contents";
const framework = `${appContents}/Frameworks/Electron Framework.framework`;

/** The entries of Electron's own Info.plist that a package has to change or drop. */
const propertyList = (name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.${name}</string>
<key>CFBundleName</key><string>${name}</string>
<key>NSCameraUsageDescription</key><string>This app needs access to the camera</string>
<key>NSMicrophoneUsageDescription</key><string>This app needs access to the microphone</string>
</dict></plist>`;

/** Writes the macOS distribution: a bundle, four helpers, and the framework that holds the fuses. */
export async function writeMacElectronStub(folder: string, states: string): Promise<void> {
  for (const kind of ["", " (GPU)", " (Plugin)", " (Renderer)"]) {
    const name = `Electron Helper${kind}`;
    writeFiles(join(folder, appContents, "Frameworks", `${name}.app`, "Contents"), {
      "Info.plist": propertyList(name),
      [`MacOS/${name}`]: "stub",
    });
  }
  writeFiles(folder, {
    LICENSE: "stub",
    "LICENSES.chromium.html": "stub",
    version: "stub",
    [`${appContents}/Info.plist`]: propertyList("Electron"),
    [`${appContents}/MacOS/Electron`]: "stub",
    [`${appContents}/Resources/de.lproj/locale.strings`]: "stub",
    [`${appContents}/Resources/en.lproj/locale.strings`]: "stub",
    [`${framework}/Electron Framework`]: programWith(states),
    [`${framework}/Versions/A/Resources/de.lproj/locale.pak`]: "stub",
    [`${framework}/Versions/A/Resources/en.lproj/locale.pak`]: "stub",
  });
  await writeDemonstration(join(folder, appContents, "Resources"));
}
