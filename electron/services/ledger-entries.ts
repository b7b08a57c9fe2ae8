/** The ledger for people and for programs: every request that left this machine, and what came of it. */
import type { Instant, Uuid } from "../core/model.ts";
import type { RequestEntry, Vault } from "../core/vault/index.ts";

/** One request. Nothing in it is a secret: the path was concealed before it was written down. */
export interface LedgerEntry extends RequestEntry {
  /** Null: a key that is gone by now, one that was not stored yet, or a made-up one (a control). */
  readonly keyName: string | null;
}

export interface LedgerFilter {
  /** How many at most, newest first; the vault keeps 10,000. */
  readonly limit: number;
  readonly provider?: string | undefined;
  readonly keyId?: Uuid | undefined;
  /** Only requests at or after this moment. */
  readonly since?: Instant | undefined;
}

/** As many as the vault keeps. */
export const wholeLedger = 10_000;

/** The requests that fit, newest first. Throws what the database throws. */
export function ledgerEntries(
  vault: Pick<Vault, "requests" | "list">,
  { limit, provider, keyId, since }: LedgerFilter,
): readonly LedgerEntry[] {
  const names = new Map(
    [...vault.list(), ...vault.list({ archived: true })].map(({ id, name }) => [id, name]),
  );
  const narrowed = provider !== undefined || keyId !== undefined || since !== undefined;
  return vault
    .requests(narrowed ? wholeLedger : limit)
    .filter(
      (entry) =>
        (provider === undefined || entry.provider === provider) &&
        (keyId === undefined || entry.keyId === keyId) &&
        (since === undefined || entry.at >= since),
    )
    .slice(0, limit)
    .map((entry) => ({ ...entry, keyName: entry.keyId === null ? null : (names.get(entry.keyId) ?? null) }));
}

const columns = [
  "at",
  "key",
  "provider",
  "method",
  "host",
  "path",
  "bytesSent",
  "bytesReceived",
  "outcome",
] as const;

/** A table for spreadsheets (RFC 4180, UTF-8, CRLF), with a heading. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const rows = entries.map((entry) =>
    columns.map((column) => (column === "key" ? (entry.keyName ?? "") : entry[column])).map(cell),
  );
  return [columns, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/**
 * Spreadsheets run a cell that begins with one of these signs as a formula, some also after blanks or with
 * the wide signs of East Asian keyboards, so it gets an apostrophe.
 */
function cell(value: string | number): string {
  const text =
    typeof value === "string" && /^\s*[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
