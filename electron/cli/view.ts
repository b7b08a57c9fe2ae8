/** How a key is shown, in words and as JSON: one place for every command. */
import type { CalendarDate, CheckStatus, Key, RotationView, StoreKind } from "../core/model.ts";
import { display } from "../core/redaction/index.ts";
import { daysBetween, rotationView } from "../core/rotation/index.ts";
import type { LinkView } from "../services/link-states.ts";
import type { Colour } from "./output.ts";
import type { Cell } from "./table.ts";

export type { LinkView } from "../services/link-states.ts";

/** What a key's view needs besides the key. */
export interface KeySurroundings {
  readonly store: StoreKind;
  readonly today: CalendarDate;
  /** `unknown` where the files were not read. */
  readonly links: readonly LinkView[];
}

/** The JSON of a key, as PRODUCT says, everywhere the same. Holds the masked form, never a value. */
export function keyToJson(
  key: Key,
  { store, today, links }: KeySurroundings,
): Readonly<Record<string, unknown>> {
  const { status, reason, at, definite, identity, evidence, drift } = key.check;
  const { policyDays, dueOn, state } = rotationView(key, today);
  return {
    id: key.id,
    name: key.name,
    variable: key.variable,
    provider: key.provider,
    project: key.project,
    environment: key.environment,
    tags: key.tags,
    masked: key.masked,
    createdOn: key.createdOn,
    expiresOn: key.expiresOn,
    store,
    fields: key.fields,
    rotation: { policyDays, dueOn, state },
    check: { status, reason, at, definite, identity, evidence, drift },
    links: links.map((link) => ({ file: link.file, variable: link.variable, state: link.state })),
  };
}

/** Sign and colour of a check status; the word always stands beside them. */
const looks: Readonly<Record<CheckStatus, { readonly sign: string; readonly colour: Colour }>> = {
  valid: { sign: "✓", colour: "green" },
  limited: { sign: "◐", colour: "yellow" },
  rejected: { sign: "✗", colour: "red" },
  unreachable: { sign: "☁", colour: "gray" },
  unchecked: { sign: "○", colour: "gray" },
  uncheckable: { sign: "–", colour: "gray" },
};

/** `✓`, in its colour. */
export function signCell(status: CheckStatus): Cell {
  return { text: looks[status].sign, colour: looks[status].colour };
}

/** `limited: no-credit`, `valid`; the free text of an uncheckable key is left to `show`. */
export function statusText({ status, reason }: Pick<Key["check"], "status" | "reason">): string {
  return reason === null || status === "uncheckable" ? status : `${status}: ${display(reason)}`;
}

/**
 * The check column of a list: a key that could not be reached keeps its last definite answer beside it.
 * `now`: milliseconds since 1970.
 */
export function checkCell(key: Key, now: number): Cell {
  if (!key.secretPresent) return { text: "secret missing", colour: "red" };
  const { definite, status } = key.check;
  const known =
    status === "unreachable" && definite !== null ? ` (${definite.status} ${agoText(definite.at, now)})` : "";
  // What changed is in `show`; here it only has to catch the eye.
  if (key.check.drift !== null)
    return { text: `${statusText(key.check)}${known} (changed)`, colour: "yellow" };
  return { text: statusText(key.check) + known, colour: looks[status].colour };
}

/** How long a moment is past, whatever the zone: `just now`, `5 min ago`, `3 h ago`, `2 d ago`. */
export function agoText(at: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}

/** The same of a calendar date: `today`, `3 d ago`. */
export function daysAgo(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(date, today);
  return days <= 0 ? "today" : `${days} d ago`;
}

/** `due in 7 d`, `overdue 3 d`, `due today`; a key that is not due soon tells its age. */
export function ageCell(key: Key, today: CalendarDate): Cell {
  const view = rotationView(key, today);
  const age = Math.max(0, daysBetween(key.createdOn, today));
  if (view.dueOn === null || (view.state !== "overdue" && view.state !== "due-soon")) {
    return { text: `${age} d old` };
  }
  return { text: dueText(view, today), colour: view.state === "overdue" ? "red" : "yellow" };
}

/** When a rotation is due, in words; "" without a date. */
export function dueText({ dueOn }: RotationView, today: CalendarDate): string {
  if (dueOn === null) return "";
  const days = daysBetween(today, dueOn);
  if (days < 0) return `overdue ${-days} d`;
  return days === 0 ? "due today" : `due in ${days} d`;
}

/** `payments/prod`, `payments`, `/prod` or "". */
export function placeText({ project, environment }: Pick<Key, "project" | "environment">): string {
  const left = project === null ? "" : display(project, 40);
  return environment === null ? left : `${left}/${display(environment, 40)}`;
}
