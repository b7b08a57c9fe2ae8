/** The requests that were sent, as texts for the page. Pure. */
import type { ShownRequest } from "../../store/state.ts";
import { reasonWords } from "../keys/row.ts";

/** `312 B`, `1.4 kB`. */
export function bytesText(bytes: number): string {
  return bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`;
}

/** Requests whose host, path, key, provider or outcome has all the words. */
export function filterRequests(requests: readonly ShownRequest[], text: string): readonly ShownRequest[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter(({ method, host, path, key, provider, outcome }) => {
    const texts = [method, `${host}${path}`, key?.name ?? "", provider, outcome, outcomeText(outcome)];
    const all = texts.join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** "212 requests to 9 hosts". */
export function summaryText(requests: readonly ShownRequest[]): string {
  const hosts = new Set(requests.map(({ host }) => host)).size;
  const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;
  return `${counted(requests.length, "request")} to ${counted(hosts, "host")}`;
}

/** What came of it: `limited: rate limited`. Of a control only how it went: that it was one is told already. */
export function outcomeText(outcome: string): string {
  const [, before = "", after] = /^([a-z-]+): (.*)$/u.exec(outcome) ?? [];
  if (after === undefined) return outcome;
  const why = reasonWords(after) ?? "";
  return before === "control" ? why.replace("-", " ") : `${before}: ${why}`;
}

/** Whose request it was. A control goes with a made-up key, so that no real one is named. */
export function whoseText({ key, outcome, provider }: ShownRequest): string {
  if (key !== null) return key.name;
  return outcome.startsWith("control") ? `Made-up key for ${provider}` : provider;
}
