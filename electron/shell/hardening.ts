/**
 * Joins the policies to Electron: what Chromium would allow by default is denied here, once for
 * every page that could ever come to be.
 */
import { app, type Session, type WebContents } from "electron";
import { mayNavigate, mayRequest } from "./policy.ts";

/** Denies the session's page all permissions, devices, captures, downloads and foreign requests. */
export function hardenSession(session: Session): void {
  // Electron approves permissions that nobody answers for; request, check and device each need a no.
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, choose) => choose(null));
  refuseDevices(session);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
  session.on("will-download", (event) => event.preventDefault());
  // Dictionaries would come from a server.
  session.setSpellCheckerEnabled(false);
}

/** No device is ever chosen or paired, should a page get so far as to ask for one. */
function refuseDevices(session: Session): void {
  const refuse = (
    event: { preventDefault(): void },
    _details: unknown,
    choose: (id: string) => void,
  ): void => {
    event.preventDefault();
    choose("");
  };
  // Each name has an overload of its own, of which this is the common part.
  const on = session.on.bind(session) as (name: string, listener: typeof refuse) => unknown;
  for (const name of ["select-hid-device", "select-usb-device", "select-serial-port"]) on(name, refuse);
  session.setUSBProtectedClassesHandler?.(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler?.((_details, answer) => answer({ confirmed: false }));
}

/** Before `ready`: no page leaves `app://keystow`, opens a window or holds a webview. */
export function hardenEveryPage(): void {
  app.on("web-contents-created", (_event, contents) => hardenPage(contents));
}

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

function keepHome(event: Navigation): void {
  if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
}

function hardenPage(contents: WebContents): void {
  contents.on("will-navigate", keepHome);
  contents.on("will-frame-navigate", keepHome);
  contents.on("will-redirect", keepHome);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.on("select-bluetooth-device", (event, _devices, choose) => {
    event.preventDefault();
    choose("");
  });
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
