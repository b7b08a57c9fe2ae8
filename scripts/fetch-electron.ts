/**
 * Fetches Electron's program with Electron's own tools, as a program of its own that can be ended at
 * any time. Each line on stdout is progress, from 0 to 1; the reason of a failure is on stderr. It
 * honours ELECTRON_MIRROR and the proxy variables.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { electronFolder } from "./electron-program.ts";

interface ElectronGet {
  readonly downloadArtifact: (details: {
    readonly version: string;
    readonly artifactName: string;
    readonly checksums: unknown;
    readonly cacheRoot?: string;
    readonly downloadOptions: {
      readonly quiet: boolean;
      readonly getProgressCallback: (progress: { readonly percent: number }) => void;
    };
  }) => Promise<string>;
}

const require = createRequire(join(electronFolder, "package.json"));

/** Into the cache; Electron's installer then takes it from there and checks it again. */
async function download(): Promise<void> {
  const { downloadArtifact } = (await import(
    pathToFileURL(require.resolve("@electron/get")).href
  )) as ElectronGet;
  const { version } = require("./package.json") as { readonly version: string };
  const cacheRoot = process.env["electron_config_cache"];
  let told = -1;
  await downloadArtifact({
    version,
    artifactName: "electron",
    checksums: require("./checksums.json"),
    ...(cacheRoot === undefined ? {} : { cacheRoot }),
    downloadOptions: {
      quiet: true,
      getProgressCallback: ({ percent }) => {
        if (percent - told < 0.01 && percent < 1) return;
        told = percent;
        process.stdout.write(`${percent.toFixed(2)}\n`);
      },
    },
  });
}

function install(): number {
  const { status } = spawnSync(process.execPath, [join(electronFolder, "install.js")], { stdio: "ignore" });
  return status ?? 1;
}

/** A failed fetch hides its reason in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return error.message;
}

try {
  await download();
  process.exitCode = install();
  if (process.exitCode !== 0) process.stderr.write("it could not be unpacked\n");
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 1;
}
