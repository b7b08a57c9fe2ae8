/**
 * Entry of the vault area: the metadata of keys, their versions, activity, check history and links.
 * This file is all that other areas and the two doors (window, terminal) see of it.
 */
export type { Vault, VaultInfo, KeySelector, KeyChange, KeySecrets, Problem, Repair, RequestEntry } from "./contract.ts";
export type { KeyQuery } from "./query.ts";
