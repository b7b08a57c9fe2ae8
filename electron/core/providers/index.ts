/**
 * Entry of the providers area: what a provider is, the catalogue, detection. Importing it loads all
 * built-in providers; who needs only the types imports them with `import type`, which loads nothing.
 * The schema (`schema.ts`) is not part of it: the tests validate the built-in entries, not every start.
 * What the user defined has an entry of its own, `own/index.ts`.
 */
export type * from "./provider.ts";
export { canaryReason, canaryWarning } from "./canary.ts";
export { categories, categoryTitle } from "./categories.ts";
export {
  asDefined,
  changedReason,
  checksOffReason,
  hasCheck,
  isSwitchedOff,
  isUsersReason,
  notEnabledReason,
  withChecksOff,
} from "./checks-off.ts";
export { catalogue, findProvider } from "./catalogue.ts";
export { type Candidate, detect, type DetectOptions, type Detection } from "./detection.ts";
export { checkFor, knownPrefixOf, lengthsOf } from "./key-formats.ts";
export { isMadeOf, isOwnProvider, madeFrom, ownIdStart } from "./own-id.ts";
export { signingTexts } from "./placement-semantics.ts";
export { type CleanedText, cleanPastedText } from "./pasted-text.ts";
