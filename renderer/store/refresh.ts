/** When the page looks again: the terminal may have changed the vault meanwhile. */

/** How often while the window is seen, in milliseconds. Ages and "… min ago" move on too. */
const interval = 30_000;

/** Refreshes now, when the window gets the focus or comes into view, and regularly while it is seen. */
export function refreshWhenSeen(refresh: () => Promise<void>, page: Window): void {
  const whenSeen = (): void => {
    if (page.document.visibilityState === "visible") void refresh();
  };
  page.addEventListener("focus", whenSeen);
  page.document.addEventListener("visibilitychange", whenSeen);
  page.setInterval(whenSeen, interval);
  void refresh();
}
