/** `overview`: what the window shows of the vault, also when there is none or it cannot be opened. */
import { type KeystowError, ok } from "../core/errors.ts";
import type { Key } from "../core/model.ts";
import { display } from "../core/redaction/index.ts";
import { today as todayOf } from "../core/rotation/index.ts";
import { failureOf, type Vault } from "../core/vault/index.ts";
import type { KeyRow, VaultOverview } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import { interruptedCheck } from "./interrupted-check.ts";
import { longText, rowOf, shownError } from "./overview-row.ts";
import type { Session } from "./session.ts";
import type { Journal } from "./undo-journal.ts";

type OverviewContext = Pick<ServiceContext, "clock" | "catalogue">;

interface OverviewParts {
  readonly session: Session;
  readonly journal: Pick<Journal, "undoLabel" | "redoLabel" | "revision">;
}

/**
 * The part that answers `overview`. The page asks often, so an unchanged vault is answered without
 * reading its keys. A vault that is missing or cannot be opened is an answer, not a failure.
 */
export function createOverviewPart(context: OverviewContext, parts: OverviewParts): Part<"overview"> {
  return {
    overview: async ({ since }) => {
      const opened = parts.session.current();
      if (!opened.ok) return ok(withoutVault(parts.session, opened.error));
      try {
        await parts.session.refresh();
        return ok(withVault(context, parts, opened.value, since));
      } catch (error) {
        return ok(withoutVault(parts.session, failureOf(error)));
      }
    },
  };
}

function withoutVault(session: Session, error: KeystowError): VaultOverview {
  const folder = display(session.place().folder, longText);
  if (error.code === "vault-missing") return { state: "missing", folder };
  return { state: "failing", folder, error: shownError(error) };
}

function withVault(
  context: OverviewContext,
  { session, journal }: OverviewParts,
  vault: Vault,
  since: string | null,
): VaultOverview {
  const today = todayOf(context.clock);
  const revision = [session.revision(), vault.revision(), today, journal.revision()].join("|");
  if (revision === since) return { state: "unchanged", revision };
  const { folder, store } = vault.info();
  const live = vault.list({});
  return {
    state: "ready",
    folder: display(folder, longText),
    store,
    sample: session.isSample(),
    locked: session.lockReason(),
    today,
    keys: rows(context, inOrder(live, vault.list({ archived: true })), today),
    interruptedCheck: interruptedCheck(vault, context.clock.now(), () => live).length,
    undo: journal.undoLabel(),
    redo: journal.redoLabel(),
    revision,
  };
}

function rows({ catalogue }: OverviewContext, keys: readonly Key[], today: string): readonly KeyRow[] {
  const providers = new Map(catalogue.map((provider) => [provider.id, provider]));
  return keys.map((key) => rowOf(key, today, providers.get(key.provider ?? "")));
}

/** Two lists that are sorted already, as one: by name, project and environment. */
function inOrder(live: readonly Key[], archived: readonly Key[]): readonly Key[] {
  return archived.length === 0 ? live : [...live, ...archived].sort(byPlace);
}

/** By code units, as the vault sorts: the same order on every machine. */
function byPlace(one: Key, other: Key): number {
  return (
    compareText(one.name, other.name) ||
    compareText(one.project ?? "", other.project ?? "") ||
    compareText(one.environment ?? "", other.environment ?? "")
  );
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
