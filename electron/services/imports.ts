/** Imports between their preview and their commit: the file's bytes wait as a draft, the page sees masked rows. */
import {
  type ImportEntry,
  type ImportRequest,
  type ImportRow,
  type LineProblem,
  parseForImport,
  planImport,
} from "../core/envfile/index.ts";
import { fail, ok, type Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import { findProvider } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import type { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ImportLine, ImportPreview } from "../ipc/answers.ts";
import type { ServiceContext } from "./context.ts";
import { importRequest } from "./import-plan.ts";
import { maskedComment, shownVariable } from "./masked-text.ts";
import { longText, shownName } from "./overview-row.ts";
import { stillUnlocked, unlockedVault } from "./unlocked-vault.ts";

export type ImportContext = Pick<
  ServiceContext,
  "session" | "drafts" | "catalogue" | "clock" | "git" | "files" | "chosenFiles" | "journal" | "tell"
>;

/** Where an import comes from and goes to. */
export interface ImportPlace {
  /** Null: pasted text. */
  readonly path: string | null;
  readonly project: string | null;
  readonly environment: string | null;
}

/** The rows as the vault is now. `wipe` when they are used up: they hold values. */
export interface PlannedImport {
  readonly vault: Vault;
  readonly request: ImportRequest;
  readonly rows: readonly ImportRow[];
  readonly problems: readonly LineProblem[];
  wipe(): void;
}

export interface Imports {
  /** Takes the bytes over. Errors: `malformed`, `not-found` (nothing in it), those of vault and store. */
  preview(source: ImportPlace & { readonly bytes: Secret }): Promise<Result<ImportPreview>>;
  /** The same lines for another place. `not-found` when the draft was used, dropped or is too old. */
  replan(draft: Uuid, place: Omit<ImportPlace, "path">): Promise<Result<ImportPreview>>;
  /** The import of a preview, planned anew. `not-found` when it was used, dropped or is too old. */
  planned(draft: Uuid): Promise<Result<PlannedImport & { readonly place: ImportPlace }>>;
  drop(draft: Uuid): void;
}

export const pastedText = "Pasted text";
/** The most rows that cross. */
const mostRows = 5_000;
const mostPlaces = 100;
const notImported = "nothing can be imported";

export function createImports(context: ImportContext): Imports {
  /** Where each draft comes from and goes to. The bytes are on the shelf, which wipes them in time. */
  const places = new Map<Uuid, ImportPlace>();
  const drop = (draft: Uuid): void => {
    context.drafts.drop(draft);
    places.delete(draft);
  };
  const keep = (bytes: Secret, place: ImportPlace): Uuid => {
    const draft = context.drafts.keep(bytes);
    places.set(draft, place);
    const [oldest] = places.keys();
    if (places.size > mostPlaces && oldest !== undefined) drop(oldest);
    return draft;
  };
  const planOf: Imports["planned"] = async (draft) => {
    const place = places.get(draft);
    const bytes = context.drafts.get(draft);
    if (!bytes.ok || place === undefined) {
      places.delete(draft);
      return bytes.ok ? fail("not-found", "There is no such import.", { hint: "Open it again." }) : bytes;
    }
    const plan = await planned(context, bytes.value, place);
    return plan.ok ? ok({ ...plan.value, place }) : plan;
  };
  return {
    preview: async ({ bytes, ...place }) => {
      const plan = await planned(context, bytes, place);
      const open = plan.ok ? await stillUnlocked(context.session, plan.value.vault, notImported) : ok();
      if (!plan.ok || !open.ok) bytes.wipe();
      if (!plan.ok) return plan;
      if (!open.ok) {
        plan.value.wipe();
        return open;
      }
      const answer = previewOf(context, keep(bytes, place), place, plan.value);
      plan.value.wipe();
      return ok({ ...answer, git: place.path === null ? null : await gitState(context, place.path) });
    },
    replan: async (draft, { project, environment }) => {
      const before = places.get(draft);
      if (before !== undefined) places.set(draft, { ...before, project, environment });
      const plan = await planOf(draft);
      if (!plan.ok) return plan;
      const { place } = plan.value;
      const answer = previewOf(context, draft, place, plan.value);
      plan.value.wipe();
      return ok({ ...answer, git: place.path === null ? null : await gitState(context, place.path) });
    },
    planned: planOf,
    drop,
  };
}

async function planned(
  { session, catalogue, clock }: ImportContext,
  bytes: Secret,
  { path, project, environment }: ImportPlace,
): Promise<Result<PlannedImport>> {
  const vault = await unlockedVault(session, notImported);
  if (!vault.ok) return vault;
  const text = bytes.revealBytes();
  const parsed = parseForImport(text);
  text.fill(0);
  if (!parsed.ok) return parsed;
  const { entries, problems } = parsed.value;
  const wipe = (): void => wipeEntries(entries);
  const files = [{ path: path ?? "", entries }];
  const request = importRequest({ vault: vault.value, catalogue, clock, files, project, environment });
  const rows = entries.length > mostRows ? tooMany() : await planImport(request);
  if (rows.ok) return ok({ vault: vault.value, request, rows: rows.value, problems, wipe });
  wipe();
  return rows;
}

function wipeEntries(entries: readonly ImportEntry[]): void {
  for (const { value } of entries) value.wipe();
}

function tooMany(): Result<never> {
  return fail("malformed", `The file sets more than ${mostRows.toLocaleString("en")} variables.`);
}

type Shown = Pick<ImportContext, "catalogue" | "chosenFiles">;

function previewOf(
  context: Shown,
  draft: Uuid,
  { path }: ImportPlace,
  { rows, problems }: Pick<PlannedImport, "rows" | "problems">,
): Omit<ImportPreview, "git"> {
  return {
    draft,
    source: path === null ? pastedText : context.chosenFiles.shown(path),
    rows: rows.map((row, index) => lineOf(context, row, index)),
    problems: problems.map(
      ({ line, message }) => `Line ${line}: ${maskedComment(message, context.catalogue)}`,
    ),
  };
}

function lineOf({ catalogue }: Shown, row: ImportRow, index: number): ImportLine {
  return {
    index,
    variable: shownVariable(row.variable, catalogue),
    masked: shownName(row.masked),
    state: row.state,
    provider: row.provider,
    candidates: row.candidates.map((provider) => ({
      provider,
      name: findProvider(provider, catalogue)?.name ?? provider,
    })),
    note: display(row.note, longText),
  };
}

async function gitState({ git }: Pick<ImportContext, "git">, path: string): Promise<ImportPreview["git"]> {
  const facts = await git.inspect(path);
  if (!facts.ok) return null;
  if (facts.value.tracked) return "tracked";
  if (facts.value.ignored) return "ignored";
  return facts.value.inRepository ? "untracked" : "outside";
}
