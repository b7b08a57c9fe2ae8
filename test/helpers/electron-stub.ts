/**
 * A folder shaped like Electron's Linux distribution, for packing without Electron: the files that
 * electron-builder touches, and a program that is nothing but a fuse wire.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createPackage } from "@electron/asar";

/** What stands before the wire in every Electron; @electron/fuses looks for it. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** Electron 45.4's own states, by build/fuses/fuses.json5 in its sources. */
export const electronsFuses = "101100011";

/** One version byte, one length byte, one character for each fuse. */
function fuseWire(states: string): Buffer {
  return Buffer.concat([Buffer.from(sentinel), Buffer.from([1, states.length]), Buffer.from(states)]);
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

/** Writes the distribution into `folder`, with these fuse states (`"0"` off, `"1"` on), or without a wire. */
export async function writeElectronStub(folder: string, states: string | null): Promise<void> {
  for (const name of [...plainFiles, "resources/demonstration/main.js"]) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `stub of ${name}\n`);
  }
  // A real archive: electron-builder reads the header of every archive that it finds.
  const demonstration = join(folder, "resources", "demonstration");
  await createPackage(demonstration, join(folder, "resources", "default_app.asar"));
  rmSync(demonstration, { recursive: true });
  const wire = states === null ? Buffer.from("nothing") : fuseWire(states);
  const program = Buffer.concat([Buffer.from("before"), wire, Buffer.from("after")]);
  writeFileSync(join(folder, "electron"), program, { mode: 0o755 });
}
