/** What only an unpackaged app does: listens to the program that rebuilds it. */

/** Sent by `scripts/dev.ts` over the child process' channel when the page was built anew. */
export const reloadMessage = "reload-page";

/** Calls `reload` at each such message. Without a parent that opened a channel, none ever comes. */
export function reloadOnRebuild(parent: Pick<NodeJS.EventEmitter, "on">, reload: () => void): void {
  parent.on("message", (message) => {
    if (message === reloadMessage) reload();
  });
}
