/** Starts the page: one store, one view of it, and the moments at which it looks again. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { api, onEvent } from "./api.ts";
import { App } from "./App.tsx";
import { createApp } from "./store/app.ts";
import { AppProvider } from "./store/context.tsx";
import { refreshWhenSeen } from "./store/refresh.ts";
import "./ui/base.css";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");

const app = createApp(api, Date.now);
const { store } = app;
onEvent((event) => app.hear(event, () => undefined));
createRoot(root).render(
  <StrictMode>
    <AppProvider store={store}>
      <App />
    </AppProvider>
  </StrictMode>,
);
void app.start();
refreshWhenSeen(() => store.getState().actions.refresh(), window);
