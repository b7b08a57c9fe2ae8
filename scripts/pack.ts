/**
 * `npm run pack`: packs the app for this machine's platform into a folder below `release/`.
 * `npm run pack -- installers` makes the installers that electron-builder.yml names instead.
 */
import { Arch, build, Platform } from "electron-builder";
import { buildTargets } from "./build.ts";
import { electronZip } from "./electron-zip.ts";
import { writeLicences } from "./licences.ts";
import { projectFolder } from "./project.ts";
import { settleSigning } from "./signing.ts";

/** Electron for this machine: a folder that the environment names, else an archive. */
async function electronSource(): Promise<string> {
  const named = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (named !== undefined && named !== "") return named;
  return await electronZip(process.platform, process.arch);
}

async function pack(installers: boolean): Promise<void> {
  const architecture = process.arch === "arm64" ? Arch.arm64 : Arch.x64;
  // First, because it is what fails: nothing is built for a package that cannot be made.
  const electronDist = await electronSource();
  await buildTargets(["main", "preload", "renderer"]);
  writeLicences();
  settleSigning(process.platform, process.env);
  await build({
    projectDir: projectFolder,
    targets: Platform.current().createTarget(installers ? null : "dir", architecture),
    publish: "never",
    config: { electronDist },
  });
}

try {
  await pack(process.argv.slice(2).includes("installers"));
} catch (error) {
  console.error(error instanceof Error ? error.message : "packing failed");
  process.exitCode = 1;
}
