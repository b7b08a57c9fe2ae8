/**
 * Checks who imports what (ARCHITECTURE: the folder tells the runtime, a machine checks it).
 * `node scripts/layers.ts` prints every violation and exits with 1.
 */
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix, relative, resolve, sep } from "node:path";
import { parseAst } from "vite";
import { listFiles, projectFolder } from "./project.ts";

export interface Violation {
  readonly file: string;
  readonly imports: string;
  readonly rule: string;
}

/** What an import points to, as seen from the project's folder. */
type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "package"; readonly name: string };

interface ImportSite {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const builtins = new Set(builtinModules);
const base = ["errors", "model", "ports", "secret"].map((name) => `electron/core/${name}.ts`);
/** Node's modules that only compute: the core may use them, since they reach nothing outside. */
const pureBuiltins = new Set(["crypto", "buffer", "path", "util", "net"]);
/** What others see of an area: its entry, or the entry of a part that is loaded apart. */
const areaEntry = /^electron\/core\/[^/]+\/(?:own\/)?index\.ts$/;
/** Packages that only compute. */
const corePackages: Readonly<Record<string, readonly string[]>> = {
  rotation: ["ical-generator"],
  providers: ["valibot", "smol-toml"],
  checks: ["p-queue", "jose", "@smithy/signature-v4"],
};

/** Every import of one source text, static and dynamic, with whether only types come. */
export function importsOf(source: string, file: string): readonly ImportSite[] {
  const sites: ImportSite[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const site = siteOf(node as Record<string, unknown>);
    if (site !== null) sites.push(site);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }, file));
  return sites;
}

function siteOf(node: Record<string, unknown>): ImportSite | null {
  const from = node["source"] as { value?: unknown } | null | undefined;
  if (typeof from?.value !== "string") return null;
  switch (node["type"]) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return { specifier: from.value, typeOnly: isTypeOnly(node) };
    case "ImportExpression":
      return { specifier: from.value, typeOnly: false };
    case "TSImportType":
      return { specifier: from.value, typeOnly: true };
    default:
      return null;
  }
}

function isTypeOnly(node: Record<string, unknown>): boolean {
  if (node["importKind"] === "type" || node["exportKind"] === "type") return true;
  const specifiers = node["specifiers"];
  return (
    Array.isArray(specifiers) &&
    specifiers.length > 0 &&
    specifiers.every(
      (one: { importKind?: string; exportKind?: string }) => (one.importKind ?? one.exportKind) === "type",
    )
  );
}

function targetOf(file: string, specifier: string): Target {
  if (specifier.startsWith(".")) {
    return {
      kind: "file",
      path: posix.normalize(posix.join(posix.dirname(file), specifier)).replace(/\?.*$/, ""),
    };
  }
  const name = specifier.replace(/^node:/, "");
  if (specifier.startsWith("node:") || builtins.has(name)) return { kind: "builtin", name };
  const parts = specifier.split("/");
  return {
    kind: "package",
    name: specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier),
  };
}

const inside = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** Null when `file` may import `target`, else the rule that it breaks. */
export function brokenRule(file: string, target: Target, typeOnly: boolean): string | null {
  if (
    target.kind === "file" &&
    ["electron/main.ts", "electron/cli.ts", "electron/preload.ts"].includes(target.path) &&
    !inside(file, "test") &&
    !inside(file, "scripts")
  ) {
    return "an entry point is imported by nobody";
  }
  if (
    target.kind === "file" &&
    inside(target.path, "test") &&
    !inside(file, "test") &&
    !inside(file, "scripts")
  )
    return "the product never imports its tests";
  if (target.kind === "package" && target.name === "electron" && !mayUseElectron(file))
    return "only main, preload and shell/ (and the raw IPC of ipc/register) import electron";
  if (base.includes(file)) return baseRule(target);
  if (inside(file, "electron/core")) return coreRule(file, target);
  if (inside(file, "electron/adapters")) return adapterRule(file, target);
  if (inside(file, "electron/shell")) return shellRule(target);
  if (inside(file, "electron/services")) return serviceRule(target, typeOnly);
  if (file === "electron/ipc/contract.ts") return contractRule(target, typeOnly);
  if (file === "electron/preload.ts") return preloadRule(target);
  if (inside(file, "electron/cli")) return terminalRule(target);
  if (inside(file, "renderer")) return rendererRule(file, target, typeOnly);
  return null;
}

function mayUseElectron(file: string): boolean {
  return (
    ["electron/main.ts", "electron/preload.ts", "electron/ipc/register.ts"].includes(file) ||
    inside(file, "electron/shell") ||
    inside(file, "test") ||
    inside(file, "scripts")
  );
}

function baseRule(target: Target): string | null {
  if (target.kind === "file")
    return base.includes(target.path) ? null : "errors, model, ports and secret import only each other";
  return target.kind === "builtin" && target.name === "util"
    ? null
    : "errors, model, ports and secret import only each other";
}

function coreRule(file: string, target: Target): string | null {
  const area = file.split("/")[2] ?? "";
  if (target.kind === "builtin")
    return pureBuiltins.has(target.name) ? null : "the core reaches the outside only through ports";
  if (target.kind === "package")
    return (corePackages[area] ?? []).includes(target.name) ? null : `core/${area} may not use this package`;
  if (base.includes(target.path) || inside(target.path, `electron/core/${area}`)) return null;
  return areaEntry.test(target.path) ? null : "an area sees of another area only its index.ts";
}

/** `https-proxy.ts` belongs to `https.ts`: files of one adapter share the word before the dash. */
const adapterFamily = (path: string): string =>
  path.replace(/^electron\/adapters\//, "").replace(/[-.].*$/, "");

function adapterRule(file: string, target: Target): string | null {
  if (target.kind !== "file") return null;
  return base.includes(target.path) ||
    (inside(target.path, "electron/adapters") && adapterFamily(target.path) === adapterFamily(file)) ||
    areaEntry.test(target.path) ||
    target.path === "electron/core/secrets/keyring.ts"
    ? null
    : "an adapter imports ports and its own package";
}

function shellRule(target: Target): string | null {
  if (target.kind !== "file") return null;
  return base.includes(target.path) ||
    inside(target.path, "electron/shell") ||
    inside(target.path, "electron/ipc")
    ? null
    : "shell/ gets services as parameters";
}

/** What the page sees, as types: a service answers the contract, but does not check messages. */
const contractTypes = ["answers", "events", "contract", "channels"].map((name) => `electron/ipc/${name}.ts`);

function serviceRule(target: Target, typeOnly: boolean): string | null {
  if (target.kind === "builtin")
    return pureBuiltins.has(target.name) ? null : "services reach the outside only through ports";
  if (target.kind === "package") return "services use the core, not packages";
  return base.includes(target.path) ||
    inside(target.path, "electron/services") ||
    areaEntry.test(target.path) ||
    (typeOnly && contractTypes.includes(target.path))
    ? null
    : "services see the core's entries and the contract's types";
}

function contractRule(target: Target, typeOnly: boolean): string | null {
  if (target.kind === "builtin") return "the contract is loaded by the page's side too: no Node";
  if (target.kind === "package")
    return target.name === "valibot" ? null : "the contract uses only the schema library";
  return typeOnly || base.includes(target.path) || inside(target.path, "electron/ipc")
    ? null
    : "the contract imports types only";
}

function preloadRule(target: Target): string | null {
  if (target.kind === "file")
    return inside(target.path, "electron/ipc")
      ? null
      : "the preload has no logic: electron and channel names only";
  return target.kind === "package" && target.name === "electron"
    ? null
    : "the preload has no logic: electron and channel names only";
}

function terminalRule(target: Target): string | null {
  if (target.kind === "file" && inside(target.path, "electron/adapters"))
    return "commands get adapters through the context";
  if (target.kind === "file" && /^electron\/core\/[^/]+\//.test(target.path) && !areaEntry.test(target.path))
    return "commands see of an area only its index.ts";
  if (
    target.kind === "builtin" &&
    !pureBuiltins.has(target.name) &&
    !["tty", "readline", "stream", "events"].includes(target.name)
  )
    return "commands reach the outside through the context";
  return null;
}

function rendererRule(file: string, target: Target, typeOnly: boolean): string | null {
  if (target.kind === "builtin") return "the page has no Node";
  if (target.kind === "file" && inside(target.path, "electron")) {
    return file === "renderer/api.ts" && (typeOnly || target.path === "electron/ipc/channels.ts")
      ? null
      : "only api.ts knows the contract, and only its types";
  }
  if (target.kind === "file" && target.path === "renderer/api.ts" && inside(file, "renderer/features"))
    return "features use the store, not the bridge";
  if (target.kind === "file" && inside(file, "renderer/ui") && !inside(target.path, "renderer/ui"))
    return "ui/ knows nothing of the app";
  return null;
}

/** All violations in the given source files (paths from the project's folder, with `/`). */
export function findViolations(
  files: readonly string[],
  read: (file: string) => string,
): readonly Violation[] {
  return files.flatMap((file) =>
    importsOf(read(file), file).flatMap(({ specifier, typeOnly }) => {
      const rule = brokenRule(file, targetOf(file, specifier), typeOnly);
      return rule === null ? [] : [{ file, imports: specifier, rule }];
    }),
  );
}

function main(): void {
  const files = ["electron", "renderer", "test", "scripts"]
    .flatMap((folder) => listFiles(join(projectFolder, folder)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => relative(projectFolder, file).split(sep).join("/"));
  const violations = findViolations(files, (file) => readFileSync(resolve(projectFolder, file), "utf8"));
  for (const { file, imports, rule } of violations) console.error(`${file}: imports ${imports}: ${rule}`);
  console.log(`layers: ${files.length} files, ${violations.length} violations`);
  if (violations.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
