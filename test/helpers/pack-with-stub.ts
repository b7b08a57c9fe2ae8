/** Packs the built app as `npm run pack` does, with a pretend Electron and without a network. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Arch, build, Platform, type AfterPackContext } from "electron-builder";
import { writeLicences } from "../../scripts/licences.ts";
import { projectFolder } from "../../scripts/project.ts";
import { electronsFuses, writeElectronStub, writeMacElectronStub } from "./electron-stub.ts";

export interface StubPackage {
  /** The packed app's folder. */
  readonly folder: string;
  /** The archive of our own files. */
  readonly archive: string;
  /** electron-builder's object for this platform, as its hooks get it. */
  readonly packager: AfterPackContext["packager"];
}

/** Why this machine cannot pack with the stub, or null. The stub has the shape of Electron for Linux. */
export function whyNoStubPackage(): string | null {
  if (process.platform !== "linux") return `the pretend Electron is one for Linux, not ${process.platform}`;
  return process.arch === "x64" || process.arch === "arm64" ? null : `no package is made for ${process.arch}`;
}

type Hook = (context: AfterPackContext) => Promise<void>;

/**
 * Packs into `folder/out` with electron-builder.yml as it stands; only Electron, the output folder and
 * what is in `more` are exchanged. Rejects when the build breaks. The app must have been built.
 */
async function pack(
  folder: string,
  platform: Platform,
  more: { readonly afterPack?: Hook },
): Promise<AfterPackContext> {
  if (!existsSync(join(projectFolder, "dist", "main", "main.js")))
    throw new Error("there is nothing to pack: run `npm run build`");
  writeLicences();
  const contexts: AfterPackContext[] = [];
  await build({
    projectDir: projectFolder,
    targets: platform.createTarget("dir", process.arch === "arm64" ? Arch.arm64 : Arch.x64),
    publish: "never",
    config: {
      electronDist: join(folder, "electron"),
      directories: { output: join(folder, "out") },
      beforePack: (context) => void contexts.push(context),
      ...more,
    },
  });
  const [context] = contexts;
  if (context === undefined) throw new Error("nothing was packed");
  return context;
}

/** Packs for Linux around an Electron with these fuses (see {@link writeElectronStub}). */
export async function packWithStub(folder: string, fuseStates: string | null): Promise<StubPackage> {
  await writeElectronStub(join(folder, "electron"), fuseStates);
  const { appOutDir, packager } = await pack(folder, Platform.LINUX, {});
  return { folder: appOutDir, archive: join(appOutDir, "resources", "app.asar"), packager };
}

/** Packs for macOS; `afterPack` stands in for our own hook, which refuses a module of another system. */
export async function packForMacWithStub(folder: string, afterPack?: Hook): Promise<string> {
  await writeMacElectronStub(join(folder, "electron"), electronsFuses);
  const { appOutDir } = await pack(folder, Platform.MAC, afterPack === undefined ? {} : { afterPack });
  return join(appOutDir, "Keystow.app");
}
