/**
 * The four builds: `main` and `preload` of the window's app, `cli`, and `renderer` (the page).
 * `vite build --mode TARGET` makes one of them; `scripts/build.ts` makes them through Vite's API.
 */
import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type InlineConfig } from "vite";

export const targets = ["main", "preload", "cli", "renderer"] as const;
export type Target = (typeof targets)[number];

const projectFolder = import.meta.dirname;
const fromProject = (path: string): string => join(projectFolder, path);

/** Never bundled: what the runtime brings, and the one package with a native part. */
const external = ["electron", "@napi-rs/keyring", /^node:/, ...builtinModules];

/**
 * The keychain is asked in a process of its own, so its file stands beside the program that starts
 * it. No chunk folder for the same reason: `import.meta.dirname` is the target's folder everywhere.
 */
const workerEntry = fromProject("electron/adapters/keyring-worker.ts");

function entriesOf(name: "main" | "cli"): Record<string, string> {
  const entry = { [name]: fromProject(`electron/${name}.ts`) };
  return existsSync(workerEntry) ? { ...entry, "keyring-worker": workerEntry } : entry;
}

/** For Node: nothing inlined into URLs, not minified (a stack trace stays readable), no source map. */
function nodeConfig(
  name: "main" | "preload" | "cli",
  input: Record<string, string>,
  output: { readonly format: "es" | "cjs"; readonly entryFileNames: string },
): InlineConfig {
  return {
    root: projectFolder,
    publicDir: false,
    ssr: { target: "node", noExternal: true },
    build: {
      ssr: true,
      target: "node24",
      outDir: fromProject(`dist/${name}`),
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: { input, external, output: { ...output, chunkFileNames: "[name]-[hash].js" } },
    },
  };
}

/** For the page: everything in files of its own, because its policy allows nothing inline. */
function pageConfig(): InlineConfig {
  return {
    root: fromProject("renderer"),
    base: "./",
    publicDir: false,
    plugins: [react()],
    build: {
      target: "chrome150",
      outDir: fromProject("dist/renderer"),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // One file, from the disk: a page in parts started no quicker (docs/measurements.md).
      chunkSizeWarningLimit: 1_000,
      modulePreload: { polyfill: false },
      sourcemap: false,
    },
  };
}

/** The whole configuration of one build; it reads no other file. */
export function configOf(target: Target): InlineConfig {
  if (target === "renderer") return pageConfig();
  if (target === "preload") {
    // A sandboxed preload cannot be an ES module.
    const input = { preload: fromProject("electron/preload.ts") };
    return nodeConfig(target, input, { format: "cjs", entryFileNames: "[name].cjs" });
  }
  return nodeConfig(target, entriesOf(target), { format: "es", entryFileNames: "[name].js" });
}

export default defineConfig(({ mode }) => {
  const target = targets.find((name) => name === mode) ?? "renderer";
  return configOf(target);
});
