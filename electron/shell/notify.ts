/** Notifications of the desktop. */
import { Notification } from "electron";

/** Kept while they are shown: a notification that is collected no longer tells of the click. */
const shown = new Set<Notification>();

/** Shows one notification, where the desktop has any. `chosen` is called when the user clicks on it. */
export function notify(text: { readonly title: string; readonly body: string }, chosen: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: text.title, body: text.body });
  const forget = (): void => void shown.delete(notification);
  shown.add(notification);
  notification.on("click", () => {
    forget();
    chosen();
  });
  notification.on("close", forget);
  notification.on("failed", forget);
  notification.show();
}
