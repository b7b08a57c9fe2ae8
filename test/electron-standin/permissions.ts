/**
 * Asks the app's permission handlers and tells Chromium. The protocol cannot ask at each prompt, so
 * both handlers are asked beforehand, for each permission, before a page of that origin loads.
 */
import type { Protocol } from "./protocol.ts";
import { originOf, toInner } from "./addresses.ts";
import type { StandInSession } from "./api/session.ts";
import { asElectron } from "./missing.ts";
import { chromium, schemes } from "./state.ts";

/** Chromium's name → Electron's. */
const permissions: Readonly<Record<string, string>> = {
  geolocation: "geolocation",
  notifications: "notifications",
  camera: "media",
  microphone: "media",
  midi: "midi",
  "clipboard-read": "clipboard-read",
  "clipboard-write": "clipboard-sanitized-write",
  "display-capture": "display-capture",
  "idle-detection": "idle-detection",
  "window-management": "window-management",
  "local-fonts": "local-fonts",
  "storage-access": "storage-access",
  "local-network-access": "local-network-access",
  "local-network": "local-network",
  "loopback-network": "loopback-network",
};

/** One after the other: the answers of a handler that was replaced meanwhile must not come last. */
let turn: Promise<void> = Promise.resolve();

/** Puts the app's decisions in force for the origin of `address`, as the app knows it. Never rejects. */
export function applyPermissions(session: StandInSession, contents: object, address: string): Promise<void> {
  const origin = originOf(toInner(schemes, address));
  if (origin === "null") return turn;
  const { browser } = chromium();
  const set = async (name: string, theirs: string): Promise<void> => {
    const allowed = await isAllowed(session, contents, theirs, address);
    const permission: Protocol.Browser.PermissionDescriptor = { name };
    const setting = allowed ? "granted" : "denied";
    // A permission that this Chromium does not know cannot be granted either.
    await browser.send("Browser.setPermission", { permission, setting, origin }).catch(() => undefined);
  };
  const all = Object.entries(permissions);
  turn = turn.then(() => Promise.all(all.map(([name, theirs]) => set(name, theirs)))).then(() => undefined);
  return turn;
}

/** Electron allows what nobody answers for. */
async function isAllowed(
  session: StandInSession,
  contents: object,
  permission: string,
  address: string,
): Promise<boolean> {
  const details = asElectron({ requestingUrl: address, isMainFrame: true });
  const { checkHandler, requestHandler } = session;
  const page = asElectron(contents);
  if (checkHandler !== null && !checkHandler(page, permission as never, `${originOf(address)}/`, details))
    return false;
  if (requestHandler === null) return true;
  return await new Promise((decide) => requestHandler(page, permission as never, decide, details));
}
