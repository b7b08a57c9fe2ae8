/** Whether this computer is online, as the system says; a hint only: a check finds out. */
import type { AppStore } from "../../store/app.ts";

/** Listens on `page` until the returned function is called. */
export function listenToNetwork(page: Window, store: AppStore): () => void {
  const look = (): void => {
    const online = page.navigator.onLine;
    store.setState({ online });
    const { waitingForNetwork, actions } = store.getState();
    if (online && waitingForNetwork.size > 0) void actions.check([...waitingForNetwork]);
  };
  look();
  page.addEventListener("online", look);
  page.addEventListener("offline", look);
  return () => {
    page.removeEventListener("online", look);
    page.removeEventListener("offline", look);
  };
}
