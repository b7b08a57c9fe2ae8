import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FuseV1Options } from "@electron/fuses";
import { describe, expect, it } from "vitest";
import { fusesOf, requireNativeModule } from "../../../scripts/pack-hooks.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** A resources folder with these files of native modules. */
function resourcesWith(...files: readonly string[]): string {
  const resources = temporaryFolder();
  for (const file of files) {
    const path = join(resources, "app.asar.unpacked", "node_modules", "@napi-rs", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
  }
  return resources;
}

const linuxModule = "keyring-linux-x64-gnu/keyring.linux-x64-gnu.node";

describe("the keychain's module in a package", () => {
  it("is the one of the package's platform", () => {
    expect(() => requireNativeModule(resourcesWith(linuxModule), "linux", "x64")).not.toThrow();
  });

  it.each([
    ["of no platform", [], "linux", "x64", "no platform"],
    ["of another system", [linuxModule], "darwin", "x64", "keyring-linux-x64-gnu"],
    ["of another processor", [linuxModule], "linux", "arm64", "keyring-linux-x64-gnu"],
    ["without its program", ["keyring-linux-x64-gnu/package.json"], "linux", "x64", "linux"],
    [
      "of two platforms",
      [linuxModule, "keyring-linux-x64-musl/keyring.linux-x64-musl.node"],
      "linux",
      "x64",
      "keyring-linux-x64-musl",
    ],
  ])("refuses a package that has it %s", (_what, files, platform, architecture, named) => {
    const resources = resourcesWith(...files);
    expect(() => requireNativeModule(resources, platform, architecture)).toThrow(named);
  });
});

describe("fuses", () => {
  it("encrypts cookies only where the keychain can recognise the app", () => {
    expect(fusesOf({ signed: true })[FuseV1Options.EnableCookieEncryption]).toBe(true);
    expect(fusesOf({ signed: false })[FuseV1Options.EnableCookieEncryption]).toBe(false);
  });

  it("leaves no fuse to chance: a state for each that the library knows, and strictly", () => {
    const fuses = fusesOf({ signed: false });
    const known = Object.values(FuseV1Options).filter((value) => typeof value === "number");
    expect(known).toHaveLength(9);
    expect(known.map((fuse) => typeof fuses[fuse])).toEqual(known.map(() => "boolean"));
    expect(fuses.strictlyRequireAllFuses).toBe(true);
  });
});
