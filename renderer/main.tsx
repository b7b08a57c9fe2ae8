/** Starts the page: one store, one view of it, and the moments at which it looks again. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { fetchOverview } from "./api.ts";
import { App } from "./App.tsx";
import { createOverviewStore } from "./store/overview.ts";
import { refreshWhenSeen } from "./store/refresh.ts";
import "./ui/base.css";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");

const store = createOverviewStore(fetchOverview, Date.now);
createRoot(root).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
);
refreshWhenSeen(() => store.getState().refresh(), window);
