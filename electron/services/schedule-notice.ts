/** Which keys a check by the schedule found worse than before, and what the notification says. Pure. */
import type { Key, KeptCheck, Verdict } from "../core/model.ts";
import { display } from "../core/redaction/index.ts";
import type { CheckedKey } from "./check-book.ts";

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** A key that needs its owner. `changed`: it works, and its account or rights are others than before. */
export interface TurnedKey {
  readonly name: string;
  readonly to: "rejected" | "limited" | "changed";
  readonly reason: string | null;
}

/** More names than these are counted. */
const namesShown = 3;

type Found = Pick<Verdict, "status" | "reason">;

/** Too many requests says nothing about the key, though it is an answer. */
const isWord = ({ status, reason }: Found): boolean =>
  (status === "valid" || status === "limited" || status === "rejected") && reason !== "rate-limited";

/**
 * What is to be told about a key; null when nothing is. `before`: as it was before the check; `history`:
 * its earlier checks, the newest first, asked for only when `before` does not tell.
 */
export function turnedKey(
  before: Key,
  { key, record }: CheckedKey,
  history: () => readonly KeptCheck[],
): TurnedKey | null {
  // By a later check, in another program, the key may be well again.
  if (record === null || key.check.at !== record.at) return null;
  const { status, reason } = record.verdict;
  const bad = status === "rejected" || (status === "limited" && isWord(record.verdict)) ? status : null;
  if (bad !== null && wasValid(before, record.at, history)) return { name: key.name, to: bad, reason };
  return key.check.drift?.at === record.at ? { name: key.name, to: "changed", reason: null } : null;
}

function wasValid({ check }: Key, at: string, history: () => readonly KeptCheck[]): boolean {
  // A limit may have been the rate of requests, behind which an earlier word still stands.
  if (check.definite?.status !== "limited") return check.definite?.status === "valid";
  const word = history().find((one) => one.at !== at && isWord(one.verdict));
  return word?.verdict.status === "valid";
}

/** One notification for all of them; null when there are none. Names only when the user allows them. */
export function noticeText(turned: readonly TurnedKey[], showNames: boolean): Notice | null {
  const [first, ...more] = turned;
  if (first === undefined) return null;
  if (more.length > 0)
    return { title: `${turned.length} keys need attention`, body: summary(turned, showNames) };
  const name = showNames ? display(first.name) : "A key";
  return { title: `${name} ${titles[first.to]}`, body: bodyOf(first) };
}

const titles = {
  rejected: "no longer works",
  limited: "works only in part",
  changed: "belongs to another account or has other rights",
} as const satisfies Record<TurnedKey["to"], string>;

function bodyOf({ to, reason }: TurnedKey): string {
  if (to === "changed") return "Open Keystow to see what changed.";
  return `Its provider answered: ${to}${reason === null ? "" : `, ${display(reason)}`}. Open Keystow to see the evidence.`;
}

function summary(turned: readonly TurnedKey[], showNames: boolean): string {
  const counts = (["rejected", "limited", "changed"] as const)
    .map((to) => [turned.filter((one) => one.to === to).length, to] as const)
    .filter(([count]) => count > 0)
    .map(([count, to]) => `${count} ${to}`)
    .join(", ");
  if (!showNames) return `${counts}.`;
  const names = turned.slice(0, namesShown).map(({ name }) => display(name));
  const rest = turned.length > namesShown ? [`${turned.length - namesShown} more`] : [];
  return `${counts}: ${[...names, ...rest].join(", ")}.`;
}
