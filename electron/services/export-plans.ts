/** The preview that was made last, kept until it is written: its bytes wait on the shelf, which wipes them in time. */
import { createHash } from "node:crypto";
import { fail, ok, type KeystowError, type Result } from "../core/errors.ts";
import type { Key, Uuid } from "../core/model.ts";
import type { MergePlan } from "../core/envfile/index.ts";
import type { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ServiceContext } from "./context.ts";

/** A preview without its bytes. */
export interface KeptPlan {
  readonly vault: Vault;
  readonly path: string;
  readonly keys: readonly Key[];
  readonly counts: MergePlan["counts"];
  readonly differs: boolean;
  /** SHA-256 of the file that was seen; null: no file. */
  readonly seen: string | null;
  /** Why it cannot be written whatever the user says; what git says is asked again at the writing. */
  readonly blocked: KeystowError | null;
}

export interface ExportPlans {
  /** Takes `content` over and drops the preview before it. */
  keep(plan: KeptPlan, content: Secret): Uuid;
  get(id: Uuid): Result<KeptPlan & { readonly content: Secret }>;
  /** Drops that preview, unless a newer one is in its place. */
  drop(id: Uuid): void;
}

export function createExportPlans({ drafts }: Pick<ServiceContext, "drafts">): ExportPlans {
  let last: { readonly id: Uuid; readonly plan: KeptPlan } | null = null;
  const drop = (): void => {
    if (last !== null) drafts.drop(last.id);
    last = null;
  };
  return {
    keep: (plan, content) => {
      drop();
      last = { id: drafts.keep(content), plan };
      return last.id;
    },
    get: (id) => {
      if (last === null || last.id !== id) return gone();
      const content = drafts.get(id);
      return content.ok ? ok({ ...last.plan, content: content.value }) : gone();
    },
    drop: (id) => {
      if (last?.id === id) drop();
    },
  };
}

function gone(): Result<never> {
  return fail("not-found", "This preview is no longer kept. Nothing was written.", {
    hint: "Look at the diff again, then write.",
  });
}

/** What tells two contents apart without keeping either. */
export const digestOf = (content: Uint8Array | null): string | null =>
  content === null ? null : createHash("sha256").update(content).digest("hex");
