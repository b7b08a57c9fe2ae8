/** Texts of the settings page that depend on the state. */
import type { ScheduleView, StoreState } from "../../store/state.ts";
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

const pauses = {
  sample: "the sample vault is shown",
  locked: "Keystow is locked",
  busy: "another check runs",
  offline: "offline",
  battery: "on battery power",
  store: "the keychain does not open",
} as const satisfies Record<NonNullable<ScheduleView["paused"]>, string>;

/** How the daily checks stand at `now` (milliseconds since 1970), in one line. */
export function scheduleText(view: ScheduleView | null, now: number): string {
  if (view === null) return "Not known yet";
  if (!view.on) return "Off";
  if (view.paused !== null) return `Paused: ${pauses[view.paused]}`;
  if (view.next === null) return "No key can be checked";
  if (view.due > 1) return `${view.due} keys wait for their turn`;
  const wait = Date.parse(view.next.at) - now;
  return `Next: ${view.next.name} ${wait <= 0 ? "now" : `in ${waitWords(wait)}`}`;
}

const minute = 60_000;
const hour = 60 * minute;

function waitWords(milliseconds: number): string {
  if (milliseconds < hour) return `${Math.ceil(milliseconds / minute)} min`;
  const hours = Math.round(milliseconds / hour);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

/** What the page does, as commands. */
export const twins = [
  { command: "keystow list", does: "the keys, masked" },
  { command: "keystow check --all", does: "ask the providers whether keys still work" },
  { command: "keystow schedule status", does: "whether keys are checked daily, and which is next" },
  { command: "keystow due", does: "which keys are to be rotated" },
  { command: "keystow store status", does: "where the secrets are, and whether they can be reached" },
  { command: "keystow doctor", does: "find and mend what is broken" },
] as const;
