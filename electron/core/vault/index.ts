/**
 * Entry of the vault area: the metadata of keys, their versions, activity, check history and links.
 * This file is all that other areas and the two doors (window, terminal) see of it.
 */
export type {
  Vault,
  VaultInfo,
  KeySelector,
  KeyChange,
  KeySecrets,
  OwnProviderRow,
  Control,
  KnownControl,
  Problem,
  Repair,
  RequestEntry,
} from "./contract.ts";
export type { KeyQuery } from "./query.ts";
export type { ProcessNames, VaultParts } from "./context.ts";
export { createVault, type NewVault } from "./create.ts";
export { failureOf, raise } from "./failures.ts";
export { placeOf } from "./keys.ts";
export { maskSecret } from "./mask.ts";
export { matchesQuery } from "./query-match.ts";
export { parseQuery } from "./query-parser.ts";
export { schemaVersion } from "./schema.ts";
export { sealedRecords } from "./sealed-records.ts";
export { selectorFrom } from "./selector.ts";
export { openVault } from "./vault.ts";
