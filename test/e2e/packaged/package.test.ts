/** What is in a package, read from one that is really made: around a pretend Electron. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractAll, extractFile, listPackage, statFile } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import type { LinuxPackager } from "app-builder-lib";
import { LinuxTargetHelper } from "app-builder-lib/out/targets/LinuxTargetHelper.js";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { projectFolder } from "../../../scripts/project.ts";
import { electronsFuses } from "../../helpers/electron-stub.ts";
import { packWithStub, whyNoStubPackage, type StubPackage } from "../../helpers/pack-with-stub.ts";

const obstacle = whyNoStubPackage();
if (obstacle !== null) console.log(`The packaging tests are skipped: ${obstacle}.`);

/** Everything that may be in the archive. A new kind of file is a decision, made here. */
const allowed = [
  /^package\.json$/u,
  /^dist\/main\/[\w.-]+\.js$/u,
  /^dist\/preload\/preload\.cjs$/u,
  /^dist\/renderer\/index\.html$/u,
  /^dist\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2|svg|png)$/u,
  /^electron\/icon\/png\/256x256\.png$/u,
  /^node_modules\/@napi-rs\/keyring\/(?:package\.json|index\.js|LICENSE)$/u,
  /^node_modules\/@napi-rs\/keyring-linux-\w+-\w+\/(?:package\.json|LICENSE[\w.-]*|keyring\.[\w.-]+\.node)$/u,
];

const textOf = (archive: string, file: string): string => extractFile(archive, file).toString("utf8");

/** All files of an archive, without folders, in the notation of its inside. */
function filesOf(archive: string): readonly string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll("\\", "/").replace(/^\//u, ""))
    .filter((path) => !("files" in statFile(archive, path)));
}

/** What a built file loads by name: statements, and calls with a plain text. */
function loadedBy(code: string): readonly string[] {
  const name = `"([@\\w][\\w@/:.-]*)"`;
  const statement = new RegExp(`^(?:import|export)\\b[^"]*${name};$`, "gmu");
  const call = new RegExp(`\\b(?:import|require)\\(${name}\\)`, "gu");
  return [...code.matchAll(statement), ...code.matchAll(call)].map(([, found]) => found ?? "");
}

function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "keystow-pack-"));
}

describe.skipIf(obstacle !== null)("a package", () => {
  const folder = freshFolder();
  let made: StubPackage;
  let files: readonly string[];
  beforeAll(async () => {
    made = await packWithStub(folder, electronsFuses);
    files = filesOf(made.archive);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("holds nothing that is not on the list", () => {
    expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it("holds all that the app needs to start", () => {
    const { main } = JSON.parse(textOf(made.archive, "package.json")) as { readonly main: string };
    expect(files).toEqual(
      expect.arrayContaining([
        main,
        "dist/main/keyring-worker.js",
        "dist/preload/preload.cjs",
        "dist/renderer/index.html",
        "electron/icon/png/256x256.png",
      ]),
    );
  });

  it("loads no library that was left behind", () => {
    const program = files.filter((file) => file.startsWith("dist/main/") || file.startsWith("dist/preload/"));
    const loaded = program.flatMap((file) => loadedBy(textOf(made.archive, file)));
    const foreign = loaded.filter((name) => !name.startsWith("node:") && name !== "electron");
    expect(new Set(foreign)).toEqual(new Set(["@napi-rs/keyring"]));
  });

  it("has the keychain's module outside the archive, and the module loads", () => {
    const native = files.filter((file) => file.endsWith(".node"));
    expect(native).toHaveLength(1);
    const unpacked = readdirSync(`${made.archive}.unpacked`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(unpacked).toEqual(native.map((file) => join(`${made.archive}.unpacked`, file)));
    const inside = statFile(made.archive, native[0] ?? "");
    expect("unpacked" in inside && inside.unpacked).toBe(true);

    extractAll(made.archive, join(folder, "extracted"));
    const script = `console.log(typeof require("@napi-rs/keyring").AsyncEntry)`;
    const options = { cwd: join(folder, "extracted"), encoding: "utf8" as const };
    expect(execFileSync(process.execPath, ["--eval", script], options).trim()).toBe("function");
  });

  it("sets all nine fuses", async () => {
    const wire = await getCurrentFuseWire(join(made.folder, "keystow-desktop"));
    expect(wire).toEqual({
      version: "1",
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
      [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
    });
  });

  it("tells nothing of the machine that made it, and names no source map", () => {
    const folders = ["electron", "renderer", "node_modules"].map((name) => join(projectFolder, name));
    const traces = [...folders, "sourceMappingURL", "__vite"];
    const found = files
      .filter((file) => !file.endsWith(".node"))
      .flatMap((file) =>
        traces.filter((trace) => textOf(made.archive, file).includes(trace)).map((trace) => [file, trace]),
      );
    expect(found).toEqual([]);
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  });

  it("has no leftovers of development", () => {
    const manifest = JSON.parse(textOf(made.archive, "package.json")) as object;
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(["scripts"]));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(["devDependencies"]));
    expect(readdirSync(join(made.folder, "resources")).toSorted()).toEqual([
      "LICENSE.txt",
      "THIRD-PARTY-LICENCES.txt",
      "app.asar",
      "app.asar.unpacked",
    ]);
    expect(readdirSync(join(made.folder, "locales"))).toEqual(["en-US.pak"]);
    expect(existsSync(join(made.folder, "version"))).toBe(false);
  });

  it("appears in a Linux desktop under its own name, and not under the terminal program's", async () => {
    const { config } = made.packager;
    // The object that electron-builder makes for itself before it writes a deb or an AppImage.
    const helper = new LinuxTargetHelper(made.packager as LinuxPackager);
    const entry = await helper.computeDesktopEntry({ ...config.linux, ...config.deb });
    expect(entry.trim().split("\n")).toEqual([
      "[Desktop Entry]",
      "Name=Keystow",
      "Exec=/opt/Keystow/keystow-desktop %U",
      "Terminal=false",
      "Type=Application",
      "Icon=keystow-desktop",
      "StartupWMClass=keystow-desktop",
      "GenericName=API key vault",
      "Keywords=api;key;secret;token;vault;keychain;env;rotate;",
      "StartupNotify=true",
      `Comment=${config.linux?.description ?? "missing"}`,
      "Categories=Development;Utility;Security;",
    ]);
    expect(helper.getDesktopFileName()).toBe("keystow-desktop");
  });

  it("has an icon for each size that a Linux desktop looks for", async () => {
    const icons = await new LinuxTargetHelper(made.packager as LinuxPackager).icons;
    expect(icons.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
  });

  it("brings the licences of what is in it", () => {
    const text = readFileSync(join(made.folder, "resources", "THIRD-PARTY-LICENCES.txt"), "utf8");
    for (const name of ["react-dom", "@base-ui/react", "@fontsource-variable/inter", "valibot"])
      expect(text).toContain(`\n${name} `);
    expect(readdirSync(made.folder)).toEqual(
      expect.arrayContaining(["LICENSE.electron.txt", "LICENSES.chromium.html"]),
    );
  });
});

describe.skipIf(obstacle !== null)("packing", () => {
  it.each([
    ["a tenth fuse that nobody decided on", `${electronsFuses}1`, /strictlyRequireAllFuses/u],
    ["an Electron that lacks a fuse", electronsFuses.slice(1), /not long enough/u],
    ["a program without fuses, which is not Electron", null, /Could not find sentinel/u],
  ])("breaks on %s", async (_what, states, message) => {
    const folder = freshFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await expect(packWithStub(folder, states)).rejects.toThrow(message);
  });
});
