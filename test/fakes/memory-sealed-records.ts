/** Sealed records in memory, open to the attacker's hands. */
import type { SealedRecords } from "../../electron/core/ports.ts";

export interface MemorySealedRecords extends SealedRecords {
  header: string | null;
  readonly records: Map<string, Uint8Array>;
}

export function memorySealedRecords(): MemorySealedRecords {
  const records = new Map<string, Uint8Array>();
  return {
    header: null,
    records,
    readHeader() {
      return this.header;
    },
    writeHeader(header) {
      this.header = header;
    },
    read: (id) => records.get(id) ?? null,
    write: (id, record) => {
      if (records.has(id)) throw new Error("an id is never used twice");
      records.set(id, Buffer.from(record));
    },
    remove: (id) => records.delete(id),
  };
}
