/** What stands behind a verdict, in words: the request, the made-up key, and what changed behind the key. */
import type { ControlEvidence, Drift, KeyDetail, ShownCheck } from "../../store/state.ts";
import { agoWords, inFull } from "../keys/row.ts";
import { type Fact, identityTitles, requestWords } from "./detail-words.ts";

const outcomes: Readonly<Record<ControlEvidence["outcome"], string>> = {
  refused: "A made-up key was refused",
  "kept-out": "A made-up key was not let in",
  accepted: "A made-up key was let in as well",
  unclear: "A made-up key got no clear answer",
};

/** "A made-up key was refused 3 h ago (401)", or why none was needed; null when there is nothing to say. */
export function controlWords(
  { status, evidence }: Pick<ShownCheck, "status" | "evidence">,
  noControl: string | null,
  now: number,
): string | null {
  if (evidence === null) return null;
  const { control } = evidence;
  if (control === null) {
    return status === "valid" && noControl !== null ? `No control needed: ${noControl}` : null;
  }
  const answer = control.httpStatus === null ? "" : ` (${control.httpStatus})`;
  return `${outcomes[control.outcome]} ${agoWords(control.at, now)}${answer}`;
}

/** How the newest check asked, what it was told, and what makes the answer count. */
export function evidenceFacts({ history, noControl, provider }: KeyDetail, now: number): readonly Fact[] {
  const [newest] = history;
  const evidence = newest?.evidence ?? null;
  if (newest === undefined || evidence === null) {
    const would = provider?.request ?? null;
    return would === null ? [] : [{ title: "Would ask", text: would, mono: true }];
  }
  const answer = evidence.httpStatus === null ? "No answer" : `HTTP ${evidence.httpStatus}`;
  const control = controlWords(newest, noControl, now);
  return [
    { title: "Checked with", text: requestWords(evidence), mono: true },
    { title: "Answer", text: answer, mono: false },
    { title: "Decided by", text: evidence.decidedBy, mono: false },
    ...(control === null ? [] : [{ title: "Control", text: control, mono: false }]),
  ];
}

/** What changed, as lines of before and now. */
export function driftFacts({ changes }: Drift): readonly Fact[] {
  return changes.map(({ fact, before, now }) => {
    const [, title = fact] = identityTitles.find(([name]) => name === fact) ?? [];
    const told = (text: string | null): string => {
      if (text === null) return "none";
      return fact === "expiresOn" ? inFull(text) : text;
    };
    return { title, text: `${told(before)} → ${told(now)}`, mono: false };
  });
}
