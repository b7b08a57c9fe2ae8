/** `ledger`: every request that left this machine, for the page. */
import { ok } from "../core/errors.ts";
import { findProvider, type ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { failureOf } from "../core/vault/index.ts";
import type { ShownRequest } from "../ipc/answers.ts";
import type { Part, ServiceContext } from "./context.ts";
import { ledgerEntries, type LedgerEntry } from "./ledger-entries.ts";
import { shownName } from "./overview-row.ts";

export function createLedgerPart(context: Pick<ServiceContext, "session" | "catalogue">): Part<"ledger"> {
  return {
    ledger: async ({ limit }) => {
      const vault = await context.session.vault();
      if (!vault.ok) return vault;
      try {
        const entries = ledgerEntries(vault.value, { limit });
        return ok(entries.map((entry) => shownRequest(entry, context.catalogue)));
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
  };
}

function shownRequest(entry: LedgerEntry, catalogue: readonly ProviderDefinition[]): ShownRequest {
  const { at, keyId, keyName, provider, method, host, path, bytesSent, bytesReceived, outcome } = entry;
  return {
    at,
    key: keyId === null || keyName === null ? null : { id: keyId, name: shownName(keyName) },
    provider: display(findProvider(provider, catalogue)?.name ?? provider),
    method: display(method),
    host: display(host),
    path: display(path),
    bytesSent,
    bytesReceived,
    outcome: display(outcome),
  };
}
