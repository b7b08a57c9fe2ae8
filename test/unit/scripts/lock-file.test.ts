/** `npm ci` refuses a lock file that lacks an optional package, be it for another platform than this one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockFile = join(import.meta.dirname, "../../../package-lock.json");
const { packages } = JSON.parse(readFileSync(lockFile, "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

test("the lock file has the optional packages of every platform", () => {
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => packages[`node_modules/${name}`] === undefined);
  expect(missing).toEqual([]);
});

test("the lock file names no registry", () => {
  expect(readFileSync(lockFile, "utf8")).not.toContain('"resolved"');
});
