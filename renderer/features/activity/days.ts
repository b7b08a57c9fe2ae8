/** Activity by day, and what a filter leaves of it. Pure: the page's clock comes in. */
import type { ActivityEntry } from "../../store/state.ts";

export interface Day<Entry> {
  /** `2026-11-21`, in the user's time zone. */
  readonly date: string;
  /** "Today", "Yesterday", or the date in full. */
  readonly title: string;
  readonly entries: readonly Entry[];
}

const longDate = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const exactTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

const dateOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");

function titleOf(date: string, moment: Date, now: number): string {
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (date === dateOf(new Date(now))) return "Today";
  return date === dateOf(yesterday) ? "Yesterday" : longDate.format(moment);
}

/** Entries grouped by day, in the order in which they came. `now` in milliseconds since 1970. */
export function daysOf<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
  now: number,
): readonly Day<Entry>[] {
  const groups = Map.groupBy(entries, ({ at }) => dateOf(new Date(at)));
  return [...groups].map(([date, group]) => ({
    date,
    title: titleOf(date, new Date(group[0]?.at ?? now), now),
    entries: group,
  }));
}

/** `09:14`. */
export const timeOf = (at: string): string => clockTime.format(new Date(at));
/** `21 Nov 2026, 09:14:03`. */
export const exactTimeOf = (at: string): string => exactTime.format(new Date(at));

/** Kinds of the model by what the user looks for. */
export const activityGroups = [
  { value: "", label: "Everything", kinds: [] },
  {
    value: "keys",
    label: "Keys",
    kinds: ["key-added", "key-edited", "key-archived", "key-restored", "key-erased"],
  },
  { value: "checks", label: "Checks", kinds: ["key-checked", "key-drifted"] },
  { value: "secrets", label: "Secrets read", kinds: ["key-read"] },
  { value: "files", label: ".env files", kinds: ["env-written", "imported"] },
  { value: "rotation", label: "Rotation", kinds: ["policy-changed", "snoozed"] },
  { value: "vault", label: "Vault", kinds: ["vault-created", "store-moved", "repaired", "provider-changed"] },
] as const satisfies readonly {
  readonly value: string;
  readonly label: string;
  readonly kinds: readonly string[];
}[];

/** Entries of a group whose sentence or key has the text. */
export function filterActivity(
  entries: readonly ActivityEntry[],
  group: string,
  text: string,
): readonly ActivityEntry[] {
  const kinds: readonly string[] = activityGroups.find(({ value }) => value === group)?.kinds ?? [];
  const wanted = text.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (kinds.length === 0 || kinds.includes(entry.kind)) &&
      `${entry.text} ${entry.keyName ?? ""}`.toLowerCase().includes(wanted),
  );
}
