/**
 * Answers that prove nothing, though their status fits a rule: a web page where data should be, a body
 * that could not be read, a body that only sends back what it was sent. A rule that reads the answer
 * itself (a value, a text, a header) is not fooled by them and is not doubted.
 */
import type { RequestCheck, VerdictRule } from "../providers/index.ts";
import type { Secret } from "../secret.ts";
import type { Answer } from "./conditions.ts";
import { conceal } from "./secret-forms.ts";

export const tooLarge = "with a body that is too large or compressed";

/**
 * Why `answer` is no evidence for what `rule` of `check` says, as a sentence part; null when it is.
 * `secrets` are those that were sent.
 */
export function doubtAbout(
  rule: VerdictRule,
  answer: Answer,
  check: Pick<RequestCheck, "placements">,
  secrets: readonly Secret[],
): string | null {
  const { status, reason } = rule.then;
  const claims =
    status === "valid" || status === "rejected" || (status === "limited" && reason !== "rate-limited");
  if (!claims || readsTheAnswer(rule)) return null;
  if (answer.text === null || (answer.cut && rule.when.path === undefined)) return tooLarge;
  if (asksForPassword(answer) && !sendsPassword(check))
    return "which asks for a password of its own, as a server before the provider's does";
  if (isPage(answer) && !asksForCredentials(answer)) return "with a web page in place of data";
  if (mayBeWall(answer)) return "with a body that is not JSON";
  if (status === "rejected" && namesTheSender(answer))
    return "with a text about the network address that the request came from";
  return status !== "rejected" && conceal(answer.text, secrets) !== answer.text
    ? "with an answer that only repeats what it was sent"
    : null;
}

/** Members that servers for testing use when they send back what they got; `data` is also a real one's. */
const echoMembers = new Set(
  "args body data files form headers json method origin params path query url".split(" "),
);

function readsTheAnswer({ when: { path, equals, contains, bodyContains, header } }: VerdictRule): boolean {
  const compares = equals !== undefined || contains !== undefined;
  const isTelling = path !== undefined && (compares || !echoMembers.has(path));
  return isTelling || bodyContains !== undefined || header !== undefined;
}

export const isPage = ({ text }: Pick<Answer, "text">): boolean =>
  text !== null && /<(?:!doctype\s+html|html[\s>])/i.test(text.slice(0, 1_000));

/** A 401 with its challenge (RFC 9110, 15.5.2) comes from who checks the key, whatever the page looks like. */
const asksForCredentials = ({ status, headers }: Answer): boolean =>
  status === 401 && Object.hasOwn(headers, "www-authenticate");

/** The same, for HTTP's own user name and password. An answer in JSON comes from the provider itself. */
const asksForPassword = (answer: Answer): boolean =>
  asksForCredentials(answer) &&
  answer.json === undefined &&
  /^basic\b/i.test(answer.headers["www-authenticate"] ?? "");

const sendsPassword = ({ placements }: Pick<RequestCheck, "placements">): boolean =>
  placements.some((one) => one.kind === "basic" || (one.kind === "header" && /^basic /i.test(one.template)));

/** An account may let in some addresses only; a genuine key is turned away from all others. */
const senderWords =
  /\bip[ _-]?(?:v[46][ _-]?)?(?:address|allow|white|restrict|filter|range|not)|\b(?:allow|white)[ _-]?list/i;

const namesTheSender = ({ text }: Answer): boolean => senderWords.test(text?.slice(0, 4_000) ?? "");

/** What a firewall turns away, it often turns away in a line of plain text ("error code: 1020"). */
const wallStatuses = new Set([400, 403, 404]);

function mayBeWall({ status, text, json }: Answer): boolean {
  const said = text?.trim() ?? "";
  return wallStatuses.has(status) && said !== "" && json === undefined && !said.startsWith("<");
}
