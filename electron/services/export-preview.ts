/** `previewExport`: what writing these keys into that file would do. Nothing is written. */
import { type DialectId, isDialectId, type MergePlan, planExport } from "../core/envfile/index.ts";
import { fail, type KeystowError, ok, type Result } from "../core/errors.ts";
import type { Key, Uuid } from "../core/model.ts";
import { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ExportPreview } from "../ipc/answers.ts";
import type { ServiceContext } from "./context.ts";
import { judge, type JudgedTarget, maskFor, readTargetFile } from "./env-target.ts";
import { writeCommand } from "./export-command.ts";
import { guardCards } from "./export-guards.ts";
import { diffLines } from "./export-lines.ts";
import { digestOf, type ExportPlans, type KeptPlan } from "./export-plans.ts";
import { keyById } from "./key-detail.ts";
import { shownError } from "./overview-row.ts";
import { stillUnlocked, unlockedVault } from "./unlocked-vault.ts";

export type PreviewContext = Pick<
  ServiceContext,
  "session" | "files" | "git" | "catalogue" | "chosenFiles" | "random"
>;

export interface PreviewRequest {
  readonly ids: readonly Uuid[];
  readonly file: Uuid;
  readonly dialect: string;
}

/** Keeps what is to be written, when it is of the newest preview; its id. */
type Keep = (plan: KeptPlan, content: Buffer) => Uuid;

interface Target {
  readonly vault: Vault;
  readonly path: string;
  readonly keys: readonly Key[];
  readonly dialect: DialectId;
  readonly judged: JudgedTarget;
}

/**
 * Errors: `not-found` (handle or key), `invalid-input` (dialect, archived key), `ambiguous-name`,
 * `store-…`, and those of reading the file. What stops only the writing stands in the answer's `blocked`.
 * `isNewest`: whether nobody has asked for another preview meanwhile; only the newest is kept.
 */
export async function previewExport(
  context: PreviewContext,
  plans: ExportPlans,
  request: PreviewRequest,
  isNewest: () => boolean,
): Promise<Result<ExportPreview>> {
  const target = await openTarget(context, request);
  if (!target.ok) return target;
  const { path, judged } = target.value;
  const keep: Keep = (plan, content) =>
    isNewest() ? plans.keep(plan, Secret.fromBytes(content)) : context.random.uuid();
  // What is no file of ours is not even read.
  if (judged.blocked !== null && judged.blocked.code !== "file-tracked") {
    return ok(blockedPreview(context, request, target.value, judged.blocked, keep));
  }
  const current = await readTargetFile(context.files, path);
  if (!current.ok) return current;
  const merged = await mergeOf(context, target.value, current.value);
  current.value?.fill(0);
  if (!merged.ok) {
    return isAboutTheFile(merged.error)
      ? ok(blockedPreview(context, request, target.value, merged.error, keep))
      : merged;
  }
  const open = await stillUnlocked(context.session, target.value.vault, notCompared);
  const answer = open.ok ? ok(answerOf(context, request, target.value, merged.value, keep)) : open;
  merged.value.content.fill(0);
  merged.value.expected?.fill(0);
  return answer;
}

const notCompared = "values cannot be compared with the file";

/** The user can do something about these at the file or with another dialect, so they stand beside the guards. */
const isAboutTheFile = ({ code }: KeystowError): boolean => code === "not-portable" || code === "malformed";

async function openTarget(context: PreviewContext, request: PreviewRequest): Promise<Result<Target>> {
  const { session, chosenFiles, files } = context;
  if (!isDialectId(request.dialect)) return fail("invalid-input", "There is no dialect of that name.");
  const chosen = chosenFiles.pathOf(request.file);
  if (!chosen.ok) return chosen;
  const vault = await unlockedVault(session, notCompared);
  if (!vault.ok) return vault;
  const keys = keysOf(vault.value, request.ids);
  if (!keys.ok) return keys;
  const path = await files.resolve(chosen.value);
  if (!path.ok) return path;
  const judged = await judge(context, path.value, { allowTracked: null, holdsSecrets: true });
  if (!judged.ok) return judged;
  const { dialect } = request;
  return ok({ vault: vault.value, path: path.value, keys: keys.value, dialect, judged: judged.value });
}

function keysOf(vault: Vault, ids: readonly Uuid[]): Result<readonly Key[]> {
  const keys: Key[] = [];
  for (const id of new Set(ids)) {
    const key = keyById(vault, id);
    if (!key.ok) return key;
    if (key.value.archivedAt !== null)
      return fail("invalid-input", "An archived key is not written to a file.", {
        hint: "Restore it first.",
      });
    keys.push(key.value);
  }
  return ok(keys);
}

async function mergeOf(
  { catalogue }: Pick<PreviewContext, "catalogue">,
  { vault, keys, dialect }: Target,
  current: Buffer | null,
): Promise<Result<MergePlan>> {
  const merged = await planExport({ vault, keys, current, dialect, mask: maskFor(catalogue) });
  if (merged.ok || merged.error.code !== "ambiguous-name") return merged;
  // The terminal's hint names its options.
  return { ok: false, error: { ...merged.error, hint: "Choose one key for each variable." } };
}

function keptPlan({ vault, path, keys }: Target, { counts, differs, expected }: MergePlan): KeptPlan {
  return { vault, path, keys, counts, differs, seen: digestOf(expected), blocked: null };
}

type Parts = Pick<PreviewContext, "chosenFiles" | "catalogue">;

function answerOf(
  context: Parts,
  { file }: PreviewRequest,
  target: Target,
  merged: MergePlan,
  keep: Keep,
): ExportPreview {
  const { vault, path, keys, dialect, judged } = target;
  return {
    plan: keep(keptPlan(target, merged), merged.content),
    file: { handle: file, shown: context.chosenFiles.shown(path) },
    isNew: merged.expected === null,
    inSync: !merged.differs,
    counts: merged.counts,
    lines: diffLines(merged, context.catalogue),
    blocked: judged.blocked === null ? null : trackedError(judged.blocked),
    guards: guardCards(path, judged, merged.warnings),
    command: writeCommand(vault, path, keys, dialect),
  };
}

/** The terminal's hint names its option. */
const trackedError = (error: KeystowError): ReturnType<typeof shownError> =>
  error.code === "file-tracked"
    ? {
        ...shownError(error),
        hint: "Take it out of git (git rm --cached) and add it to .gitignore, or type the file's name.",
      }
    : shownError(error);

function blockedPreview(
  context: Parts,
  request: PreviewRequest,
  target: Target,
  blocked: KeystowError,
  keep: Keep,
): ExportPreview {
  const { vault, path, keys, dialect, judged } = target;
  const counts = { added: 0, changed: 0, same: 0 };
  const kept: KeptPlan = { vault, path, keys, counts, differs: false, seen: null, blocked };
  return {
    plan: keep(kept, Buffer.alloc(0)),
    file: { handle: request.file, shown: context.chosenFiles.shown(path) },
    isNew: judged.file === null,
    inSync: false,
    counts,
    lines: [],
    blocked: shownError(blocked),
    guards: guardCards(path, judged, []),
    command: writeCommand(vault, path, keys, dialect),
  };
}
