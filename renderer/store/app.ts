/** The page's one store: its state, what may be done with it, and how it begins. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api, BridgeEvent } from "../api.ts";
import { checkActions } from "./actions-checks.ts";
import { keyActions } from "./actions-keys.ts";
import { providerActions } from "./actions-providers.ts";
import { vaultActions } from "./actions-vault.ts";
import { viewActions } from "./actions-view.ts";
import { handleEvent, readSettings, readProviders } from "./events.ts";
import { runningChanges } from "./running-changes.ts";
import { withSelection } from "./selection.ts";
import { shownVault } from "./shown-vault.ts";
import type { Actions, AppState } from "./state.ts";
import type { Surroundings, Workshop } from "./surroundings.ts";

export type AppStore = StoreApi<AppState & { readonly actions: Actions }>;

/** The store, and what feeds it besides its actions. */
export interface App {
  readonly store: AppStore;
  /** Asks for everything the page needs once. */
  readonly start: () => Promise<void>;
  /** Takes an event in. `run` runs the page's command of an id. */
  readonly hear: (event: BridgeEvent, run: (id: string) => void) => void;
}

const beginning: AppState = {
  overview: null,
  error: null,
  answeredAt: 0,
  storeState: null,
  settings: null,
  providers: [],
  appInfo: null,
  online: true,
  waitingForNetwork: new Set(),
  view: { name: "keys", list: "all" },
  dialog: null,
  query: "",
  sort: { column: "attention", descending: false },
  activeId: null,
  selected: new Set(),
  detailOpen: false,
  jobs: [],
  checking: new Set(),
  clipboardClearsAt: null,
  hideSecrets: 0,
  droppedPath: null,
  pendingImport: null,
};

const silent: Surroundings = {
  toast: () => undefined,
  announce: () => undefined,
  later: (work) => work(),
};

/**
 * A store that asks `api`. `now` is milliseconds since 1970. Nothing is asked before `start` or an
 * action does, and nothing is kept beyond the page.
 */
export function createApp(api: Api, now: () => number, around: Surroundings = silent): App {
  let shop: Workshop | undefined;
  const store: AppStore = createStore((set, get) => {
    const vault = shownVault(api, now, (shown) => set(withSelection(get(), shown)));
    shop = { ...around, api, now, vault, changes: runningChanges(), get, set };
    const actions: Actions = {
      ...viewActions(shop),
      ...keyActions(shop),
      ...checkActions(shop),
      ...providerActions(shop),
      ...vaultActions(shop),
    };
    return { ...beginning, actions };
  });
  const ready = shop as Workshop;
  return {
    store,
    start: () => start(ready),
    hear: (event, run) => handleEvent(ready, run, event),
  };
}

/** Only the store of `createApp`: for tests and previews that hear no events. */
export const createAppStore = (api: Api, now: () => number, around?: Surroundings): AppStore =>
  createApp(api, now, around).store;

async function start(shop: Workshop): Promise<void> {
  await Promise.all([
    shop.vault.refresh(),
    readSettings(shop),
    shop.get().actions.refreshStoreState(),
    readFacts(shop),
  ]);
}

/** What does not depend on the keys. */
async function readFacts(shop: Workshop): Promise<void> {
  const { api, set } = shop;
  const [info] = await Promise.all([api.appInfo(), readProviders(shop)]);
  if (info.ok) set({ appInfo: info.value });
}
