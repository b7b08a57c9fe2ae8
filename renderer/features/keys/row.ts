/** A line of the list in words: pure, so that every state can be tried without a page. */
import type { KeyRow } from "../../store/state.ts";
import type { GlyphName, Tone } from "../../ui/StatusGlyph.tsx";

/** A state as glyph and words. The glyph is never alone: colour and shape only repeat the words. */
export interface StatusView {
  readonly glyph: GlyphName | null;
  readonly tone: Tone;
  readonly word: string;
  /** More about it, quieter: the reason, or the last definite answer. */
  readonly detail: string | null;
}

export interface RowView {
  readonly id: string;
  readonly name: string;
  readonly variable: string;
  /** Whose key it is, for the mark; the key's own name when nobody knows. */
  readonly owner: string;
  readonly project: string;
  readonly environment: { readonly word: string; readonly live: boolean } | null;
  readonly check: StatusView;
  readonly age: string;
  readonly createdOn: string;
  readonly due: StatusView;
  readonly dueOn: string | null;
  /** The whole line as a screen reader says it. */
  readonly label: string;
}

const statuses = {
  valid: { glyph: "valid", tone: "ok", word: "Valid" },
  limited: { glyph: "limited", tone: "warn", word: "Limited" },
  rejected: { glyph: "rejected", tone: "bad", word: "Rejected" },
  unreachable: { glyph: "unreachable", tone: "idle", word: "Unreachable" },
  unchecked: { glyph: "unchecked", tone: "idle", word: "Not checked" },
  uncheckable: { glyph: "uncheckable", tone: "idle", word: "No check" },
} as const satisfies Record<KeyRow["check"]["status"], Omit<StatusView, "detail">>;

/** While a check runs; the last answer comes back into view when it is done. */
export const checkingView: StatusView = { glyph: "checking", tone: "info", word: "Checking…", detail: null };

/** A status as glyph, tone and word alone. */
export function statusView(status: KeyRow["check"]["status"]): StatusView {
  return { ...statuses[status], detail: null };
}

/** A status in a word; a text that is none stays as it is. */
export function statusWord(status: string): string {
  return Object.entries(statuses).find(([known]) => known === status)?.[1].word ?? status;
}

/** Why, in the list's short words; null when there is no reason. */
export function reasonWords(reason: string | null): string | null {
  return reason === null ? null : (reasons[reason] ?? reason);
}

/** The reasons of the model in words. A reason that is not here is a sentence already. */
const reasons: Readonly<Record<string, string>> = {
  "no-credit": "no credit",
  restricted: "restricted",
  "rate-limited": "rate limited",
  plan: "not in the plan",
  invalid: "invalid",
  expired: "expired",
  revoked: "revoked",
  offline: "offline",
  dns: "name not found",
  timeout: "timed out",
  tls: "connection not trusted",
  "server-error": "server error",
  redirected: "moved, not followed",
  blocked: "blocked",
  unexpected: "unexpected answer",
};

/** Names of environments whose keys touch real customers and money. */
const liveEnvironments = new Set(["prod", "production", "live"]);

const dayInMs = 24 * 60 * 60 * 1000;

/** Days from one calendar date to another; both are dates without a zone, so UTC counts them right. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMs);
}

/** How long ago, in the list's short words. */
export function agoWords(at: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}

/** What the last check said. An unreachable provider says nothing of the key: the last definite answer stays. */
export function checkView({ status, reason, at, definite }: KeyRow["check"], now: number): StatusView {
  const why = reasonWords(reason);
  const when = at === null ? null : agoWords(at, now);
  const before =
    status === "unreachable" && definite !== null
      ? `${statuses[definite.status].word.toLowerCase()} ${agoWords(definite.at, now)}`
      : null;
  const parts = status === "unreachable" ? [why, before] : [why, when];
  const detail = parts.filter((part) => part !== null).join(", ");
  return { ...statuses[status], detail: detail === "" ? null : detail };
}

function dueWords(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${days} d` : `${-days} d overdue`;
}

export function dueView({ state, dueOn }: KeyRow["rotation"], today: string): StatusView {
  const words = dueOn === null ? "" : dueWords(daysBetween(today, dueOn));
  const views: Readonly<Record<typeof state, StatusView>> = {
    none: { glyph: null, tone: "idle", word: "no policy", detail: null },
    ok: { glyph: null, tone: "idle", word: words, detail: null },
    "due-soon": { glyph: "due-soon", tone: "warn", word: words, detail: null },
    overdue: { glyph: "overdue", tone: "bad", word: words, detail: null },
    rotating: { glyph: "due-soon", tone: "warn", word: "rotating", detail: words === "" ? null : words },
  };
  return views[state];
}

/** A date of the future or the past, said in full. */
function spokenDue({ state, dueOn }: KeyRow["rotation"], today: string): string {
  if (state === "rotating") return "being rotated";
  if (dueOn === null) return "no rotation policy";
  const days = daysBetween(today, dueOn);
  if (days === 0) return "due today";
  const span = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `due in ${span}` : `${span} overdue`;
}

/** "STRIPE_SECRET_KEY, Stripe, valid, payments-api, production, due in 7 days". */
function spoken(row: KeyRow, today: string): string {
  const parts = [
    row.variable,
    row.providerName,
    statuses[row.check.status].word.toLowerCase(),
    row.project,
    row.environment,
    spokenDue(row.rotation, today),
    row.archivedAt === null ? null : "archived",
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** Whether keys of this environment touch real customers and money. */
export const isLive = (environment: string): boolean => liveEnvironments.has(environment.toLowerCase());

/** One line. `today` is the user's calendar date, `now` milliseconds since 1970. */
export function rowView(row: KeyRow, today: string, now: number): RowView {
  const { environment } = row;
  return {
    id: row.id,
    name: row.name,
    variable: row.variable,
    owner: row.providerName ?? row.variable,
    project: row.project ?? "",
    environment: environment === null ? null : { word: environment, live: isLive(environment) },
    check: checkView(row.check, now),
    age: `${Math.max(0, daysBetween(row.createdOn, today))} d`,
    createdOn: row.createdOn,
    due: dueView(row.rotation, today),
    dueOn: row.rotation.dueOn,
    label: spoken(row, today),
  };
}

const longDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A calendar date in full, "28 Nov 2026". */
export const inFull = (date: string): string => longDate.format(new Date(`${date}T00:00:00Z`));

/** "1 key", "18 keys": with the user's digits grouping. */
export function countWords(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "key" : "keys"}`;
}

/** "2 selected", "3 selected, 1 hidden": the filter does not unselect. */
export function selectionWords(selected: number, hidden: number): string {
  const chosen = `${selected.toLocaleString("en")} selected`;
  return hidden === 0 ? chosen : `${chosen}, ${hidden.toLocaleString("en")} hidden`;
}

/** "9 keys", "9 keys · 2 selected". */
export function listCountWords(count: number, selected: number, hidden: number): string {
  return selected === 0 ? countWords(count) : `${countWords(count)} · ${selectionWords(selected, hidden)}`;
}
