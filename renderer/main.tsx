/** Starts the page: one store, one view of it, and what the page hears from outside. */
// First, so that components have the last word.
import "./ui/base.css";
import { StrictMode } from "react";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { createRoot } from "react-dom/client";
import { api, onEvent } from "./api.ts";
import { App } from "./App.tsx";
import { listenToDropAndPaste } from "./features/frame/drop-and-paste.ts";
import { listenToNetwork } from "./features/frame/network.ts";
import { listenToShortcuts } from "./features/frame/shortcuts.ts";
import { createApp } from "./store/app.ts";
import { runCommand } from "./store/commands.ts";
import { AppProvider } from "./store/context.tsx";
import { refreshWhenSeen } from "./store/refresh.ts";
import { announce } from "./ui/announce.ts";
import { Recover } from "./ui/Recover.tsx";
import { showToast } from "./ui/toasts.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");

const app = createApp(api, Date.now, {
  toast: showToast,
  announce,
  later: (work, milliseconds) => void setTimeout(work, milliseconds),
});
const { store } = app;
onEvent((event) => app.hear(event, (id) => runCommand(id, store.getState())));
listenToShortcuts(window, store);
listenToDropAndPaste(window, store);
listenToNetwork(window, store);
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <AppProvider store={store}>
        <Recover
          onRecover={() => {
            const { actions } = store.getState();
            actions.close();
            actions.go({ name: "keys", list: "all" });
          }}
        >
          <App />
        </Recover>
      </AppProvider>
    </CSPProvider>
  </StrictMode>,
);
void app.start();
refreshWhenSeen(() => store.getState().actions.refresh(), window);
