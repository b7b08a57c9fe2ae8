/** The detail panel in words: pure, so that every state can be tried without a page. */
import type { Evidence, Identity, KeyDetail, KeyRow, LinkState, ShownCheck } from "../../store/state.ts";
import type { GlyphName, Tone } from "../../ui/StatusGlyph.tsx";
import { agoWords, daysBetween, inFull, reasonWords, statusWord } from "../keys/row.ts";

/** A line of facts: what it is, and what is known. */
export interface Fact {
  readonly title: string;
  readonly text: string;
  /** Ids and addresses are set in the mono face. */
  readonly mono: boolean;
}

/** The facts of an identity in their order, each with its title. */
export const identityTitles: readonly (readonly [keyof Identity, string])[] = [
  ["account", "Account"],
  ["accountId", "Account ID"],
  ["organisation", "Organisation"],
  ["plan", "Plan"],
  ["scopes", "Scopes"],
  ["expiresOn", "Expires"],
  ["credit", "Credit"],
  ["limits", "Limits"],
];

/** What the provider told of the account behind the key. */
export function identityFacts(identity: Identity): readonly Fact[] {
  return identityTitles.flatMap(([name, title]): readonly Fact[] => {
    const value = identity[name];
    if (value === undefined || value.length === 0) return [];
    const text = typeof value === "string" ? value : value.join(", ");
    return [{ title, text: name === "expiresOn" ? inFull(text) : text, mono: name === "accountId" }];
  });
}

/** `GET api.github.com/user`: the request that was made, without its scheme and its secret. */
export function requestWords({ method, url }: Pick<Evidence, "method" | "url">): string {
  return `${method} ${url.replace(/^https?:\/\//, "")}`;
}

/** The newest check that says who the key belongs to: an unreachable provider told nothing. */
export function lastIdentity(history: readonly ShownCheck[]): Identity {
  return history.find(({ identity }) => Object.keys(identity).length > 0)?.identity ?? {};
}

/** "2 min ago · 214 ms"; null when nothing was checked. */
export function whenWords(row: KeyRow["check"], newest: ShownCheck | undefined, now: number): string | null {
  if (row.at === null) return null;
  const evidence = newest?.at === row.at ? newest.evidence : null;
  const parts = [agoWords(row.at, now), evidence === null ? null : `${evidence.durationMs} ms`];
  return parts.filter((part) => part !== null).join(" · ");
}

/**
 * Why the status is what it is, as a sentence. For an unreachable provider the last definite answer
 * comes first, since that is what is known of the key.
 */
export function checkSentence({ status, reason, definite }: KeyRow["check"], now: number): string | null {
  const why = reasonWords(reason);
  if (status === "unreachable") {
    const known =
      definite === null
        ? "The key has never been checked with success."
        : `${statusWord(definite.status)} ${agoWords(definite.at, now)}.`;
    return `${known} The provider could not be reached${why === null ? "" : ` (${why})`}; the key may be fine.`;
  }
  if (status === "unchecked") return "This key has not been checked yet.";
  if (why === null) return null;
  return /[.!?]$/.test(why) ? why : `${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`;
}

/** The order in which the summary names them. */
const summarised = ["valid", "limited", "rejected", "unreachable", "uncheckable", "unchecked"] as const;

/** "28 valid · 1 limited · 1 rejected". */
export function historySummary(history: readonly Pick<ShownCheck, "status">[]): string {
  if (history.length === 0) return "None yet";
  return summarised
    .map((status) => ({ status, count: history.filter((check) => check.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${statusWord(status).toLowerCase()}`)
    .join(" · ");
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A moment in the user's time zone: "21 Nov 2026, 09:00". */
export const momentWords = (at: string): string => moment.format(new Date(at));

/** One check as a line of the log. */
export function logLine({ at, status, reason, evidence }: ShownCheck): string {
  const parts = [
    momentWords(at),
    statusWord(status),
    reasonWords(reason),
    evidence === null ? null : requestWords(evidence),
    typeof evidence?.httpStatus === "number" ? `HTTP ${evidence.httpStatus}` : null,
    evidence === null ? null : `${evidence.durationMs} ms`,
    evidence?.decidedBy ?? null,
  ];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}

/** The place of the bar that a key leads to, or null when it is none of ours. */
export function barAt(key: string, at: number, count: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: count - 1,
  };
  const place = places[key];
  return place === undefined ? null : Math.max(0, Math.min(count - 1, place));
}

export interface RotationWords {
  /** Days since the value was made. */
  readonly age: number;
  /** "83 of 90 days", or that there is no policy. */
  readonly progress: string;
  readonly tone: "accent" | "warn" | "bad";
  /** Further facts: a snooze, an expiry. */
  readonly more: readonly string[];
}

const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;

/** The rotation of a key. `today` is the user's calendar date. */
export function rotationWords({ createdOn, expiresOn, rotation }: KeyRow, today: string): RotationWords {
  const age = Math.max(0, daysBetween(createdOn, today));
  const { policyDays, snoozedUntil, state } = rotation;
  const snoozed =
    snoozedUntil !== null && snoozedUntil > today ? `Snoozed until ${inFull(snoozedUntil)}.` : null;
  const expires =
    expiresOn === null ? null : `${expiresOn < today ? "Expired" : "Expires"} on ${inFull(expiresOn)}.`;
  return {
    age,
    progress: policyDays === null ? `${days(age)} old, no policy` : `${age} of ${days(policyDays)}`,
    tone: state === "overdue" ? "bad" : state === "due-soon" || state === "rotating" ? "warn" : "accent",
    more: [snoozed, expires].filter((text) => text !== null),
  };
}

interface LinkView {
  readonly glyph: GlyphName;
  readonly tone: Tone;
  readonly word: string;
}

/** Whether a file still holds the key's value. */
export const linkViews: Readonly<Record<LinkState, LinkView>> = {
  same: { glyph: "valid", tone: "ok", word: "in sync" },
  different: { glyph: "limited", tone: "warn", word: "differs" },
  missing: { glyph: "unchecked", tone: "warn", word: "not in the file" },
  "file-gone": { glyph: "overdue", tone: "bad", word: "file gone" },
  unknown: { glyph: "uncheckable", tone: "idle", word: "not read" },
};

/** "Used in 3 files". */
export function linksTitle(links: KeyDetail["links"]): string {
  const files = new Set(links.map(({ file }) => file)).size;
  return files === 0 ? "Used in no file" : `Used in ${files} ${files === 1 ? "file" : "files"}`;
}
