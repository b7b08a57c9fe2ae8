/** Entry of the providers area: what a provider is, the catalogue, detection. */
export type * from "./provider.ts";
