/** Work that was interrupted and that nobody is at any more, sorted into what can be done about it. */
import type { Uuid } from "../model.ts";
import { storeKind } from "./context.ts";
import type { VaultContext } from "./context.ts";
import { isAbandoned, readIntents } from "./intents.ts";
import type { Intent } from "./intents.ts";

/** The secrets of a version that was never committed. */
export interface OrphanParts {
  /** Those that the store holds, or cannot tell about. */
  readonly present: readonly Intent[];
  /** Those that the store says it does not hold: they may have left pieces behind all the same. */
  readonly absent: readonly Intent[];
}

export interface AbandonedWork {
  /** Versions of which at least one secret is in the store, by version id. */
  readonly orphans: ReadonlyMap<Uuid, OrphanParts>;
  /** Secrets that are to go: erased, replaced, never completed, or copies of a move that broke off. */
  readonly leftovers: readonly Intent[];
}

/** Reads the intents, and from the store which of the unfinished versions are there. */
export async function abandonedWork(context: VaultContext): Promise<AbandonedWork> {
  const kind = storeKind(context.database);
  const abandoned = readIntents(context.database).filter((intent) => isAbandoned(context, intent));
  const isUnfinished = (intent: Intent): boolean =>
    intent.purpose === "write" && intent.store === kind && intent.versionId !== "";
  const leftovers = abandoned.filter((intent) => !isUnfinished(intent));
  const orphans = new Map<Uuid, OrphanParts>();
  for (const [versionId, intents] of Map.groupBy(abandoned.filter(isUnfinished), (one) => one.versionId)) {
    const parts = await lookFor(context, intents);
    if (parts.present.length > 0) orphans.set(versionId, parts);
    else leftovers.push(...parts.absent);
  }
  return { orphans, leftovers };
}

async function lookFor(context: VaultContext, intents: readonly Intent[]): Promise<OrphanParts> {
  const store = context.stores.current();
  const present: Intent[] = [];
  const absent: Intent[] = [];
  for (const intent of intents) {
    const read = await store.read(intent.secretId);
    // A secret that cannot be read is not gone.
    if (read.ok && read.value === null) absent.push(intent);
    else present.push(intent);
    if (read.ok) read.value?.wipe();
  }
  return { present, absent };
}
