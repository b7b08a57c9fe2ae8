/**
 * The names that cross the bridge, and nothing else: the preload loads this file, so it brings no
 * library into the page's process.
 */

/** Name of the bridge on the page's `window`. */
export const bridgeName = "keystow";

/** What the page may ask: the functions on the bridge. What each takes and answers stands in contract.ts. */
export const bridgeFunctions = [
  // The vault and its lock
  "overview",
  "keyDetail",
  "storeState",
  "createVault",
  "openSample",
  "closeSample",
  "lock",
  "unlock",
  // A secret on its way in: the only function that takes one
  "intake",
  "dropIntake",
  "checkIntake",
  "addKey",
  "replaceSecret",
  // A secret on its way out: the only function that answers with one
  "reveal",
  "hideRevealed",
  "copy",
  "copyText",
  "clearClipboard",
  // Housekeeping
  "editKey",
  "setPolicy",
  "snooze",
  "tagKeys",
  "moveKeys",
  "archiveKeys",
  "restoreKeys",
  "eraseKey",
  "undo",
  "redo",
  // Checks
  "planCheck",
  "startCheck",
  "resumeCheck",
  "forgetCheck",
  "cancelJob",
  "schedule",
  // .env files and calendars
  "chooseFile",
  "exportTargets",
  "previewExport",
  "writeExport",
  "previewImport",
  "previewDroppedFile",
  "replanImport",
  "commitImport",
  "saveCalendar",
  "saveLedger",
  // What happened, what is known, how it should be
  "activity",
  "ledger",
  "providers",
  "providerDetail",
  "switchChecks",
  // Providers that the user defined
  "ownProviders",
  "previewOwnProvider",
  "saveOwnProvider",
  "enableOwnProvider",
  "disableOwnProvider",
  "removeOwnProvider",
  "exportOwnProvider",
  "settings",
  "changeSettings",
  "openKeyPage",
  "appInfo",
] as const;

export type BridgeFunction = (typeof bridgeFunctions)[number];

/** The channel of a bridge function. */
export const channelOf = (name: BridgeFunction): `keystow:${BridgeFunction}` => `keystow:${name}`;

/** The one channel from the main process to the page; see events.ts for what it carries. */
export const eventChannel = "keystow:event";

/** Further names on the bridge that are no questions: listening, and the path of a dropped file. */
export const eventListenerName = "onEvent";
export const droppedPathName = "pathOfDroppedFile";

/** On which the preload tells what path a dropped file has. The page itself has no way to send there. */
export const droppedChannel = "keystow:dropped-file";

/** Where our page lives. A custom scheme has no `URL.origin`, so the two parts are compared. */
export const pageScheme = "app";
export const pageHost = "keystow";
export const pageAddress = `${pageScheme}://${pageHost}/`;

/**
 * Whether `address` is of our own page, decided on the parsed URL. Text comparison would let
 * `app://keystow.example/` and `app://keystow@elsewhere/` through.
 */
export function isPageAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${pageScheme}:` &&
    url.hostname === pageHost &&
    url.port === "" &&
    url.username === "" &&
    url.password === ""
  );
}
