/** Moves every secret from one store to the other. Until the switch the old store is the truth, afterwards the new one. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { StoreKind, Uuid } from "../model.ts";
import type { SecretStore } from "../ports.ts";
import { Secret } from "../secret.ts";
import { logActivity } from "./activity.ts";
import { checkNewStore, readMeta, storeFailure, storeKind, writeMeta } from "./context.ts";
import type { VaultContext } from "./context.ts";
import { inTransaction } from "./failures.ts";
import { hasFingerprint } from "./fingerprint.ts";
import { readFingerprintKey } from "./fingerprint-key.ts";
import { dropIntent, endWrite, isAbandoned, putIntents, readIntents } from "./intents.ts";
import { finishRemovals, undoWrites } from "./removal.ts";
import { overtaken } from "./secrets-writer.ts";

type Progress = (done: number, total: number) => void;

/** How often the copy is brought up to date when another process adds keys meanwhile. */
const rounds = 5;

interface Copy {
  readonly from: SecretStore;
  readonly to: SecretStore;
  readonly fingerprintKey: Secret;
  /** Ids that were copied and compared. */
  readonly copied: Set<Uuid>;
  /** Ids that the old store has lost: they stay "secret missing". */
  readonly lost: Set<Uuid>;
  readonly progress: Progress;
}

/** See `Vault.moveTo`. To be run alone. `to` is taken over when it succeeds. */
export async function moveTo(
  context: VaultContext,
  to: SecretStore,
  progress: Progress = () => undefined,
): Promise<Result<{ readonly moved: number }>> {
  const from = context.stores.current();
  if (from.kind === to.kind) return fail("usage", "The secrets are in that store already.");
  const state = await from.state();
  if (state.state !== "ready") return storeFailure(state);
  const key = await readFingerprintKey(context);
  if (!key.ok) return key;
  const usable = await checkNewStore(to);
  if (!usable.ok) return usable;
  const cleared = await clearTarget(context, to);
  if (!cleared.ok) return cleared;
  const copy: Copy = {
    from,
    to,
    fingerprintKey: key.value,
    progress,
    copied: new Set(),
    lost: new Set(),
  };
  const switched = await copyAndSwitch(context, copy);
  if (!switched.ok) {
    await undoWrites(
      context,
      [...copy.copied].map((secretId) => ({ secretId, store: to.kind })),
    );
    dropSealedHeader(context);
    return switched;
  }
  context.stores.put(to);
  // What cannot be removed from the old store now is listed by doctor; the move itself is done.
  await finishRemovals(
    context,
    [...copy.copied].map((secretId) => ({ secretId, store: from.kind })),
  );
  dropSealedHeader(context);
  return ok({ moved: copy.copied.size - 1 });
}

/** Copies of an earlier move, or secrets still to be removed, may lie in the target under the same ids. */
async function clearTarget({ database, ...context }: VaultContext, to: SecretStore): Promise<Result<void>> {
  const vault = { database, ...context };
  for (const intent of readIntents(database).filter(({ store }) => store === to.kind)) {
    const mine = intent.process === context.process.own;
    if (!mine && !isAbandoned(vault, intent)) return overtaken();
    const removed = await to.remove(intent.secretId);
    if (!removed.ok) return removed;
    dropIntent(database, intent);
  }
  return ok();
}

/** The fingerprint key and every secret, with the fingerprint that proves it (null for the key itself). */
function wantedSecrets({ database }: VaultContext): ReadonlyMap<Uuid, string | null> {
  const wanted = new Map<Uuid, string | null>();
  const key = readMeta(database, "fingerprint_secret");
  if (key !== null) wanted.set(key, null);
  for (const row of database.all("SELECT id, fingerprint FROM secrets"))
    wanted.set(row["id"] as Uuid, row["fingerprint"] as string);
  return wanted;
}

async function copyAndSwitch(context: VaultContext, copy: Copy): Promise<Result<void>> {
  for (let round = 1; round <= rounds; round += 1) {
    const wanted = wantedSecrets(context);
    for (const [id, fingerprint] of wanted) {
      if (copy.copied.has(id) || copy.lost.has(id)) continue;
      const copied = await copyOne(context, copy, id, fingerprint);
      if (!copied.ok) return copied;
      copy.progress(copy.copied.size + copy.lost.size, wanted.size);
    }
    const switched = trySwitch(context, copy);
    if (!switched.ok) return switched;
    if (switched.value) return ok();
  }
  return overtaken();
}

async function copyOne(
  context: VaultContext,
  copy: Copy,
  id: Uuid,
  fingerprint: string | null,
): Promise<Result<void>> {
  const read = await readOriginal(copy, id, fingerprint);
  if (!read.ok) return read;
  const secret = read.value;
  if (secret === null) {
    copy.lost.add(id);
    return ok();
  }
  const store = copy.to.kind;
  const noted = inTransaction(context.database, () => {
    const nobody = { versionId: "", field: "", keyId: null, keyName: null, plan: "" } as const;
    putIntents(context, [{ secretId: id, store, purpose: "write", ...nobody }]);
    return ok();
  });
  if (noted.ok) copy.copied.add(id);
  const proved = noted.ok ? await writeAndCompare(copy.to, id, secret) : noted;
  secret.wipe();
  return proved;
}

/** The secret in the old store, proved by its fingerprint; null when the store has lost it. */
async function readOriginal(
  copy: Copy,
  id: Uuid,
  fingerprint: string | null,
): Promise<Result<Secret | null>> {
  // The fingerprint key was read already; it must arrive even if the old store has just lost it.
  if (fingerprint === null) return ok(cloned(copy.fingerprintKey));
  const read = await copy.from.read(id);
  if (!read.ok || read.value === null) return read;
  return hasFingerprint(read.value, copy.fingerprintKey, fingerprint) ? read : differs("old");
}

function cloned(secret: Secret): Secret {
  const bytes = secret.revealBytes();
  try {
    return Secret.fromBytes(bytes);
  } finally {
    bytes.fill(0);
  }
}

async function writeAndCompare(to: SecretStore, id: Uuid, secret: Secret): Promise<Result<void>> {
  const written = await to.write(id, secret);
  if (!written.ok) return written;
  const back = await to.read(id);
  if (!back.ok) return back;
  const same = back.value?.equals(secret) ?? false;
  back.value?.wipe();
  return same ? ok() : differs("new");
}

const differs = (which: "old" | "new"): Result<never> =>
  fail(
    "secret-mismatch",
    `The ${which} store gave back another secret than was written. Nothing was moved.`,
    {
      hint: "Run: keystow doctor",
    },
  );

/** Switches when the copy is complete at this very moment; false when there is more to copy. */
function trySwitch(context: VaultContext, { from, to, copied, lost }: Copy): Result<boolean> {
  const { database } = context;
  return inTransaction(database, () => {
    if (storeKind(database) !== from.kind) return overtaken();
    const wanted = wantedSecrets(context);
    if ([...wanted.keys()].some((id) => !copied.has(id) && !lost.has(id))) return ok(false);
    // A repair in another process may have given the copies up, if this took very long.
    for (const id of copied) if (!endWrite(context, id, to.kind)) return overtaken();
    for (const id of copied) settle(context, id, { from: from.kind, to: to.kind, isWanted: wanted.has(id) });
    writeMeta(database, "store", to.kind);
    const details = { to: to.kind, moved: copied.size - 1 };
    logActivity(context, { kind: "store-moved", keyId: null, keyName: null, details });
    return ok(true);
  });
}

interface Settlement {
  readonly from: StoreKind;
  readonly to: StoreKind;
  /** False for a secret that another process gave up after it was copied. */
  readonly isWanted: boolean;
}

/** The copy is now the secret, and the original is to go. */
function settle(context: VaultContext, id: Uuid, { from, to, isWanted }: Settlement): void {
  const removal = {
    versionId: "",
    field: "",
    keyId: null,
    keyName: null,
    plan: "",
    purpose: "remove",
  } as const;
  if (!isWanted) putIntents(context, [{ secretId: id, store: to, ...removal }]);
  dropIntent(context.database, { secretId: id, store: from });
  putIntents(context, [{ secretId: id, store: from, ...removal }]);
}

/** A sealed store that is not used (after a move away from it, or a move that failed) begins anew next time, with a new passphrase. */
function dropSealedHeader({ database }: VaultContext): void {
  database.run(
    `DELETE FROM sealed_header WHERE (SELECT value FROM meta WHERE name = 'store') <> 'sealed'
       AND NOT EXISTS (SELECT 1 FROM intents WHERE store = 'sealed')`,
  );
}
