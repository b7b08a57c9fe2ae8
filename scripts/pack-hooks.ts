/**
 * electron-builder's hooks. `afterExtract` takes out what Electron brings for developers; `afterPack`
 * refuses a package that cannot work and sets every fuse. Both run before signing, because a changed
 * program loses its signature.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses, type FuseV1Config } from "@electron/fuses";
import { Arch, type AfterPackContext } from "electron-builder";
import { licencesName } from "./licences.ts";
import { isSigned } from "./signing.ts";

/**
 * The states of all nine fuses of Electron 45. `strictlyRequireAllFuses` breaks the build when a later
 * Electron has a tenth, so that its default is a decision and not an accident.
 */
export function fusesOf(options: { readonly signed: boolean }): FuseV1Config {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Off: with it, anybody can run their own script under the name and the rights of a signed app.
    [FuseV1Options.RunAsNode]: false,
    // Needs an identity that the keychain can recognise; without one, macOS asks at every start.
    [FuseV1Options.EnableCookieEncryption]: options.signed,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    // Off: no debugger from outside, neither by argument nor by signal.
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // A changed archive does not start, and nothing beside the archive is loaded in its place.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // Needs a snapshot file that we do not make.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The page comes from app://, never from file://.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // Memory safety by guard pages.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/** The file or, on macOS, the bundle that holds the fuse wire. */
export function programOf(context: AfterPackContext): string {
  const { appOutDir, electronPlatformName, packager } = context;
  const product = packager.appInfo.productFilename;
  if (electronPlatformName === "darwin") return join(appOutDir, `${product}.app`);
  if (electronPlatformName === "win32") return join(appOutDir, `${product}.exe`);
  return join(appOutDir, packager.config.linux?.executableName ?? product);
}

/**
 * npm installs the native module of one platform. A package for another one would start and then find
 * no keychain, so it is refused here. Throws an error that says what to do.
 */
export function requireNativeModule(resources: string, platform: string, architecture: string): void {
  const folder = join(resources, "app.asar.unpacked", "node_modules", "@napi-rs");
  const prefix = `keyring-${platform}-${architecture}`;
  const packed = listed(folder).filter((name) => name.startsWith("keyring-"));
  const right = packed.some(
    (name) => name.startsWith(prefix) && listed(join(folder, name)).some((file) => file.endsWith(".node")),
  );
  if (!right || packed.length !== 1)
    throw new Error(
      `The package for ${platform} on ${architecture} holds the keychain's module for ${packed.join(", ") || "no platform"}. ` +
        "npm installs the module of its own machine: build this package on one of its kind.",
    );
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Takes out Electron's demonstration program, which starts whatever it is given, and its version file. */
export async function afterExtract(context: AfterPackContext): Promise<void> {
  const { appOutDir, electronPlatformName } = context;
  const inBundle = electronPlatformName === "darwin" ? "Electron.app/Contents/Resources" : "resources";
  rmSync(join(appOutDir, inBundle, "default_app.asar"), { force: true });
  rmSync(join(appOutDir, "version"), { force: true });
  await Promise.resolve();
}

/** Checks what was packed and sets the fuses. Throws an error that says what is wrong. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, arch, electronPlatformName, packager } = context;
  const resources = packager.getResourcesDir(appOutDir);
  requireNativeModule(resources, electronPlatformName, Arch[arch] ?? "unknown");
  if (!existsSync(join(resources, licencesName)))
    throw new Error(`The package lacks ${licencesName}. Build it with: npm run pack`);
  const signed = isSigned(electronPlatformName, process.env);
  // Not `packager.addElectronFuses`: electron-builder 26.17 brings @electron/fuses 1.8, which knows
  // eight fuses and therefore fails strictly on a wire of nine.
  await flipFuses(programOf(context), {
    ...fusesOf({ signed }),
    // An unsigned app for Apple's processors starts only with a fresh ad-hoc signature.
    resetAdHocDarwinSignature: process.platform === "darwin" && !signed,
  });
}
