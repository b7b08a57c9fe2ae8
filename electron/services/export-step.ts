/** Taking back that a `.env` file was written: the old bytes come back, unless somebody changed the file since. */
import { fail, ok, type Result } from "../core/errors.ts";
import type { Link } from "../core/model.ts";
import { Secret } from "../core/secret.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { ServiceContext, UndoStep } from "./context.ts";
import { judge } from "./env-target.ts";

export type WriteContext = Pick<ServiceContext, "files" | "git">;

/** What was written, with the bytes before and after. They are taken over and wiped when the step is dropped. */
export interface Written {
  readonly label: string;
  /** Whose keys were written. Another one may be shown when the file has been put back. */
  readonly vault: Vault;
  readonly path: string;
  /** Null: there was no file. */
  readonly before: Secret | null;
  readonly after: Secret;
  /** The links of the file, before and after. */
  readonly linksBefore: readonly Link[];
  readonly linksAfter: readonly Link[];
  /** What the user typed for a file that git tracks. */
  readonly allowTracked: string | null;
}

/**
 * A file that was not there before becomes an empty one: Keystow removes no files. Redo looks at the
 * guards again.
 */
export function exportStep(context: WriteContext, written: Written): UndoStep {
  const { path, before, after, allowTracked } = written;
  const old = before ?? Secret.fromBytes(Buffer.alloc(0));
  let isOver = false;
  return {
    label: written.label,
    holdsSecrets: true,
    undo: async () => {
      const restored = await replaceBytes(context, path, old, after);
      return restored.ok ? relink(written.vault, path, written.linksAfter, written.linksBefore) : restored;
    },
    redo: async () => {
      const judged = await judge(context, path, { allowTracked, holdsSecrets: true });
      if (!judged.ok) return judged;
      if (judged.value.blocked !== null) return { ok: false, error: judged.value.blocked };
      // Looking takes its time; a lock meanwhile has made zeros of the bytes.
      if (isOver) return fail("cancelled", "Keystow was locked meanwhile. Nothing was written.");
      const again = await replaceBytes(context, path, after, old);
      return again.ok ? relink(written.vault, path, written.linksBefore, written.linksAfter) : again;
    },
    dropped: () => {
      isOver = true;
      old.wipe();
      after.wipe();
    },
  };
}

async function replaceBytes(
  { files }: Pick<WriteContext, "files">,
  path: string,
  content: Secret,
  expected: Secret,
): Promise<Result<void>> {
  const [bytes, seen] = [content.revealBytes(), expected.revealBytes()];
  try {
    return await files.replace(path, bytes, seen);
  } finally {
    bytes.fill(0);
    seen.fill(0);
  }
}

/** Also notes that the file was written. Links of keys that were erased meanwhile do not come back. */
function relink(vault: Vault, path: string, from: readonly Link[], to: readonly Link[]): Result<void> {
  try {
    return vault.together(() => {
      const details = { file: path };
      vault.recordActivity({ kind: "env-written", keyId: null, keyName: null, details });
      return setLinks(vault, from, to);
    });
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function setLinks(vault: Vault, from: readonly Link[], to: readonly Link[]): Result<void> {
  for (const link of from) {
    const removed = vault.removeLink(link);
    if (!removed.ok) return removed;
  }
  for (const link of to) {
    const put = vault.putLink(link);
    if (!put.ok && put.error.code !== "not-found") return put;
  }
  return ok();
}
