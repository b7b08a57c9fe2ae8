/**
 * `npm test`: all gates and all tests, with what they need. `node scripts/test.ts NAME…` runs some
 * of the groups. The last line is `tests: N passed, N failed, N skipped`, summed over all runners;
 * each gate counts as one test.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { buildTargets } from "./build.ts";
import { runGates } from "./check.ts";
import { ensureDebianPackages, windowNeeds } from "./debian-packages.ts";
import { hasDisplay, programFor, standInFolder } from "./electron-program.ts";
import { installed, runProgram } from "./project.ts";

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const groups = ["check", "unit", "security", "contract", "e2e"] as const;
type Group = (typeof groups)[number];

/** Programs that tests need, and the Debian packages that bring them. */
const needed = [
  { command: "gnome-keyring-daemon", package: "gnome-keyring" },
  { command: "dbus-daemon", package: "dbus-daemon" },
  { command: "dbus-run-session", package: "dbus-daemon" },
  { command: "dbus-send", package: "dbus-bin" },
  { command: "dbus-launch", package: "dbus-x11" },
  { command: "secret-tool", package: "libsecret-tools" },
  ...windowNeeds,
];

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function runVitest(projects: readonly Group[]): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), "keystow-tests-"));
  const file = join(folder, "report.json");
  try {
    const { exitCode } = await runProgram(installed("vitest"), [
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      // Contract tests wait for the keychain most of the time: one more worker uses that time.
      ...(projects.includes("contract") ? [`--maxWorkers=${availableParallelism() + 1}`] : []),
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ]);
    return totalsOf(JSON.parse(readFileSync(file, "utf8")) as VitestReport, exitCode);
  } catch {
    // No report: the runner itself broke. That is a failure, never silence.
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function totalsOf(report: VitestReport, exitCode: number): Totals {
  const skipped = report.testResults.flatMap((suite) =>
    suite.assertionResults.filter((test) => test.status !== "passed" && test.status !== "failed"),
  );
  for (const test of skipped) console.log(`skipped: ${test.fullName}`);
  // A file that cannot be loaded, or an unhandled error, fails the run without a failed test.
  const broken = exitCode !== 0 && report.numFailedTests === 0 ? 1 : 0;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: skipped.length };
}

function prepareMachine(): void {
  const outcome = ensureDebianPackages(needed);
  if (outcome.ok) return;
  console.log(`Missing programs: ${outcome.missing.join(", ")}. Install them with: ${outcome.command}`);
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly flaky: number;
    readonly unexpected: number;
    readonly skipped: number;
  };
}

/**
 * The window's specs: on Electron where its program is there, else on the stand-in, which needs no
 * display. Electron without a display gets a virtual one.
 */
async function runWindowSpecs(): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), "keystow-tests-"));
  const file = join(folder, "report.json");
  const parameters = ["test", "--config", "test/e2e/window/playwright.config.ts"];
  const real = programFor(process.env) !== null;
  console.log(`\n== e2e, the window (${real ? "Electron" : "the stand-in on Chromium"})`);
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...headless } = process.env;
  const environment = real ? process.env : { ...headless, ELECTRON_OVERRIDE_DIST_PATH: standInFolder };
  const virtual = real && !hasDisplay(process.env);
  const command = virtual ? "xvfb-run" : installed("playwright");
  const prefix = virtual ? ["-a", installed("playwright")] : [];
  try {
    const { exitCode } = await runProgram(command, [...prefix, ...parameters], {
      ...environment,
      KEYSTOW_WINDOW_REPORT: file,
    });
    return windowTotals(JSON.parse(readFileSync(file, "utf8")) as PlaywrightReport, exitCode);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function windowTotals({ stats }: PlaywrightReport, exitCode: number): Totals {
  // A spec that cannot be loaded fails the run without a failed test.
  const broken = exitCode !== 0 && stats.unexpected === 0 ? 1 : 0;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + broken,
    skipped: stats.skipped,
  };
}

const sum = (one: Totals, other: Totals): Totals => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/** These know nothing of each other, so that they can share one run of the runner. */
const together: readonly Group[] = ["unit", "security", "contract"];

/** The groups in their order, those that go together as one. */
function runsOf(chosen: readonly Group[]): readonly (readonly Group[])[] {
  const shared = chosen.filter((group) => together.includes(group));
  const parts = [
    chosen.filter((group) => group === "check"),
    shared,
    chosen.filter((group) => group === "e2e"),
  ];
  return parts.filter((part) => part.length > 0);
}

async function runGroups(part: readonly Group[]): Promise<Totals> {
  console.log(`\n== ${part.join(", ")}`);
  if (part.includes("e2e")) return sum(await runVitest(part), await runWindowSpecs());
  if (!part.includes("check")) return await runVitest(part);
  const { passed, failed } = await runGates();
  return { passed, failed, skipped: 0 };
}

async function main(chosen: readonly Group[]): Promise<void> {
  prepareMachine();
  await buildTargets(["main", "preload", "cli", "renderer"]);
  let totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const part of runsOf(chosen)) {
    totals = sum(totals, await runGroups(part));
  }
  if (totals.failed > 0) process.exitCode = 1;
  console.log(`tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
}

const named = groups.filter((group) => process.argv.slice(2).includes(group));
await main(named.length > 0 ? named : groups);
