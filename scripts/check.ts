/** `npm run check`: every gate that needs no running program: format, lint, layers, types. */
import { installed, runProgram } from "./project.ts";

interface Gate {
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
}

const gates: readonly Gate[] = [
  { name: "format", command: installed("oxfmt"), parameters: ["--check", "."] },
  { name: "lint", command: installed("oxlint"), parameters: ["--deny-warnings"] },
  { name: "layers", command: process.execPath, parameters: ["scripts/layers.ts"] },
  { name: "types", command: installed("tsc"), parameters: ["--noEmit", "-p", "."] },
];

/** Runs every gate, also after one has failed, and says how many passed. */
export async function runGates(): Promise<{ readonly passed: number; readonly failed: number }> {
  let failed = 0;
  for (const gate of gates) {
    const { exitCode } = await runProgram(gate.command, gate.parameters);
    console.log(`${exitCode === 0 ? "ok    " : "FAILED"} ${gate.name}`);
    if (exitCode !== 0) failed += 1;
  }
  return { passed: gates.length - failed, failed };
}

if (import.meta.main) {
  const { failed } = await runGates();
  if (failed > 0) process.exitCode = 1;
}
