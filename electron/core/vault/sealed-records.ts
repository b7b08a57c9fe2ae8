/** The place in the vault's own database where the sealed store keeps its ciphertext. */
import type { Database, SealedRecords } from "../ports.ts";

/** Records and header of the sealed store, in `database`. Throws what the database throws. */
export function sealedRecords(database: Database): SealedRecords {
  return {
    readHeader: () => {
      const header = database.get("SELECT header FROM sealed_header WHERE id = 1")?.["header"];
      return typeof header === "string" ? header : null;
    },
    writeHeader: (header) => {
      database.run(
        "INSERT INTO sealed_header (id, header) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET header = excluded.header",
        header,
      );
    },
    read: (id) => {
      const record = database.get("SELECT record FROM sealed_records WHERE id = ?", id)?.["record"];
      return record instanceof Uint8Array ? record : null;
    },
    // No "or replace": an id is never used twice, so an existing record is somebody else's.
    write: (id, record) => {
      database.run("INSERT INTO sealed_records (id, record) VALUES (?, ?)", id, record);
    },
    remove: (id) => database.run("DELETE FROM sealed_records WHERE id = ?", id).changes > 0,
  };
}
