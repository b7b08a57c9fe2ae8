/** What the main process tells unasked, taken into the state. */
import type { BridgeEvent } from "../api.ts";
import { followJob } from "./actions-checks.ts";
import { withoutValues } from "./actions-vault.ts";
import { complain, type Workshop } from "./surroundings.ts";

/** `run` runs the page's command of that id. */
export function handleEvent(shop: Workshop, run: (id: string) => void, event: BridgeEvent): void {
  const { get, set } = shop;
  switch (event.type) {
    case "changed":
      return void shop.vault.refresh();
    case "locked":
      return locked(shop, event.reason !== null);
    case "hide-secrets":
      return set({ hideSecrets: get().hideSecrets + 1 });
    case "job":
      return followJob(shop, event.job);
    case "clipboard":
      return clipboard(shop, event);
    case "command":
      return run(event.id);
    case "settings":
      return void readSettings(shop);
    case "providers":
      return void readProviders(shop);
  }
}

function locked({ get, set, vault, announce }: Workshop, now: boolean): void {
  if (now) set(withoutValues(get()));
  announce(now ? "Keystow is locked" : "Keystow is unlocked", now ? "assertive" : "polite");
  void vault.refresh();
  void get().actions.refreshStoreState();
}

function clipboard(
  { set, now, announce, toast }: Workshop,
  { clearsInMs, outcome }: Extract<BridgeEvent, { readonly type: "clipboard" }>,
): void {
  set({ clipboardClearsAt: clearsInMs === null ? null : now() + clearsInMs });
  if (outcome === "cleared") announce("Clipboard cleared", "polite");
  if (outcome === "unverified")
    toast({
      title: "The clipboard could not be checked",
      description: "The secret may still be in it. Copy something else to be sure.",
      tone: "bad",
    });
}

/** Settings may have been changed by a menu or by another window. */
export async function readSettings(shop: Workshop): Promise<void> {
  const answer = await shop.api.settings();
  if (answer.ok) shop.set({ settings: answer.value });
  else complain(shop, answer.error);
}

/** The user may have enabled or removed one of their own, in the terminal as well. */
export async function readProviders({ api, set }: Workshop): Promise<void> {
  const answer = await api.providers();
  if (answer.ok) set({ providers: answer.value });
}
