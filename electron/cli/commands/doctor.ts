/** `doctor`: what is wrong between the vault and its store, and mending it. */
import { ok } from "../../core/errors.ts";
import type { KeystowError } from "../../core/errors.ts";
import type { StoreState } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { Problem, Repair, Vault } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";

interface DoctorOptions {
  readonly fix?: boolean;
  readonly deleteOrphans?: boolean;
}

const help = `Compares the vault with the store that keeps its secrets. Changes nothing without --fix.
Ends with 1 when problems are left, with 5 when the store cannot be reached.`;

/** Adds the command to the program. */
export const registerDoctorCommand: RegisterCommands = (program, run) => {
  const command = program
    .command("doctor")
    .summary("find and mend what is broken")
    .description(help)
    .option("--fix", "mend what can be mended; a secret without its key comes back as a key")
    .option("--delete-orphans", "with --fix: delete such secrets instead")
    .action((options: DoctorOptions) => run((context, { json }) => doctor(context, options, json)));
  addExamples(command, ["keystow doctor", "keystow doctor --fix", "keystow doctor --json"]);
};

/** One problem, and what became of it. */
interface Finding {
  readonly problem: Problem;
  readonly outcome: "found" | "mended" | "failed";
  readonly error: KeystowError | null;
}

async function doctor(
  context: CommandContext,
  options: DoctorOptions,
  json: boolean,
): Promise<CommandOutcome> {
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const vault = opened.value;
  const diagnosis = await vault.diagnose();
  if (!diagnosis.ok) return diagnosis;
  const { store, problems } = diagnosis.value;
  const findings: Finding[] = [];
  for (const problem of problems) findings.push(await treat(vault, problem, options));
  if (json) printJson(context, store, findings);
  else printText(context, vault, store, findings);
  const left = findings.filter((finding) => finding.outcome !== "mended").length;
  if (store.state !== "ready") return ok({ exitCode: 5 });
  return ok({ exitCode: left === 0 ? 0 : 1 });
}

/** What `--fix` does about a problem; null when only the user can do something. */
function repairOf(problem: Problem, { deleteOrphans }: DoctorOptions): Repair["action"] | null {
  const [first, ...others] = problem.repairs;
  if (first === undefined) return null;
  const isChoice = problem.kind === "orphan-secret" && others.length > 0;
  return isChoice && deleteOrphans === true ? "delete" : first;
}

async function treat(vault: Vault, problem: Problem, options: DoctorOptions): Promise<Finding> {
  const action = options.fix === true ? repairOf(problem, options) : null;
  if (action === null) return { problem, outcome: "found", error: null };
  const repaired = await vault.repair({ problem, action });
  return repaired.ok
    ? { problem, outcome: "mended", error: null }
    : { problem, outcome: "failed", error: repaired.error };
}

function printJson({ terminal }: CommandContext, store: StoreState, findings: readonly Finding[]): void {
  terminal.json({
    version: 1,
    healthy: findings.every((finding) => finding.outcome === "mended"),
    store,
    problems: findings.map(({ problem, outcome, error }) => ({
      ...problem,
      outcome,
      error: error === null ? null : { code: error.code, message: error.message },
    })),
  });
}

const signs = { found: "!", mended: "✓", failed: "✗" } as const;

function printText(
  { terminal }: CommandContext,
  vault: Vault,
  store: StoreState,
  findings: readonly Finding[],
): void {
  const { keyCount } = vault.info();
  terminal.message(`${counted(keyCount, "key")}, secrets in: ${display(store.name)} (${store.state}).`);
  if (store.state !== "ready") terminal.message(`  ${display(store.hint, 300)}`);
  for (const { problem, outcome, error } of findings) {
    terminal.data(`${signs[outcome]} ${problem.kind}: ${display(problem.message, 300)}\n`);
    if (error !== null) terminal.message(`  ${display(error.message, 300)}`);
  }
  if (findings.length === 0) terminal.message("Every secret is where it should be.");
  else terminal.message(advice(findings));
}

function advice(findings: readonly Finding[]): string {
  const open = findings.filter((finding) => finding.outcome === "found");
  const mendable = open.filter((finding) => finding.problem.repairs.length > 0).length;
  const mended = findings.filter((finding) => finding.outcome === "mended").length;
  const said = `${counted(findings.length, "problem")}, ${mended} mended.`;
  if (mendable > 0) return `${said} Next: keystow doctor --fix (mends ${mendable})`;
  if (open.some((finding) => finding.problem.kind === "secret-missing"))
    return `${said} A missing secret can only come from you: erase the key and add it again.`;
  return said;
}
