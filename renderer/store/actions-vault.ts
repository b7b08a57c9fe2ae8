/** The vault as a whole: its lock, the sample, the clipboard, the settings. */
import type { Actions, AppState } from "./state.ts";
import { complain, type Workshop } from "./surroundings.ts";

type VaultActions = Pick<
  Actions,
  | "refresh"
  | "copy"
  | "copyText"
  | "clearClipboard"
  | "openKeyPage"
  | "saveCalendar"
  | "saveLedger"
  | "changeSettings"
  | "lock"
  | "unlock"
  | "refreshStoreState"
  | "openSample"
  | "closeSample"
>;

/** What must be gone as soon as values cannot be reached: whatever shows one or was made of one. */
export function withoutValues(state: AppState): Partial<AppState> {
  const showsValue = state.dialog?.name === "add" || state.dialog?.name === "replace";
  return {
    hideSecrets: state.hideSecrets + 1,
    pendingImport: null,
    droppedPath: null,
    ...(showsValue ? { dialog: null } : {}),
  };
}

export function vaultActions(shop: Workshop): VaultActions {
  const { api, get, set, vault } = shop;
  return {
    refresh: () => vault.refresh(),
    ...clipboardActions(shop),
    async openKeyPage(provider) {
      const answer = await api.openKeyPage(provider);
      if (!answer.ok) complain(shop, answer.error);
    },
    async saveCalendar() {
      const answer = await api.saveCalendar();
      if (!answer.ok) return complain(shop, answer.error);
      const { shown } = answer.value;
      if (shown !== null) shop.toast({ title: "Saved the calendar", description: shown, tone: "ok" });
    },
    async saveLedger() {
      const answer = await api.saveLedger();
      if (!answer.ok) return complain(shop, answer.error);
      const { shown } = answer.value;
      if (shown !== null) shop.toast({ title: "Saved the requests", description: shown, tone: "ok" });
    },
    async changeSettings(change) {
      const before = get().settings;
      if (before !== null) set({ settings: { ...before, ...change } });
      const answer = await api.changeSettings(change);
      if (answer.ok) return set({ settings: answer.value });
      set({ settings: before });
      complain(shop, answer.error);
    },
    async lock() {
      set(withoutValues(get()));
      const answer = await api.lock();
      if (!answer.ok) return complain(shop, answer.error);
      await vault.refresh();
    },
    async unlock(draft) {
      const answer = await api.unlock(draft);
      if (!answer.ok) {
        complain(shop, answer.error);
        return false;
      }
      await Promise.all([vault.refresh(), get().actions.refreshStoreState()]);
      shop.announce("Unlocked", "polite");
      return true;
    },
    async refreshStoreState() {
      const answer = await api.storeState();
      if (!answer.ok) return null;
      set({ storeState: answer.value });
      return answer.value;
    },
    async openSample() {
      const answer = await api.openSample();
      if (answer.ok) await Promise.all([vault.refresh(), get().actions.refreshStoreState()]);
      else complain(shop, answer.error);
      return answer.ok;
    },
    async closeSample() {
      const answer = await api.closeSample();
      if (!answer.ok) return complain(shop, answer.error);
      get().actions.go({ name: "keys", list: "all" });
      // The user's own vault has another store than the sample.
      await Promise.all([vault.refresh(), get().actions.refreshStoreState()]);
    },
  };
}

const copied = { secret: "Copied the secret", assignment: "Copied NAME=value" } as const;

function clipboardActions(shop: Workshop): Pick<Actions, "copy" | "copyText" | "clearClipboard"> {
  const { api, set, now } = shop;
  return {
    async copy(id, as) {
      const answer = await api.copy({ id, as });
      if (!answer.ok) {
        complain(shop, answer.error);
        return false;
      }
      const { clearsInMs } = answer.value;
      if (as === "name" || as === "last-four") {
        shop.toast({ title: as === "name" ? "Copied the name" : "Copied the last four", tone: "ok" });
        return true;
      }
      set({ clipboardClearsAt: clearsInMs === null ? null : now() + clearsInMs });
      if (clearsInMs === null)
        shop.toast({ title: `${copied[as]}. It stays in the clipboard.`, tone: "info" });
      else shop.announce(`${copied[as]}, clears in ${Math.round(clearsInMs / 1000)} seconds`, "polite");
      return true;
    },
    async copyText(text, toast) {
      const answer = await api.copyText(text);
      if (answer.ok) shop.toast({ title: toast, tone: "ok" });
      else complain(shop, answer.error);
      return answer.ok;
    },
    async clearClipboard() {
      const answer = await api.clearClipboard();
      if (!answer.ok) return complain(shop, answer.error);
      set({ clipboardClearsAt: null });
    },
  };
}
