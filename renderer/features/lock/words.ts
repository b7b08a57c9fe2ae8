/** What a lock means and how it opens, in words. Pure. */
import type { LockReason, ReadyVault, StoreState } from "../../store/state.ts";

export interface TroubleText {
  readonly tone: "warn" | "bad" | "info";
  readonly title: string;
  readonly text: string;
  /** How values can be reached again: a button, a passphrase, or another try of a store that does not answer. */
  readonly way: "unlock" | "passphrase" | "retry";
}

const reasons: Readonly<Record<LockReason, string>> = {
  asked: "You locked Keystow.",
  idle: "Keystow locked itself: nobody used it for a while.",
  suspended: "Keystow locked itself when the computer went to sleep.",
  "screen-locked": "Keystow locked itself together with the screen.",
  terminal: "It was locked in a terminal.",
  passphrase: "Its secrets are in a sealed file.",
};

const counted = (count: number): string => (count === 1 ? "1 key" : `${count} keys`);

/** Why values cannot be reached, from the lock alone. */
export function lockText(reason: LockReason, store: ReadyVault["store"], keys: number): TroubleText {
  const sealed = store === "sealed";
  const how = sealed ? "Type the passphrase" : "Unlock it";
  return {
    tone: "info",
    title: reason === "passphrase" ? "Sealed vault is locked" : "Keystow is locked",
    text: `${reasons[reason]} ${how} to read ${counted(keys)}. Names and dates are still shown.`,
    way: sealed ? "passphrase" : "unlock",
  };
}

const storeTitles = {
  locked: "is locked",
  absent: "is not there",
  denied: "refused access",
  failing: "does not answer",
} as const satisfies Record<Exclude<StoreState["state"], "ready">, string>;

/** A hint may end in a command, which has no full stop. */
const sentence = (hint: string): string => (/[.!?]$/.test(hint) || hint === "" ? hint : `${hint}.`);

/** Why values cannot be reached, from what the store said. Null: it is ready. */
export function storeTrouble(
  state: StoreState,
  store: ReadyVault["store"],
  keys: number,
): TroubleText | null {
  if (state.state === "ready") return null;
  // Its hint is for a terminal; the passphrase can be typed right here.
  if (state.state === "locked" && store === "sealed") return lockText("passphrase", store, keys);
  const title = `${state.name} ${storeTitles[state.state]}`;
  if (state.state === "locked") {
    const text = `Unlock it to read ${counted(keys)}. Names and dates are still shown. ${sentence(state.hint)}`;
    return { tone: "warn", title, text, way: "retry" };
  }
  const text = `${state.why} ${sentence(state.hint)} Nothing is lost: names and dates are still shown.`;
  return { tone: "bad", title, text, way: "retry" };
}

/** The one thing to say; the lock comes first, because behind it the store was not asked. Null: all is open. */
export function troubleText(vault: ReadyVault | null, state: StoreState | null): TroubleText | null {
  if (vault === null) return null;
  const keys = vault.keys.filter(({ archivedAt }) => archivedAt === null).length;
  if (vault.locked !== null) return lockText(vault.locked, vault.store, keys);
  return state === null ? null : storeTrouble(state, vault.store, keys);
}
