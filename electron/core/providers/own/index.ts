/**
 * Entry of what concerns providers that a user defines: reading, compiling and writing definitions, and
 * the catalogue that holds them. Loaded only where a vault has any: it brings the readers of TOML and
 * of the schema.
 */
export { compileDefinition, hostsOf } from "./compile.ts";
export { looksLikeOneOf, takenVariables } from "./imitation.ts";
export { maximumDefinitionBytes, readDefinition } from "./read.ts";
export {
  catalogueSource,
  catalogueWith,
  type KeptOfProviders,
  type OwnProvider,
  readOwnProviders,
} from "./registry.ts";
export type { OwnDefinition } from "./schema.ts";
export { definitionJson, definitionToml } from "./write.ts";
