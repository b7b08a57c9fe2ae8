/**
 * The names that cross the bridge, and nothing else: the preload loads this file, so it brings no
 * library into the page's process.
 */

/** Name of the bridge on the page's `window`. */
export const bridgeName = "keystow";

/** Function on the bridge → channel of the message it sends. */
export const bridgeChannels = {
  overview: "vault:overview",
} as const;

export type BridgeFunction = keyof typeof bridgeChannels;
export type Channel = (typeof bridgeChannels)[BridgeFunction];

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
