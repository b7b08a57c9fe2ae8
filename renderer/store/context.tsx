/** The store for components: what they read and what they may do. */
import { createContext, use, type ReactNode } from "react";
import { useStore } from "zustand";
import type { AppStore } from "./app.ts";
import type { Actions, AppState } from "./state.ts";

const StoreContext = createContext<AppStore | null>(null);

export function AppProvider({ store, children }: { readonly store: AppStore; readonly children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store itself: for event handlers that need the state of that moment. */
export function useAppStore(): AppStore {
  const store = use(StoreContext);
  if (store === null) throw new Error("No AppProvider above this component");
  return store;
}

/** A part of the state. The selector must return the same object while nothing changed. */
export function useApp<Part>(selector: (state: AppState) => Part): Part {
  return useStore(useAppStore(), selector);
}

/** The same object for ever. */
export function useActions(): Actions {
  return useStore(useAppStore(), ({ actions }) => actions);
}
