/** The macOS bundle, made on Linux around a pretend Electron. It is read as files and never started. */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRawHeader } from "@electron/asar";
import { FuseState, getCurrentFuseWire, flipFuses } from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { fusesOf, programOf } from "../../../scripts/pack-hooks.ts";
import { packForMacWithStub, whyNoStubPackage } from "../../helpers/pack-with-stub.ts";

const obstacle = whyNoStubPackage();

interface PropertyListReader {
  readonly parse: (text: string) => Readonly<Record<string, unknown>>;
}
const plist = createRequire(createRequire(import.meta.url).resolve("app-builder-lib"))(
  "plist",
) as PropertyListReader;

const freshFolder = (): string => mkdtempSync(join(tmpdir(), "keystow-pack-"));

describe.skipIf(obstacle !== null)("a macOS bundle", () => {
  const folder = freshFolder();
  let bundle: string;
  let contents: string;
  beforeAll(async () => {
    bundle = await packForMacWithStub(folder, async (context) => {
      await flipFuses(programOf(context), fusesOf({ signed: true }));
    });
    contents = join(bundle, "Contents");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const information = () => plist.parse(readFileSync(join(contents, "Info.plist"), "utf8"));

  it("has its fuses set in the framework, with cookies encrypted when signed", async () => {
    const { version, ...fuses } = await getCurrentFuseWire(bundle);
    expect(version).toBe("1");
    const { ENABLE: on, DISABLE: off } = FuseState;
    expect(Object.values(fuses)).toEqual([off, on, off, off, on, on, off, off, on]);
  });

  it("knows the hash of its archive, and of no other", () => {
    const { headerString } = getRawHeader(join(contents, "Resources", "app.asar"));
    expect(information()["ElectronAsarIntegrity"]).toEqual({
      "Resources/app.asar": {
        algorithm: "SHA256",
        hash: createHash("sha256").update(headerString).digest("hex"),
      },
    });
    expect(existsSync(join(contents, "Resources", "default_app.asar"))).toBe(false);
  });

  it("says what it is, and asks for neither camera nor microphone", () => {
    expect(information()).toMatchObject({
      CFBundleIdentifier: "app.keystow",
      CFBundleName: "Keystow",
      CFBundleIconFile: "icon.icns",
      LSMinimumSystemVersion: "13.0",
      LSApplicationCategoryType: "public.app-category.developer-tools",
    });
    expect(Object.keys(information()).filter((name) => name.endsWith("UsageDescription"))).toEqual([]);
  });

  it("has our icon and the licences", () => {
    const resources = readdirSync(join(contents, "Resources"));
    expect(resources).toEqual(expect.arrayContaining(["LICENSE.txt", "THIRD-PARTY-LICENCES.txt"]));
    const icon = readFileSync(join(import.meta.dirname, "../../../electron/icon/icon.icns"));
    expect(readFileSync(join(contents, "Resources", "icon.icns")).equals(icon)).toBe(true);
  });
});

describe.skipIf(obstacle !== null)("packing for macOS on Linux", () => {
  it("is refused, because the keychain's module is that of Linux", async () => {
    const folder = freshFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await expect(packForMacWithStub(folder)).rejects.toThrow(/for darwin .* module for keyring-linux/u);
  });
});
