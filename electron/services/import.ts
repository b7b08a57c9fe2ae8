/** `previewImport`, `previewDroppedFile`, `replanImport`, `commitImport`: `.env` files into the vault. The files are never changed. */
import { isAbsolute } from "node:path";
import { type ImportRow, maximumFileBytes, withProvider } from "../core/envfile/index.ts";
import { fail, type KeystowError, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import { Secret } from "../core/secret.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { Imported, ImportPreview } from "../ipc/answers.ts";
import { archiveStep } from "./archive-step.ts";
import type { Part } from "./context.ts";
import { type AddedRows, addRows, recordImport } from "./import-plan.ts";
import type { ImportContext, ImportPlace, Imports, PlannedImport } from "./imports.ts";
import { checkForm, providerById } from "./provider-form.ts";

type Functions = "previewImport" | "previewDroppedFile" | "replanImport" | "commitImport";
type Wanted = { readonly index: number; readonly provider: string | null };

/** `imports` is shared with the intake, where a pasted text may turn out to be one. */
export function createImportPart(context: ImportContext, imports: Imports): Part<Functions> {
  const previewFile = async (
    path: string,
    place: Omit<ImportPlace, "path">,
  ): Promise<Result<ImportPreview>> => {
    const file = await readFile(context, path);
    if (!file.ok) return file;
    return await imports.preview({ ...file.value, project: place.project, environment: place.environment });
  };
  return {
    previewImport: async ({ file, ...place }) => {
      const path = context.chosenFiles.pathOf(file);
      return path.ok ? await previewFile(path.value, place) : path;
    },
    previewDroppedFile: async ({ path, ...place }) => {
      const isFile = isAbsolute(path) && !path.includes("\0");
      if (isFile && context.chosenFiles.wasDropped(path)) return await previewFile(path, place);
      return fail("file-refused", "What was dropped is no file on this computer.", {
        hint: "Drop a .env file, or choose it.",
      });
    },
    replanImport: ({ draft, ...place }) => imports.replan(draft, place),
    commitImport: ({ draft, rows }) => commit(context, imports, draft, rows),
  };
}

async function readFile(
  { files }: Pick<ImportContext, "files">,
  path: string,
): Promise<Result<{ readonly path: string; readonly bytes: Secret }>> {
  const resolved = await files.resolve(path);
  if (!resolved.ok) return resolved;
  const facts = await files.inspect(resolved.value);
  if (!facts.ok) return facts;
  if (facts.value?.kind === "folder") {
    return fail("file-refused", "This is a folder.", { hint: "Drop or choose a single .env file." });
  }
  const content = await files.read(resolved.value, maximumFileBytes);
  if (!content.ok) return content;
  const bytes = Secret.fromBytes(content.value);
  content.value.fill(0);
  return ok({ path: resolved.value, bytes });
}

async function commit(
  context: ImportContext,
  imports: Imports,
  draft: Uuid,
  wanted: readonly Wanted[],
): Promise<Result<Imported>> {
  const plan = await imports.planned(draft);
  if (!plan.ok) return plan;
  try {
    const rows = chosenRows(context, plan.value, wanted);
    if (!rows.ok) return rows;
    const outcome = await store(context, plan.value, rows.value);
    if (outcome.ok) imports.drop(draft);
    return outcome;
  } finally {
    plan.value.wipe();
  }
}

/** The rows with the user's providers. A key that surely is another provider's is not given to the named one. */
function chosenRows(
  { catalogue }: Pick<ImportContext, "catalogue">,
  { request, rows }: PlannedImport,
  wanted: readonly Wanted[],
): Result<readonly ImportRow[]> {
  const chosen: ImportRow[] = [];
  const byIndex = new Map(wanted.map(({ index, provider }) => [index, provider]));
  for (const [index, provider] of [...byIndex].toSorted(([one], [other]) => one - other)) {
    const row = rows[index];
    if (row === undefined)
      return fail("not-found", "This import has no such row.", { hint: "Open it again." });
    const named = providerById(catalogue, provider);
    if (!named.ok) return named;
    const text = row.addition?.secrets.value.revealText() ?? "";
    const fits = provider === row.provider ? ok() : checkForm(catalogue, text, named.value, false);
    if (!fits.ok) return { ok: false, error: mismatchOf(fits.error, row) };
    chosen.push(provider === row.provider ? row : withProvider(request, row, provider));
  }
  return ok(chosen);
}

function mismatchOf(error: KeystowError, { line }: ImportRow): KeystowError {
  return {
    ...error,
    message: `Line ${line}: ${error.message}`,
    hint: "Choose another provider for that line.",
  };
}

/** Adds the new ones among `rows`. What was added before a failure stays, can be undone, and is written down. */
async function store(
  context: ImportContext,
  { vault, rows: all, place }: PlannedImport & { readonly place: ImportPlace },
  rows: readonly ImportRow[],
): Promise<Result<Imported>> {
  const fresh = rows.filter(({ state }) => state === "new");
  const outcome = await addRows(vault, fresh, { linked: place.path !== null });
  const ids = outcome.added.map(({ key }) => key.id);
  const recorded = record(vault, place.path, outcome, all.length);
  const label = labelOf(context, place, outcome.added.length);
  let step: Uuid | null = null;
  if (ids.length > 0) {
    step = context.journal.push(archiveStep(context, label, ids));
    context.tell({ type: "changed" });
  }
  if (!outcome.stopped.ok) return { ok: false, error: stoppedText(outcome.stopped.error, ids.length) };
  if (!recorded.ok) return recorded;
  const skipped = rows.length - ids.length;
  return ok({ ids, undo: ids.length === 0 ? null : label, step, added: ids.length, skipped });
}

function record(vault: Vault, file: string | null, { added }: AddedRows, count: number): Result<void> {
  try {
    recordImport(vault, file, { added: added.length, skipped: count - added.length });
    return ok();
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function labelOf(
  { chosenFiles }: Pick<ImportContext, "chosenFiles">,
  { path }: ImportPlace,
  count: number,
): string {
  const from = path === null ? "" : ` from ${chosenFiles.shown(path)}`;
  return `Import ${count === 1 ? "1 key" : `${count} keys`}${from}`;
}

function stoppedText(error: KeystowError, added: number): KeystowError {
  if (added === 0) return error;
  const stored = added === 1 ? "1 key was" : `${added} keys were`;
  return { ...error, message: `${stored} stored before it stopped. ${error.message}` };
}
