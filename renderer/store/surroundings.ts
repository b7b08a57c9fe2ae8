/** What the store needs of the page around it, as ports: a test gives its own. */
import type { Api } from "../api.ts";
import type { RunningChanges } from "./running-changes.ts";
import type { ShownVault } from "./shown-vault.ts";
import type { Actions, AppState, KeystowError } from "./state.ts";

/** A short message with at most one thing to do. Never holds a secret. */
export interface Notice {
  readonly title: string;
  readonly description?: string;
  readonly tone?: "ok" | "bad" | "info";
  /** Earlier messages about changes go: what they say is no longer so. */
  readonly clears?: boolean;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
}

export interface Surroundings {
  /** Shows a toast. */
  readonly toast: (notice: Notice) => void;
  /** Tells a screen reader. */
  readonly announce: (text: string, urgency: "polite" | "assertive") => void;
  /** Runs `work` after so many milliseconds. */
  readonly later: (work: () => void, milliseconds: number) => void;
}

/** What every group of actions works with. */
export interface Workshop extends Surroundings {
  readonly api: Api;
  readonly now: () => number;
  readonly vault: ShownVault;
  /** Every change that can be undone is counted here. */
  readonly changes: RunningChanges;
  readonly get: () => AppState & { readonly actions: Actions };
  readonly set: (change: Partial<AppState>) => void;
}

/**
 * Shows a failure: what happened and why, then what to do next. When it came from the place where
 * secrets live, that place is asked how it is, so that banner and status bar do not say otherwise.
 */
export function complain(shop: Pick<Workshop, "toast" | "get">, error: KeystowError): void {
  shop.toast({
    title: error.message,
    ...(error.hint === undefined ? {} : { description: error.hint }),
    tone: "bad",
  });
  if (error.code.startsWith("store-")) void shop.get().actions.refreshStoreState();
}
