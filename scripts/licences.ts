/**
 * The licence texts of all libraries that a package holds, bundled or not. Their licences ask for it,
 * and a bundler drops most of them.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectFolder } from "./project.ts";

/** The name of the file in a package, and below `dist/`. */
export const licencesName = "THIRD-PARTY-LICENCES.txt";

/** What is read of an entry of package-lock.json. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/**
 * The folders, relative to the project, of all packages that the app needs when it runs. Optional
 * packages bring their licence themselves: the keychain's native module is packed with its own.
 */
function runtimePackages(): readonly [folder: string, locked: LockedPackage][] {
  const lock = JSON.parse(readFileSync(join(projectFolder, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages).filter(
    ([folder, locked]) =>
      folder !== "" && locked.dev !== true && locked.optional !== true && locked.devOptional !== true,
  );
}

function licenceText(folder: string): string {
  const absolute = join(projectFolder, folder);
  const file = readdirSync(absolute).find((name) => /^(licen[cs]e|copying)/iu.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence text`);
  return readFileSync(join(absolute, file), "utf8").trim();
}

/** All licence texts as one, in the order of the lock file. Throws when a package has none. */
export function allLicences(): string {
  const parts = runtimePackages().map(([folder, locked]) => {
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    return `${name} ${locked.version ?? ""} (${locked.license ?? "see below"})\n\n${licenceText(folder)}\n`;
  });
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

/** Writes them where electron-builder.yml takes them from. */
export function writeLicences(): void {
  const file = join(projectFolder, "dist", licencesName);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, allLicences());
}
