/** Gets the archive of Electron's programs that a package is made of, or says quickly that it cannot. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectFolder } from "./project.ts";

/** Without a byte for so long, in milliseconds, the download is given up. */
const usualPatience = 20_000;

interface Progress {
  readonly transferred: number;
  readonly total: number | null;
}

/** What is used of @electron/get 5, the downloader that the `electron` package itself uses. */
interface Downloader {
  readonly downloadArtifact: (options: {
    readonly version: string;
    readonly artifactName: "electron";
    readonly platform: string;
    readonly arch: string;
    readonly cacheRoot: string | undefined;
    readonly checksums: Readonly<Record<string, string>>;
    readonly downloadOptions: {
      readonly quiet: true;
      readonly signal: AbortSignal;
      readonly getProgressCallback: (progress: Progress) => Promise<void>;
    };
  }) => Promise<string>;
}

// From the folder of `electron`: electron-builder has an older copy of the downloader.
const fromElectron = createRequire(join(projectFolder, "node_modules", "electron", "install.js"));

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

/** Prints at most a line every ten megabytes. */
function progressPrinter(): (progress: Progress) => void {
  let printed = 0;
  return ({ transferred, total }) => {
    if (transferred - printed < 10_000_000) return;
    printed = transferred;
    console.error(`Electron: ${megabytes(transferred)} of ${total === null ? "?" : megabytes(total)} MB`);
  };
}

/**
 * The path of Electron's archive for a platform and architecture (Node's names): from the cache, else
 * downloaded. Its SHA-256 is the one in the `electron` package, which the lock file pins. Rejects when
 * nothing has come for `patience` milliseconds or the source cannot be reached, with a text that says what helps.
 */
export async function electronZip(
  platform: string,
  architecture: string,
  patience = usualPatience,
): Promise<string> {
  const { version } = fromElectron("./package.json") as { readonly version: string };
  const { downloadArtifact } = fromElectron("@electron/get") as Downloader;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const print = progressPrinter();
  try {
    return await downloadArtifact({
      version,
      artifactName: "electron",
      platform,
      arch: architecture,
      cacheRoot: process.env["electron_config_cache"],
      checksums: fromElectron("./checksums.json") as Readonly<Record<string, string>>,
      downloadOptions: {
        quiet: true,
        signal: stop.signal,
        getProgressCallback: async (progress) => {
          timer.refresh();
          await Promise.resolve(print(progress));
        },
      },
    });
  } catch (error) {
    const why = reasonOf(error, stop.signal.aborted ? patience : null);
    throw new Error(unreachable(`${version} for ${platform} ${architecture}`, why), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** The downloader's errors have a class each and no code. */
function reasonOf(error: unknown, silentFor: number | null): string {
  if (silentFor !== null) return `nothing came for ${silentFor / 1000} seconds`;
  const foreign = error instanceof Error && error.constructor.name === "ChecksumMismatchError";
  return foreign ? "what came is not the archive that the lock file pins" : "the download failed";
}

function unreachable(what: string, why: string): string {
  return [
    `Electron ${what} could not be had: ${why}.`,
    "Packages are made of its programs. Set ELECTRON_MIRROR to a mirror that can be reached, or",
    "ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron for this platform.",
  ].join("\n");
}
