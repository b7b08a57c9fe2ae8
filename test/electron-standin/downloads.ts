/** Downloads: a session's `will-download` may say no; whatever was said, nothing is kept on the disk. */
import { StandInBrowserWindow } from "./api/browser-window.ts";
import { toOuter } from "./addresses.ts";
import { guarded, preventable } from "./missing.ts";
import { chromium, note, schemes } from "./state.ts";

/** Before the first window. */
export async function watchDownloads(): Promise<void> {
  const { browser } = chromium();
  browser.on("Browser.downloadWillBegin", ({ guid, url, suggestedFilename, frameId }) => {
    const contents = StandInBrowserWindow.getAllWindows()
      .map((window) => window.webContents)
      .find((one) => one.page.frames.has(frameId));
    const event = preventable({});
    const item = guarded("downloadItem", {
      getURL: () => toOuter(schemes, url),
      getFilename: () => suggestedFilename,
      cancel: () => event.preventDefault(),
    });
    contents?.session.emit("will-download", event, item, contents);
    note("download", { url, prevented: event.defaultPrevented });
    browser.tell("Browser.cancelDownload", { guid });
  });
  await browser.send("Browser.setDownloadBehavior", { behavior: "deny", eventsEnabled: true });
}
