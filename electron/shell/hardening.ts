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
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
  session.on("will-download", (event) => event.preventDefault());
  // Dictionaries would come from a server.
  session.setSpellCheckerEnabled(false);
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
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
