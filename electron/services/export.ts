/** `exportTargets`, `previewExport`, `writeExport`: keys into `.env` files, after a masked diff. */
import { basename } from "node:path";
import { fail, ok, type Result } from "../core/errors.ts";
import type { Link, Uuid } from "../core/model.ts";
import { Secret } from "../core/secret.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { Changed, ExportTarget } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import { judge, readTargetFile, rememberTarget } from "./env-target.ts";
import { createExportPlans, digestOf, type ExportPlans, type KeptPlan } from "./export-plans.ts";
import { type PreviewContext, previewExport } from "./export-preview.ts";
import { exportStep } from "./export-step.ts";
import { stillUnlocked } from "./unlocked-vault.ts";

type ExportContext = PreviewContext & Pick<ServiceContext, "drafts" | "journal" | "tell">;
type Functions = "exportTargets" | "previewExport" | "writeExport";

export function createExportPart(context: ExportContext): Part<Functions> {
  const plans = createExportPlans(context);
  let asked = 0;
  return {
    exportTargets: () => exportTargets(context),
    previewExport: (request) => {
      const turn = (asked += 1);
      return previewExport(context, plans, request, () => turn === asked);
    },
    writeExport: ({ plan, confirmation }) => writeExport(context, plans, plan, confirmation),
  };
}

/** Files that keys were written into before. Keys in the archive do not count. */
async function exportTargets({
  session,
  chosenFiles,
}: Pick<ExportContext, "session" | "chosenFiles">): Promise<Result<readonly ExportTarget[]>> {
  const vault = await session.vault();
  if (!vault.ok) return vault;
  try {
    const active = new Set(
      vault.value.list().flatMap(({ id, archivedAt }) => (archivedAt === null ? [id] : [])),
    );
    const links = vault.value.links().filter(({ keyId }) => active.has(keyId));
    const byFile = Map.groupBy(links, ({ file }) => file);
    return ok(
      [...byFile].map(([file, ofFile]) => {
        const ids = [...new Set(ofFile.map(({ keyId }) => keyId))];
        return { ...chosenFiles.remember(file), keys: ids.length, ids };
      }),
    );
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/**
 * Writes what was previewed, if the file is still the one that was seen and every guard still allows it.
 * Errors: `not-found` (no such preview any more), `store-locked`, `file-tracked` (until its name is
 * typed), `file-refused`, `file-changed` (nothing is written), `file-write-failed`.
 */
async function writeExport(
  context: ExportContext,
  plans: ExportPlans,
  id: Uuid,
  confirmation: string | null,
): Promise<Result<Changed>> {
  const plan = plans.get(id);
  if (!plan.ok) return plan;
  // A copy, before anything is waited for: a lock wipes the shelf, and zeros would be written then.
  const content = plan.value.content.revealBytes();
  try {
    const written = await writeContent(context, plan.value, content, confirmation);
    if (written.ok) plans.drop(id);
    return written;
  } finally {
    content.fill(0);
  }
}

async function writeContent(
  context: ExportContext,
  plan: KeptPlan,
  content: Buffer,
  confirmation: string | null,
): Promise<Result<Changed>> {
  const ready = await checkReady(context, plan, confirmation);
  if (!ready.ok) return ready;
  const current = await readSeen(context, plan);
  if (!current.ok) return current;
  // Asked again: looking at the file and at git takes its time.
  const open = await stillUnlocked(context.session, plan.vault, notWritten);
  const { path, differs } = plan;
  const replace = () => (differs ? context.files.replace(path, content, current.value) : ok());
  const written = open.ok ? await replace() : open;
  // A lock, or another vault, has emptied the journal meanwhile: no bytes are put there behind its back.
  const canUndo = differs && (await stillUnlocked(context.session, plan.vault, notWritten)).ok;
  const outcome = written.ok
    ? finish(context, plan, { content, before: current.value, confirmation }, canUndo)
    : written;
  current.value?.fill(0);
  return outcome;
}

const notWritten = "nothing is written";

async function checkReady(
  context: ExportContext,
  { vault, path, blocked }: KeptPlan,
  confirmation: string | null,
): Promise<Result<void>> {
  const open = await stillUnlocked(context.session, vault, notWritten);
  if (!open.ok) return open;
  if (blocked !== null) return { ok: false, error: blocked };
  const judged = await judge(context, path, { allowTracked: confirmation, holdsSecrets: true });
  if (!judged.ok) return judged;
  const error = judged.value.blocked;
  if (error === null) return ok();
  if (error.code !== "file-tracked") return { ok: false, error };
  return { ok: false, error: { ...error, hint: `Type ${basename(path)} to write it all the same.` } };
}

/** The file's bytes, when they are those that the diff was made of. */
async function readSeen(
  { files }: Pick<ExportContext, "files">,
  { path, seen }: KeptPlan,
): Promise<Result<Buffer | null>> {
  const current = await readTargetFile(files, path);
  if (!current.ok || digestOf(current.value) === seen) return current;
  current.value?.fill(0);
  const message = `${basename(path)} changed on disk since the preview; nothing was written.`;
  return fail("file-changed", message, { hint: "Review the new diff.", details: { file: path } });
}

interface WrittenBytes {
  readonly content: Buffer;
  readonly before: Buffer | null;
  readonly confirmation: string | null;
}

/** Remembers links and activity, and how to take the writing back. Nothing to write: only the links. */
function finish(
  context: ExportContext,
  plan: KeptPlan,
  bytes: WrittenBytes,
  canUndo: boolean,
): Result<Changed> {
  const { vault, path, keys } = plan;
  const linksBefore = linksOf(vault, path);
  const remembered = remember(plan);
  const label = labelOf(context, plan);
  let step: Uuid | null = null;
  if (canUndo) {
    const written = exportStep(context, {
      label,
      vault,
      path,
      before: bytes.before === null ? null : Secret.fromBytes(bytes.before),
      after: Secret.fromBytes(bytes.content),
      linksBefore,
      linksAfter: linksOf(vault, path),
      allowTracked: bytes.confirmation,
    });
    step = context.journal.push(written);
  }
  context.tell({ type: "changed" });
  if (!remembered.ok) {
    const hint = "The file is written; only the link between key and file is missing. Write it again.";
    return { ok: false, error: { ...remembered.error, hint } };
  }
  return ok({ ids: keys.map(({ id }) => id), undo: canUndo ? label : null, step });
}

function remember({ vault, path, keys, counts, differs }: KeptPlan): Result<void> {
  try {
    return rememberTarget(vault, path, keys, differs ? counts : null);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function linksOf(vault: Vault, path: string): readonly Link[] {
  try {
    return vault.links().filter(({ file }) => file === path);
  } catch {
    return [];
  }
}

function labelOf({ chosenFiles }: Pick<ExportContext, "chosenFiles">, { path, counts }: KeptPlan): string {
  const count = counts.added + counts.changed;
  return `Write ${count === 1 ? "1 variable" : `${count} variables`} to ${chosenFiles.shown(path)}`;
}
