/** What the window shows of the vault: metadata of the keys that are not archived, and no secret. */
import type { KeystowError, Result } from "../core/errors.ts";
import type { Key, RotationView } from "../core/model.ts";
import type { Clock } from "../core/ports.ts";
import { display } from "../core/redaction/index.ts";
import { rotationView, today as todayOf } from "../core/rotation/index.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { KeyRow, VaultOverview } from "./answers.ts";

/** What the overview needs of the house. */
export interface OverviewParts {
  /** The vault's folder, whether or not there is a vault. */
  readonly folder: string;
  /** Opens the vault; the overview closes it again. */
  open(): Result<Pick<Vault, "info" | "list" | "close">>;
  readonly clock: Clock;
}

/**
 * The vault as it is now. A vault that is missing or cannot be opened is an answer, not a failure.
 * It is opened anew each time: a vault that was made, moved away or replaced meanwhile is seen as
 * it is, and no lock is held while the window only stands there.
 */
export async function vaultOverview(parts: OverviewParts): Promise<VaultOverview> {
  const folder = display(parts.folder, longText);
  const opened = parts.open();
  if (!opened.ok) return withoutVault(folder, opened.error);
  const vault = opened.value;
  try {
    const today = todayOf(parts.clock);
    const keys = vault.list({}).map((key) => rowOf(key, rotationView(key, today)));
    const more = { sample: false, locked: null, undo: null, redo: null, revision: "" };
    return { state: "ready", folder, store: vault.info().store, today, keys, ...more };
  } catch (error) {
    return withoutVault(folder, failureOf(error));
  } finally {
    await vault.close();
  }
}

function withoutVault(folder: string, error: KeystowError): VaultOverview {
  if (error.code === "vault-missing") return { state: "missing", folder };
  const { code, message, hint } = error;
  return {
    state: "failing",
    folder,
    error: hint === undefined ? { code, message } : { code, message, hint },
  };
}

/** For paths and sentences: the most characters of them that cross. */
const longText = 400;

/** Foreign text made harmless to look at: no control, direction or invisible characters. */
const shown = (text: string | null, maximum?: number): string | null =>
  text === null ? null : display(text, maximum);

/** Names every field that crosses: a field that is added to `Key` later does not slip through. */
function rowOf(key: Key, rotation: RotationView): KeyRow {
  const { status, reason, at, definite } = key.check;
  return {
    id: key.id,
    name: display(key.name),
    variable: display(key.variable),
    provider: shown(key.provider),
    project: shown(key.project),
    environment: shown(key.environment),
    providerName: shown(key.provider),
    tags: key.tags.map((tag) => display(tag)),
    masked: display(key.masked),
    createdOn: key.createdOn,
    expiresOn: key.expiresOn,
    archivedAt: key.archivedAt,
    checkable: true,
    check: {
      status,
      reason: shown(reason, longText),
      at,
      definite: definite === null ? null : { status: definite.status, at: definite.at },
    },
    rotation: {
      state: rotation.state,
      dueOn: rotation.dueOn,
      policyDays: rotation.policyDays,
      snoozedUntil: key.rotation.snoozedUntil,
    },
  };
}
