/** `intake`: a pasted text becomes a secret at once, and the page gets to know what it is by its form. */
import { fail, ok, type Result } from "../core/errors.ts";
import { cleanPastedText, detect, findProvider, knownPrefixOf } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { Secret } from "../core/secret.ts";
import { maskSecret, type Vault } from "../core/vault/index.ts";
import type { Intake } from "../ipc/answers.ts";
import type { ServiceContext } from "./context.ts";
import type { DraftNotes } from "./draft-notes.ts";
import type { Imports } from "./imports.ts";
import { longText, shownName } from "./overview-row.ts";
import { lonelyAssignment, looksLikeEnvFile } from "./pasted-lines.ts";
import { checkValue } from "./secret-value.ts";
import { stillUnlocked, unlockedVault } from "./unlocked-vault.ts";

export type IntakeContext = Pick<ServiceContext, "session" | "catalogue">;

export interface IntakeRequest {
  readonly text: string;
  readonly purpose: "key" | "field" | "passphrase";
  readonly project?: string | null | undefined;
  readonly environment?: string | null | undefined;
}

/**
 * Keeps the text as a draft. A passphrase is taken as it is, also while everything is locked; a field
 * loses blanks at its ends; a key is cleaned and looked at. Errors: `secret-empty`, `secret-too-large`,
 * `invalid-input`, and for a key those of vault and store, since it is compared with what is there.
 */
export async function takeIn(
  context: IntakeContext,
  notes: DraftNotes,
  imports: Imports,
  request: IntakeRequest,
): Promise<Result<Intake>> {
  const { text, purpose } = request;
  // Such a text would be changed on its way into bytes, without a word.
  if (!text.isWellFormed())
    return fail("invalid-input", "This is no valid text.", { hint: "Copy it again." });
  if (purpose !== "key") return hold(notes, purpose, purpose === "field" ? text.trim() : text);
  const vault = await unlockedVault(context.session, notAdded);
  if (!vault.ok) return vault;
  if (looksLikeEnvFile(text)) {
    const bytes = Secret.fromText(text);
    const { project = null, environment = null } = request;
    const preview = await imports.preview({ bytes, path: null, project, environment });
    return preview.ok ? ok({ kind: "import", preview: preview.value }) : preview;
  }
  return await takeKey(context, vault.value, notes, cleanText(text));
}

const notAdded = "a key cannot be added";

async function takeKey(
  { session, catalogue }: IntakeContext,
  vault: Vault,
  notes: DraftNotes,
  pasted: Pasted,
): Promise<Result<Intake>> {
  const secret = Secret.fromText(pasted.text);
  const looked = await lookAt(catalogue, vault, secret, pasted);
  const open = await stillUnlocked(session, vault, notAdded);
  if (!looked.ok || !open.ok) secret.wipe();
  if (!looked.ok) return looked;
  return open.ok ? ok({ kind: "key", draft: notes.keep(secret, "key"), ...looked.value }) : open;
}

function hold(notes: DraftNotes, purpose: "field" | "passphrase", text: string): Result<Intake> {
  const secret = Secret.fromText(text);
  const fits = checkValue(secret);
  if (fits.ok) return ok({ kind: "held", draft: notes.keep(secret, purpose) });
  secret.wipe();
  return fits;
}

interface Pasted {
  readonly text: string;
  readonly variable: string | null;
  readonly removed: readonly string[];
}

function cleanText(text: string): Pasted {
  const alone = lonelyAssignment(text);
  const cleaned = cleanPastedText(alone ?? text);
  return alone === null ? cleaned : { ...cleaned, removed: ["other lines", ...cleaned.removed] };
}

type LookedAt = Omit<Extract<Intake, { readonly kind: "key" }>, "kind" | "draft">;

async function lookAt(
  catalogue: IntakeContext["catalogue"],
  vault: Vault,
  secret: Secret,
  { text, variable, removed }: Pasted,
): Promise<Result<LookedAt>> {
  const fits = checkValue(secret);
  if (!fits.ok) return fits;
  const same = await vault.findSame(secret);
  if (!same.ok) return same;
  const found = detect(text, { providers: catalogue, ...(variable === null ? {} : { variable }) });
  const sure = found.candidates.filter(({ certainty }) => certainty === "sure");
  const prefix = knownPrefixOf(text, sure.length === 1 ? (sure[0]?.provider ?? null) : null, catalogue);
  return ok({
    masked: shownName(maskSecret(text, prefix)),
    cleaned: removed.map((what) => display(what)),
    variable: variable === null ? null : shownName(variable),
    candidates: found.candidates.map(({ provider, certainty }) => {
      return { provider, name: findProvider(provider, catalogue)?.name ?? provider, certainty };
    }),
    notAKey: found.notAKey === null ? null : display(found.notAKey, longText),
    warning: found.warning,
    sameAs: same.value.map(({ id, name, archivedAt }) => {
      return { id, name: shownName(name), archived: archivedAt !== null };
    }),
  });
}
