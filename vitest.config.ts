import { defineConfig } from "vitest/config";

/** Folders under `test/` are vitest projects of the same name; `contract` needs a real Secret Service. */
const project = (name: string, more: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    // A process per file: real environment variables, real file descriptors, no shared state.
    pool: "forks" as const,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    unstubEnvs: true,
    ...more,
  },
});

export default defineConfig({
  test: {
    projects: [
      project("unit"),
      project("security", { testTimeout: 60_000 }),
      project("contract", { testTimeout: 180_000, hookTimeout: 60_000 }),
      project("e2e", { testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
});
