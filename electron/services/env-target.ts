/** A `.env` file as a target, for both doors: may it be written, what is in it, what is remembered of it. */
import { judgeTarget, maximumFileBytes, type MergePlan, type TargetVerdict } from "../core/envfile/index.ts";
import { ok, type Result } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import type { FileFacts, Files, Git, GitFacts } from "../core/ports.ts";
import { knownPrefixOf, type ProviderDefinition } from "../core/providers/index.ts";
import { maskSecret, type Vault } from "../core/vault/index.ts";

export interface JudgedTarget extends TargetVerdict {
  readonly file: FileFacts | null;
  /** Null: git could not be asked, or was not. */
  readonly git: GitFacts | null;
}

/**
 * All guards of a file that is to hold values, or (`holdsSecrets` false) names only. `allowTracked`: what
 * the user typed for a file that git tracks. Fails only when the path cannot be looked at.
 */
export async function judge(
  { files, git }: { readonly files: Pick<Files, "inspect">; readonly git: Git },
  path: string,
  words: { readonly allowTracked: string | null; readonly holdsSecrets: boolean },
): Promise<Result<JudgedTarget>> {
  const file = await files.inspect(path);
  if (!file.ok) return file;
  const asked = words.holdsSecrets ? await git.inspect(path) : null;
  const facts = { file: file.value, git: asked?.ok === true ? asked.value : null };
  return ok({ ...facts, ...judgeTarget({ path, ...facts, ...words }) });
}

/** The file's bytes without following a link; null when nothing is there. */
export async function readTargetFile(
  files: Pick<Files, "read">,
  path: string,
): Promise<Result<Buffer | null>> {
  const content = await files.read(path, maximumFileBytes);
  return !content.ok && content.error.code === "file-missing" ? ok(null) : content;
}

/** How the values of a key are shown in a diff. */
export const maskFor =
  (catalogue: readonly ProviderDefinition[]) =>
  (key: Key, value: string): string =>
    maskSecret(value, knownPrefixOf(value, key.provider, catalogue));

/** Remembers which file holds which key, and, when it was written, that it was. Throws what the database throws. */
export function rememberTarget(
  vault: Vault,
  path: string,
  keys: readonly Key[],
  written: MergePlan["counts"] | null,
): Result<void> {
  return vault.together(() => {
    for (const key of keys) {
      const linked = vault.putLink({ keyId: key.id, file: path, variable: key.variable });
      if (!linked.ok) return linked;
    }
    const details = { file: path, ...written };
    if (written !== null) vault.recordActivity({ kind: "env-written", keyId: null, keyName: null, details });
    return ok();
  });
}
