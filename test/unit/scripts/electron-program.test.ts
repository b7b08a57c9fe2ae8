import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasDisplay, programFor, programName, standInFolder } from "../../../scripts/electron-program.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** A folder as Electron's package leaves it after its download. */
function fetchedPackage(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "path.txt"), "electron");
  writeFileSync(join(folder, "dist", "electron"), "");
  chmodSync(join(folder, "dist", "electron"), 0o755);
  return folder;
}

describe("Electron's program", () => {
  it("is the fetched one", () => {
    const folder = fetchedPackage();
    expect(programFor({}, folder)).toBe(join(folder, "dist", "electron"));
  });

  it("is none before the download, and none when the download broke off", () => {
    expect(programFor({}, temporaryFolder())).toBeNull();
    const folder = temporaryFolder();
    writeFileSync(join(folder, "path.txt"), "electron");
    expect(programFor({}, folder)).toBeNull();
  });

  it("is the override's, also beside a fetched one", () => {
    const override = { ELECTRON_OVERRIDE_DIST_PATH: standInFolder };
    expect(programFor(override, fetchedPackage())).toBe(join(standInFolder, programName(process.platform)));
  });

  it("is none when the override's folder has none", () => {
    expect(programFor({ ELECTRON_OVERRIDE_DIST_PATH: temporaryFolder() }, fetchedPackage())).toBeNull();
  });
});

describe("a display", () => {
  it("is missing only on a Linux without one", () => {
    expect(hasDisplay({}, "linux")).toBe(false);
    expect(hasDisplay({ DISPLAY: "" }, "linux")).toBe(false);
    expect(hasDisplay({ DISPLAY: ":99" }, "linux")).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
    expect(hasDisplay({}, "darwin")).toBe(true);
    expect(hasDisplay({}, "win32")).toBe(true);
  });
});
