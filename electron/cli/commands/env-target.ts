/** What `env write`, `env diff` and `env example` begin with: the file, its guards, the keys for it. */
import { resolve } from "node:path";
import { dialectIds, isDialectId, selectKeys } from "../../core/envfile/index.ts";
import type { DialectId } from "../../core/envfile/index.ts";
import { fail, ok } from "../../core/errors.ts";
import type { Result } from "../../core/errors.ts";
import type { Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import { selectorFrom, type Vault } from "../../core/vault/index.ts";
import { judge, readTargetFile } from "../../services/env-target.ts";
import type { CommandContext } from "../context.ts";

/** Options of all three; each command declares those that it has. */
export interface EnvOptions {
  readonly project?: string;
  readonly env?: string;
  readonly key?: readonly string[];
  readonly dialect?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly allowTracked?: string;
}

/** The file as it is, and the keys that go into it. */
export interface Target {
  readonly vault: Vault;
  readonly path: string;
  readonly current: Buffer | null;
  readonly keys: readonly Key[];
  readonly dialect: DialectId;
}

/** Text that may hold a foreign name or path, for the terminal. */
export const show = (text: string): string => display(text, 400);
const dialectOf = (text: string | undefined): Result<DialectId> => {
  if (text === undefined) return ok("portable");
  return isDialectId(text)
    ? ok(text)
    : fail("usage", `There is no dialect of that name.`, {
        hint: `Choose one of: ${dialectIds.join(", ")}.`,
      });
};

/** Those that are named, each once; else all of the project and environment. */
const keysOf = (vault: Vault, { project, env, key: names = [] }: EnvOptions): Result<readonly Key[]> => {
  if (names.length === 0) return selectKeys(vault, { project, environment: env });
  const keys = new Map<string, Key>();
  for (const name of names) {
    const found = vault.find({
      ...selectorFrom(name),
      ...(project === undefined ? {} : { project }),
      ...(env === undefined ? {} : { environment: env }),
    });
    if (!found.ok) return found;
    if (found.value.archivedAt !== null)
      return fail("not-found", "An archived key is not written to a file.", { hint: "Restore it first." });
    keys.set(found.value.id, found.value);
  }
  return ok([...keys.values()]);
};

/** Refuses or warns before anything is read from the store. */
const guard = async (
  context: CommandContext,
  path: string,
  options: EnvOptions,
  holdsSecrets: boolean,
): Promise<Result<void>> => {
  const judged = await judge(context, path, { allowTracked: options.allowTracked ?? null, holdsSecrets });
  if (!judged.ok) return judged;
  const { blocked, warnings } = judged.value;
  if (blocked !== null) return { ok: false, error: blocked };
  for (const warning of warnings) context.terminal.message(`Warning: ${show(warning)}`);
  return ok();
};

/**
 * Opens vault and file. `guarded`: whether the file is to hold `values`, only `names`, or is merely read.
 * Errors: those of the vault, `not-found`, and those of the guards.
 */
export const openTarget = async (
  context: CommandContext,
  file: string,
  options: EnvOptions,
  guarded: "values" | "names" | "no",
): Promise<Result<Target>> => {
  const dialect = dialectOf(options.dialect);
  if (!dialect.ok) return dialect;
  const path = await context.files.resolve(resolve(context.workingFolder, file));
  if (!path.ok) return path;
  const vault = await context.vault();
  if (!vault.ok) return vault;
  const keys = keysOf(vault.value, options);
  if (!keys.ok) return keys;
  const judged = guarded === "no" ? ok() : await guard(context, path.value, options, guarded === "values");
  if (!judged.ok) return judged;
  const current = await readTargetFile(context.files, path.value);
  if (!current.ok) return current;
  return ok({
    vault: vault.value,
    path: path.value,
    current: current.value,
    keys: keys.value,
    dialect: dialect.value,
  });
};
