/** Texts of the settings page that depend on the state. */
import type { StoreState } from "../../store/state.ts";
import type { GlyphName, Tone } from "../../ui/StatusGlyph.tsx";

interface StoreView {
  readonly glyph: GlyphName | null;
  readonly tone: Tone;
  readonly word: string;
  readonly detail: string | null;
}

const stateWords = {
  ready: { glyph: "valid", tone: "ok", word: "Ready" },
  locked: { glyph: "unchecked", tone: "warn", word: "Locked" },
  absent: { glyph: "rejected", tone: "bad", word: "Not there" },
  denied: { glyph: "rejected", tone: "bad", word: "Refused" },
  failing: { glyph: "overdue", tone: "bad", word: "Not answering" },
} as const satisfies Record<StoreState["state"], Omit<StoreView, "detail">>;

/** The store's state as glyph and words, with its name. */
export function storeView(state: StoreState | null): StoreView {
  if (state === null) return { glyph: "checking", tone: "info", word: "Asking…", detail: null };
  const detail = state.state === "ready" ? state.name : `${state.name}. ${state.why}`;
  return { ...stateWords[state.state], detail };
}

/** What the page does, as commands. */
export const twins = [
  { command: "keystow list", does: "the keys, masked" },
  { command: "keystow check --all", does: "ask the providers whether keys still work" },
  { command: "keystow due", does: "which keys are to be rotated" },
  { command: "keystow store status", does: "where the secrets are, and whether they can be reached" },
  { command: "keystow doctor", does: "find and mend what is broken" },
] as const;
