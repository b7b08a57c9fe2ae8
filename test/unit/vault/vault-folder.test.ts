import { chmodSync, lstatSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureVaultFolder, vaultFolder } from "../../../electron/adapters/vault-folder.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { codeOf, valueOf } from "../../helpers/vault-fixture.ts";

type Surroundings = Parameters<typeof vaultFolder>[0];

const places: readonly (readonly [Surroundings, string])[] = [
  [{ platform: "linux", environment: {}, home: "/home/u" }, "/home/u/.local/share/keystow"],
  [{ platform: "linux", environment: { XDG_DATA_HOME: "/data" }, home: "/home/u" }, "/data/keystow"],
  [{ platform: "linux", environment: { XDG_DATA_HOME: "data" }, home: "/h" }, "/h/.local/share/keystow"],
  [{ platform: "linux", environment: { KEYSTOW_HOME: "" }, home: "/h" }, "/h/.local/share/keystow"],
  [{ platform: "linux", environment: { KEYSTOW_HOME: "/v/../w" }, home: "/h" }, "/w"],
  [{ platform: "darwin", environment: {}, home: "/Users/u" }, "/Users/u/Library/Application Support/Keystow"],
  [{ platform: "win32", environment: { APPDATA: "C:\\A" }, home: "C:\\U" }, "C:\\A\\Keystow"],
  [{ platform: "win32", environment: {}, home: "C:\\U" }, "C:\\U\\AppData\\Roaming\\Keystow"],
  [{ platform: "win32", environment: { KEYSTOW_HOME: "D:\\v" }, home: "C:\\U" }, "D:\\v"],
];

test.for(places)("%j lies in %s", ([surroundings, folder]) => {
  expect(valueOf(vaultFolder(surroundings))).toBe(folder);
});

test("a relative folder would be another vault in every place: it is refused", () => {
  for (const KEYSTOW_HOME of ["vault", "./vault", "~/vault", "/v\0"])
    expect(codeOf(vaultFolder({ platform: "linux", environment: { KEYSTOW_HOME }, home: "/h" }))).toBe(
      "usage",
    );
  expect(codeOf(vaultFolder({ platform: "linux", environment: {}, home: "" }))).toBe("usage");
});

test("the folder is made for its owner only, and a wider one is narrowed", () => {
  const folder = join(temporaryFolder(), "deep", "keystow");
  valueOf(ensureVaultFolder(folder));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  chmodSync(folder, 0o755);
  valueOf(ensureVaultFolder(folder));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a link, a file or a place below a file is refused and left alone", () => {
  const parent = temporaryFolder();
  mkdirSync(join(parent, "real"), { mode: 0o755 });
  symlinkSync(join(parent, "real"), join(parent, "link"));
  writeFileSync(join(parent, "file"), "x");
  for (const name of ["link", "file", "file/below"])
    expect(codeOf(ensureVaultFolder(join(parent, name)))).toBe("file-refused");
  expect(lstatSync(join(parent, "link")).isSymbolicLink()).toBe(true);
  expect(statSync(join(parent, "real")).mode & 0o777).toBe(0o755);
});
