/** `project`: which projects there are, and which key belongs where. */
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { KeyChange } from "../../core/vault/index.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { table } from "../table.ts";
import { changeKey } from "./change-key.ts";

interface SetOptions {
  readonly none?: boolean;
  readonly env?: string;
}

/** Adds `project`, `project list` and `project set`. */
export const registerProjectCommand: RegisterCommands = (program, run) => {
  const project = program
    .command("project")
    .description("which projects there are, and which key belongs to which");
  project
    .command("list", { isDefault: true })
    .description("the projects with their environments")
    .action(() => run((context, { json }) => listProjects(context, json)));
  const set = project
    .command("set <name> [project]")
    .description("moves a key to a project, an environment or both")
    .option("--none", "out of every project")
    .option("-e, --env <environment>", 'the environment: dev, staging, prod, ci or your own; "" for none')
    .action((name: string, wanted: string | undefined, options: SetOptions) =>
      run((context, { json }) =>
        changeKey(context, { name, place: {}, json }, () => changeOf(wanted, options)),
      ),
    );
  addExamples(set, [
    "keystow project set STRIPE_SECRET_KEY shop --env prod",
    "keystow project set STRIPE_SECRET_KEY@shop/prod --none",
  ]);
  addExamples(project, ["keystow project", "keystow project set STRIPE_SECRET_KEY shop"]);
};

function changeOf(project: string | undefined, { none, env }: SetOptions): Result<KeyChange> {
  if (project !== undefined && none === true)
    return fail("usage", "A project and --none contradict each other.");
  if (project === undefined && none !== true && env === undefined) {
    return fail("usage", "Say which project: a name, --none, or --env for the environment only.");
  }
  return ok({
    ...(project === undefined ? {} : { project }),
    ...(none === true ? { project: null } : {}),
    ...(env === undefined ? {} : { environment: env === "" ? null : env }),
  });
}

async function listProjects(context: CommandContext, json: boolean): Promise<CommandOutcome> {
  const opened = await context.vault();
  if (!opened.ok) return opened;
  const projects = [...Map.groupBy(opened.value.list(), (key) => key.project)].sort(byName);
  const { terminal } = context;
  if (json) {
    terminal.json({
      version: 1,
      projects: projects.map(([name, keys]) => ({
        name,
        keys: keys.length,
        environments: environments(keys),
      })),
    });
    return ok({ exitCode: 0 });
  }
  const rows = projects.map(([name, keys]) => [
    { text: name === null ? "(no project)" : display(name) },
    { text: counted(keys.length, "key") },
    {
      text: environments(keys)
        .map((one) => display(one))
        .join(" "),
    },
  ]);
  terminal.data(table(terminal, rows));
  if (rows.length === 0) terminal.message("The vault is empty. Next: keystow add NAME");
  return ok({ exitCode: 0 });
}

/** Keys without a project come last. */
function byName(
  [one]: readonly [string | null, unknown],
  [other]: readonly [string | null, unknown],
): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

function environments(keys: readonly Key[]): readonly string[] {
  return [...new Set(keys.flatMap((key) => key.environment ?? []))].sort();
}
