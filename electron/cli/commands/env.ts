/** `env write`, `env diff`, `env example`: keys of the vault into a `.env` file. */
import type { Command } from "commander";
import { describeChanges, dialectIds, exampleDocument, planExport } from "../../core/envfile/index.ts";
import type { LineChange, MergePlan } from "../../core/envfile/index.ts";
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { maskFor, rememberTarget } from "../../services/env-target.ts";
import type { CommandContext, CommandOutcome, CommandRunner, RegisterCommands } from "../context.ts";
import { addExamples } from "../help.ts";
import { counted } from "../output.ts";
import { collect } from "./add-fields.ts";
import { openTarget, show } from "./env-target.ts";
import type { EnvOptions, Target } from "./env-target.ts";

const done: CommandOutcome = ok({ exitCode: 0 });

const planFor = (context: CommandContext, target: Target): Promise<Result<MergePlan>> =>
  planExport({
    vault: target.vault,
    keys: target.keys,
    current: target.current,
    dialect: target.dialect,
    mask: maskFor(context.catalogue),
  });

const changeOf = (change: LineChange): Readonly<Record<string, unknown>> => ({
  variable: change.name,
  kind: change.kind,
  line: change.line,
  before: change.before,
  after: change.after,
  note: change.note,
});

const planAsJson = (
  target: Target,
  plan: MergePlan,
  written: boolean,
): Readonly<Record<string, unknown>> => ({
  version: 1,
  file: target.path,
  dialect: target.dialect,
  inSync: !plan.differs,
  written,
  ...plan.counts,
  changes: plan.changes.map(changeOf),
  warnings: plan.warnings,
});

const printPlan = (context: CommandContext, target: Target, plan: MergePlan): void => {
  for (const warning of plan.warnings) context.terminal.message(`Warning: ${show(warning)}`);
  for (const line of describeChanges(plan.changes)) context.terminal.message(show(line));
  const { added, changed, same } = plan.counts;
  const summary = `${added} added, ${changed} changed, ${same} unchanged`;
  context.terminal.message(
    plan.differs
      ? `${show(target.path)}: ${summary}`
      : `${show(target.path)} is in sync: ${counted(same, "variable")}.`,
  );
};

const agree = async (
  context: CommandContext,
  options: EnvOptions,
  question: string,
): Promise<Result<void>> => {
  if (options.yes === true) return ok();
  const answer = await context.prompts.confirm(question, "--yes");
  if (!answer.ok) return answer;
  return answer.value ? ok() : fail("cancelled", "Nothing was written.");
};

/** Writes unless there is nothing to write or it is a dry run; true when it wrote. */
const replaceAgreed = async (
  context: CommandContext,
  target: Target,
  plan: MergePlan,
  options: EnvOptions,
): Promise<Result<boolean>> => {
  if (!plan.differs || options.dryRun === true) return ok(false);
  const lines = counted(plan.counts.added + plan.counts.changed, "line");
  const agreed = await agree(context, options, `Write ${lines} to ${show(target.path)}?`);
  if (!agreed.ok) return agreed;
  const replaced = await context.files.replace(target.path, plan.content, plan.expected);
  return replaced.ok ? ok(true) : replaced;
};

const write = async (
  context: CommandContext,
  file: string,
  options: EnvOptions,
  json: boolean,
): Promise<CommandOutcome> => {
  const target = await openTarget(context, file, options, "values");
  if (!target.ok) return target;
  const plan = await planFor(context, target.value);
  if (!plan.ok) return plan;
  printPlan(context, target.value, plan.value);
  const written = await replaceAgreed(context, target.value, plan.value, options);
  wipe(target.value, plan.value);
  if (!written.ok) return written;
  const { vault, path, keys } = target.value;
  const counts = written.value ? plan.value.counts : null;
  const remembered = options.dryRun === true ? ok() : rememberTarget(vault, path, keys, counts);
  if (!remembered.ok) return remembered;
  if (json) context.terminal.json(planAsJson(target.value, plan.value, written.value));
  else if (written.value)
    context.terminal.message(`Wrote ${show(target.value.path)} (readable by you only).`);
  return done;
};

/** The plan's bytes hold values: they are not left in memory longer than needed. */
const wipe = (target: Target, plan: MergePlan): void => {
  plan.content.fill(0);
  plan.expected?.fill(0);
  target.current?.fill(0);
};

const compare = async (
  context: CommandContext,
  file: string,
  options: EnvOptions,
  json: boolean,
): Promise<CommandOutcome> => {
  const target = await openTarget(context, file, options, "no");
  if (!target.ok) return target;
  const plan = await planFor(context, target.value);
  if (!plan.ok) return plan;
  printPlan(context, target.value, plan.value);
  wipe(target.value, plan.value);
  if (json) context.terminal.json(planAsJson(target.value, plan.value, false));
  return done;
};

/** "OpenAI: https://…", for people who have to make a key of their own. */
const commentOf = (context: CommandContext, key: Key): string | null => {
  const provider = context.catalogue.find(({ id }) => id === key.provider);
  if (provider === undefined) return null;
  return provider.keyPage === null ? provider.name : `${provider.name}: ${provider.keyPage}`;
};

const example = async (
  context: CommandContext,
  file: string,
  options: EnvOptions,
  json: boolean,
): Promise<CommandOutcome> => {
  const target = await openTarget(context, file, options, "names");
  if (!target.ok) return target;
  const { keys, path, current } = target.value;
  const plan = exampleDocument(
    current,
    keys.map((key) => ({ name: key.variable, comment: commentOf(context, key) })),
  );
  if (!plan.ok) return plan;
  const isWriting = plan.value.added.length > 0 && options.dryRun !== true;
  for (const name of plan.value.added) context.terminal.message(`+ ${show(name)}=`);
  const replaced = isWriting
    ? await context.files.replace(path, plan.value.content, plan.value.expected)
    : ok();
  if (!replaced.ok) return replaced;
  if (json) context.terminal.json({ version: 1, file: path, added: plan.value.added, written: isWriting });
  else
    context.terminal.message(
      `${show(path)}: ${counted(plan.value.added.length, "name")} ${isWriting ? "added" : "to add"}.`,
    );
  return done;
};

const writeHelp = `Merges the keys of a project and environment into FILE (default: .env), after a masked diff. Every other
byte of the file stays. A value that some reader of the dialect would change is refused, and so are links,
files of other users and files that git tracks. The file becomes readable by you only.`;

const diffHelp = `Shows what 'env write' would change in FILE (default: .env), masked. Writes nothing and always ends
with exit code 0; with --json, inSync tells whether there is a difference.`;

const exampleHelp = `Adds the names that FILE (default: .env.example) lacks, without values, each with the page where its
provider makes keys. Nothing that is there is changed or removed.`;

const addSelection = (command: Command): Command =>
  command
    .option("-p, --project <project>", "only keys of this project")
    .option("-e, --env <environment>", "only keys of this environment")
    .option("--key <name>", "only this key; repeatable", collect, []);

const dialectHelp = `who reads the file: ${dialectIds.join(", ")}`;

const registerWrite = (env: Command, run: CommandRunner): void => {
  const command = addSelection(env.command("write [file]"))
    .summary("merge keys into a .env file, after a masked diff")
    .description(writeHelp)
    .option("--dialect <dialect>", dialectHelp, "portable")
    .option("--dry-run", "show the diff and write nothing")
    .option("--yes", "write without asking")
    .option("--allow-tracked <name>", "write though git tracks the file: type its name")
    .action((file: string | undefined, options: EnvOptions) =>
      run((context, { json }) => write(context, file ?? ".env", options, json)),
    );
  addExamples(command, [
    "keystow env write",
    "keystow env write .env.local -p shop -e dev --yes",
    "keystow env write --key STRIPE_SECRET_KEY --dialect vite --dry-run",
  ]);
};

const registerDiff = (env: Command, run: CommandRunner): void => {
  const command = addSelection(env.command("diff [file]"))
    .summary("what 'env write' would change")
    .description(diffHelp)
    .option("--dialect <dialect>", dialectHelp, "portable")
    .action((file: string | undefined, options: EnvOptions) =>
      run((context, { json }) => compare(context, file ?? ".env", options, json)),
    );
  addExamples(command, ["keystow env diff", "keystow env diff .env -p shop --json | jq .inSync"]);
};

const registerExample = (env: Command, run: CommandRunner): void => {
  const command = addSelection(env.command("example [file]"))
    .summary("add the names that .env.example lacks, without values")
    .description(exampleHelp)
    .option("--dry-run", "show the names and write nothing")
    .action((file: string | undefined, options: EnvOptions) =>
      run((context, { json }) => example(context, file ?? ".env.example", options, json)),
    );
  addExamples(command, ["keystow env example", "keystow env example -p shop --dry-run"]);
};

/** Adds `env` with its three commands. */
export const registerEnvCommands: RegisterCommands = (program, run) => {
  const env = program
    .command("env")
    .summary("write keys into a .env file, or show what would change")
    .description("Writes keys of the vault into a .env file, or shows what would change.");
  registerWrite(env, run);
  registerDiff(env, run);
  registerExample(env, run);
};
