/** What stands behind a verdict, in words: the request, the made-up key, and what changed behind the key. */
import { whyNoControl } from "../../core/checks/index.ts";
import type { CheckState, Drift, Evidence, Key } from "../../core/model.ts";
import type { ProviderDefinition } from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import { agoText } from "../view.ts";

/** Room for URLs and rules. */
const longText = 400;

/** `GET https://…: 401 invalid_api_key: …, 312 ms`. */
export function evidenceText({ method, url, httpStatus, decidedBy, durationMs }: Evidence): string {
  // The rule's words mostly begin with the status.
  const status = httpStatus === null || decidedBy.startsWith(String(httpStatus)) ? "" : `${httpStatus}, `;
  return `${method} ${display(url, longText)}: ${status}${display(decidedBy, longText)}, ${Math.round(durationMs)} ms`;
}

const outcomes = {
  refused: "refused",
  "kept-out": "not let in",
  accepted: "let in as well, so the answer proves nothing",
  unclear: "given no clear answer",
} as const;

/** `refused 3 h ago (401)`; why none was needed; null when there is nothing to say of it. */
export function controlText(
  { status, evidence }: Pick<CheckState, "status" | "evidence">,
  provider: ProviderDefinition | undefined,
  now: number,
): string | null {
  if (evidence === null || evidence.method === "") return null;
  const { control } = evidence;
  if (control !== null) {
    const answer = control.httpStatus === null ? "" : ` (${control.httpStatus})`;
    return `${outcomes[control.outcome]}, ${agoText(control.at, now)}${answer}`;
  }
  if (status !== "valid" || provider?.check.kind !== "request") return null;
  const why = whyNoControl(provider, provider.check);
  return why === null ? null : `not needed: ${why}`;
}

const factWords: Readonly<Record<Drift["changes"][number]["fact"], string>> = {
  account: "account",
  accountId: "account id",
  organisation: "organisation",
  scopes: "scopes",
  expiresOn: "end",
};

/** `account: ours -> theirs`, one text for each change. */
export function driftTexts(drift: Drift | null): readonly string[] {
  const told = (text: string | null): string => (text === null ? "none" : display(text, longText));
  return (drift?.changes ?? []).map(
    ({ fact, before, now }) => `${factWords[fact]}: ${told(before)} -> ${told(now)}`,
  );
}

/** `account and scopes changed`, to stand in a line; "" when nothing did. */
export function driftSummary({ drift }: Key["check"]): string {
  if (drift === null) return "";
  const words = drift.changes.map(({ fact }) => factWords[fact]);
  const [last = "", ...others] = words.toReversed();
  return `${others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`} changed`;
}
