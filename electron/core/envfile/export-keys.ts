/** From keys of the vault to a merge plan: which keys a file gets, and their values. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { Key } from "../model.ts";
import type { Vault } from "../vault/index.ts";
import type { DialectId } from "./dialects.ts";
import { planMerge } from "./merge.ts";
import type { MergePlan, MergeVariable } from "./merge.ts";

/** Which keys; undefined: whatever they have there. */
export interface KeyFilter {
  readonly project?: string | undefined;
  readonly environment?: string | undefined;
}

const placeOf = (key: Key): string =>
  [key.project ?? "no project", key.environment ?? "no environment"].join("/");

const describeFilter = (filter: KeyFilter): string =>
  [
    ...(filter.project === undefined ? [] : [`project ${filter.project}`]),
    ...(filter.environment === undefined ? [] : [`environment ${filter.environment}`]),
  ].join(", ");

/** The keys of a project and environment that are not archived. `not-found` when there are none. */
export const selectKeys = (vault: Pick<Vault, "list">, filter: KeyFilter): Result<readonly Key[]> => {
  const keys = vault
    .list()
    .filter((key) => key.archivedAt === null)
    .filter((key) => filter.project === undefined || key.project === filter.project)
    .filter((key) => filter.environment === undefined || key.environment === filter.environment);
  if (keys.length > 0) return ok(keys);
  const where = describeFilter(filter);
  return fail("not-found", where === "" ? "The vault has no keys yet." : `No key matches: ${where}.`, {
    hint: "`keystow list` shows what there is.",
  });
};

/** `ambiguous-name` (a conflict) when two keys would be written under one variable. */
export const checkDistinct = (keys: readonly Key[]): Result<void> => {
  const groups = [...Map.groupBy(keys, (key) => key.variable)].filter(([, group]) => group.length > 1);
  if (groups.length === 0) return ok();
  const names = groups.map(
    ([variable, group]) => `${variable} (${group.map((key) => `${key.name} in ${placeOf(key)}`).join(", ")})`,
  );
  return fail("ambiguous-name", `Several keys want the same variable: ${names.join("; ")}.`, {
    hint: "Choose with -p PROJECT and -e ENVIRONMENT.",
    details: {
      variables: groups.map(([variable]) => variable),
      keys: groups.flatMap(([, group]) => group.map((key) => key.name)),
    },
  });
};

const wipeAll = (variables: readonly MergeVariable[]): void => {
  for (const { secret } of variables) secret.wipe();
};

/** The current values, in the order of the keys. The first one that cannot be read ends it. */
const readVariables = async (
  vault: Pick<Vault, "readSecrets">,
  keys: readonly Key[],
): Promise<Result<readonly MergeVariable[]>> => {
  const variables: MergeVariable[] = [];
  for (const key of keys) {
    const secrets = await vault.readSecrets(key.id);
    if (!secrets.ok) {
      wipeAll(variables);
      return secrets;
    }
    variables.push({ name: key.variable, secret: secrets.value.value });
    for (const field of Object.values(secrets.value.fields)) field.wipe();
  }
  return ok(variables);
};

export interface ExportRequest {
  readonly vault: Pick<Vault, "readSecrets">;
  readonly keys: readonly Key[];
  /** The file's bytes now; null when there is no file. */
  readonly current: Uint8Array | null;
  readonly dialect: DialectId;
  readonly mask: (key: Key, value: string) => string;
}

/**
 * Reads the keys' values and plans the merge; the values are wiped before it returns, except in the
 * bytes of the plan. Errors: `ambiguous-name`, those of the store, and those of `planMerge`.
 */
export const planExport = async (request: ExportRequest): Promise<Result<MergePlan>> => {
  const distinct = checkDistinct(request.keys);
  if (!distinct.ok) return distinct;
  const variables = await readVariables(request.vault, request.keys);
  if (!variables.ok) return variables;
  const keys = new Map(request.keys.map((key) => [key.variable, key]));
  const mask = (name: string, value: string): string => {
    const key = keys.get(name);
    return key === undefined ? "" : request.mask(key, value);
  };
  const plan = planMerge({
    current: request.current,
    variables: variables.value,
    dialect: request.dialect,
    mask,
  });
  wipeAll(variables.value);
  return plan;
};
