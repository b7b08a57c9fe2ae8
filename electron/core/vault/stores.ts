/** Keeps the vault's stores, each made once. */
import type { StoreKind } from "../model.ts";
import type { Database, SealedRecords, SecretStore } from "../ports.ts";
import { storeKind } from "./context.ts";
import type { Stores, VaultParts } from "./context.ts";

/** The stores behind `parts.makeStore`. */
export function createStores(
  database: Database,
  records: SealedRecords,
  makeStore: VaultParts["makeStore"],
): Stores {
  const made = new Map<StoreKind, SecretStore>();
  const replaced: SecretStore[] = [];
  const of = (kind: StoreKind): SecretStore => {
    const known = made.get(kind);
    if (known !== undefined) return known;
    const store = makeStore(kind, records);
    made.set(kind, store);
    return store;
  };
  return {
    of,
    current: () => of(storeKind(database)),
    put: (store) => {
      const before = made.get(store.kind);
      if (before !== undefined && before !== store) replaced.push(before);
      made.set(store.kind, store);
    },
    closeAll: async () => {
      const stores = [...made.values(), ...replaced];
      made.clear();
      replaced.length = 0;
      await Promise.all(stores.map((store) => store.close()));
    },
  };
}
