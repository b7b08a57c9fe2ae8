/** Whether a package is signed, decided by the variables that electron-builder reads. */

/** Those that bring a certificate, by platform (Node's names). Linux packages are not signed. */
const certificates: Readonly<Record<string, readonly string[]>> = {
  darwin: ["CSC_LINK", "CSC_NAME"],
  win32: ["WIN_CSC_LINK", "CSC_LINK"],
};

/** All that have to do with signing and notarising. */
const signingVariables = [
  "CSC_LINK",
  "CSC_NAME",
  "CSC_KEY_PASSWORD",
  "WIN_CSC_LINK",
  "WIN_CSC_KEY_PASSWORD",
  "APPLE_ID",
  "APPLE_APP_SPECIFIC_PASSWORD",
  "APPLE_TEAM_ID",
];

/** Whether a package for `platform` is going to be signed. */
export function isSigned(platform: string, environment: NodeJS.ProcessEnv): boolean {
  return (certificates[platform] ?? []).some((name) => (environment[name] ?? "") !== "");
}

/**
 * Settles the variables before electron-builder reads them. It takes an empty one for a certificate
 * that cannot be read, and without any it signs with whatever identity it finds on a Mac.
 */
export function settleSigning(platform: string, environment: NodeJS.ProcessEnv): void {
  for (const name of signingVariables) if (environment[name] === "") delete environment[name];
  if (!isSigned(platform, environment)) environment["CSC_IDENTITY_AUTO_DISCOVERY"] = "false";
}
