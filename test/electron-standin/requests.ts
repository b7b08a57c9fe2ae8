/** Every request of every page passes here: navigation is asked about, and the app's own schemes are answered. */
import type { Protocol } from "./protocol.ts";
import { policyInside, toInner, toOuter } from "./addresses.ts";
import { StandInBrowserWindow } from "./api/browser-window.ts";
import { frameOf } from "./api/frame.ts";
import type { RequestVerdict } from "./api/session.ts";
import type { StandInWebContents } from "./api/web-contents.ts";
import { asElectron, preventable } from "./missing.ts";
import { chromium, debug, schemes } from "./state.ts";

type Paused = Protocol.Fetch.requestPausedPayload;

/** Before the first window. */
export async function watchRequests(): Promise<void> {
  const { browser } = chromium();
  browser.on("Fetch.requestPaused", (paused) => {
    answer(paused).catch((error: Error) => {
      debug("request", paused.request.url, error.stack);
      fail(paused, "Failed");
    });
  });
  await browser.send("Fetch.enable", { patterns: [{ urlPattern: "*", requestStage: "Request" }] });
}

function fail({ requestId }: Paused, errorReason: Protocol.Network.ErrorReason): void {
  chromium().browser.tell("Fetch.failRequest", { requestId, errorReason });
}

const pageOf = (frameId: string): StandInWebContents | undefined =>
  StandInBrowserWindow.getAllWindows()
    .map((window) => window.webContents)
    .find((contents) => contents.page.frames.has(frameId));

async function answer(paused: Paused): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused;
  const { browser } = chromium();
  if (request.url.startsWith("data:")) return browser.tell("Fetch.continueRequest", { requestId });
  // Chromium's own wish for its tab; Electron never makes that request.
  if (resourceType === "Other" && request.url.endsWith("/favicon.ico"))
    return browser.tell("Fetch.fulfillRequest", { requestId, responseCode: 204 });
  const contents = pageOf(frameId);
  // A document for no window of ours: a popup on its way out.
  if (contents === undefined) return fail(paused, "Aborted");
  if (resourceType === "Document" && !mayNavigate(contents, paused)) return fail(paused, "Aborted");
  const verdict = await askBeforeRequest(contents, paused);
  if (verdict.cancel === true) return fail(paused, "BlockedByClient");
  if (verdict.redirectURL !== undefined) {
    const location = toInner(schemes, verdict.redirectURL);
    const responseHeaders = [{ name: "location", value: location }];
    return browser.tell("Fetch.fulfillRequest", { requestId, responseCode: 307, responseHeaders });
  }
  await answerFromApp(contents, paused);
}

/** Asks the app's listeners, unless the main process itself asked for this navigation. */
function mayNavigate(contents: StandInWebContents, paused: Paused): boolean {
  const isMainFrame = contents.page.target?.id === paused.frameId;
  const { url } = paused.request;
  if (isMainFrame && contents.expected === url) {
    contents.expected = null;
    return true;
  }
  const address = toOuter(schemes, url);
  const event = preventable({
    url: address,
    isMainFrame,
    isSameDocument: false,
    frame: frameOf(contents, paused.frameId),
    initiator: null,
  });
  if (paused.redirectedRequestId !== undefined)
    contents.emit("will-redirect", event, address, false, isMainFrame);
  else contents.emit("will-frame-navigate", event);
  if (isMainFrame && !event.defaultPrevented && paused.redirectedRequestId === undefined)
    contents.emit("will-navigate", event, address);
  return !event.defaultPrevented;
}

function askBeforeRequest(contents: StandInWebContents, paused: Paused): Promise<RequestVerdict> {
  const listener = contents.session.beforeRequest;
  if (listener === null) return Promise.resolve({});
  const isMainFrame = contents.page.target?.id === paused.frameId;
  const kind =
    paused.resourceType === "Document" ? (isMainFrame ? "mainFrame" : "subFrame") : paused.resourceType;
  const details = {
    id: 0,
    url: toOuter(schemes, paused.request.url),
    method: paused.request.method,
    webContentsId: contents.id,
    resourceType: kind.charAt(0).toLowerCase() + kind.slice(1),
    referrer: paused.request.headers["Referer"] ?? "",
    timestamp: Date.now(),
  };
  return new Promise((decide) => listener(asElectron(details), decide));
}

async function answerFromApp(contents: StandInWebContents, paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  const { browser } = chromium();
  const address = toOuter(schemes, request.url);
  // Not of the app's schemes: Chromium goes for it, as it would in Electron.
  if (address === request.url) return browser.tell("Fetch.continueRequest", { requestId });
  const handler = contents.session.protocol.handlers.get(address.slice(0, address.indexOf(":")));
  if (handler === undefined) return fail(paused, "AddressUnreachable");
  const response = await handler(toRequest(address, request));
  const body = Buffer.from(await response.arrayBuffer()).toString("base64");
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: headerInside(name, value),
  }));
  browser.tell("Fetch.fulfillRequest", { requestId, responseCode: response.status, responseHeaders, body });
}

function headerInside(name: string, value: string): string {
  if (name.startsWith("content-security-policy")) return policyInside(schemes, value);
  return name === "location" ? toInner(schemes, value) : value;
}

function toRequest(address: string, { method, headers, postDataEntries }: Protocol.Network.Request): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    // Names that a Request does not take are Chromium's own business.
    if (/^[a-z-]+$/i.test(name)) given.set(name, toOuter(schemes, value));
  }
  const parts = (postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? "", "base64"));
  const body = parts.length === 0 ? {} : { body: Buffer.concat(parts) };
  return new Request(address, { method, headers: given, ...body });
}
