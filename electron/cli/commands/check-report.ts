/** How finished checks look: a line a key, a summary, the next step; and the same as JSON. */
import type { CheckStatus, Identity, Key } from "../../core/model.ts";
import { display } from "../../core/redaction/index.ts";
import type { CommandContext, Terminal } from "../context.ts";
import { type Cell, table } from "../table.ts";
import { placeText, signCell, statusText } from "../view.ts";
import type { CheckedKey, CheckedKeys } from "./check-keys.ts";
import { driftSummary } from "./evidence-text.ts";
import { argumentOf } from "./rotation-text.ts";

/** Signs for terminals and logs that know only ASCII. */
const asciiSigns: Readonly<Record<CheckStatus, string>> = {
  valid: "+",
  limited: "~",
  rejected: "x",
  unreachable: "?",
  unchecked: "o",
  uncheckable: "-",
};

/** Statuses in the order in which a summary names them. */
const summaryOrder = ["valid", "rejected", "limited", "unreachable", "uncheckable"] as const;

export interface ReportOptions {
  readonly ascii: boolean;
}

/** One line a key, to stdout. */
export function printChecked(
  terminal: Terminal,
  checked: readonly CheckedKey[],
  { ascii }: ReportOptions,
): void {
  terminal.data(
    table(
      terminal,
      checked.map((one) => row(one, ascii)),
    ),
  );
}

function row(checked: CheckedKey, ascii: boolean): readonly Cell[] {
  const { key, record, error } = checked;
  const status = record?.verdict.status ?? "unchecked";
  const sign = signCell(status);
  const word = record === null ? "not checked" : statusText(record.verdict);
  return [
    ascii ? { ...sign, text: asciiSigns[status] } : sign,
    { text: display(key.name) },
    { text: placeText(key) || "-" },
    { text: word, colour: sign.colour },
    { text: detailOf(checked) },
    { text: record === null || record.evidence.method === "" ? "" : `${record.evidence.durationMs} ms` },
    ...(error === null || record === null ? [] : [{ text: `not kept: ${error.message}` }]),
  ];
}

/** What proves the verdict, or whose key it is. */
function detailOf({ key, record, error, retryAfterMs }: CheckedKey): string {
  if (record === null) return error === null ? "" : error.message;
  if (record.verdict.status === "uncheckable") return display(record.verdict.reason, 200);
  const wait = retryAfterMs === null ? "" : `, try in ${Math.ceil(retryAfterMs / 1000)} s`;
  const whose = record.verdict.status === "valid" ? identityText(record.identity) : "";
  const changed = driftSummary(key.check);
  const said = (whose === "" ? record.evidence.decidedBy : whose) + wait;
  return display(changed === "" ? said : `${changed}; ${said}`, 120);
}

/** `Acme Inc, pro, credit 12` in one line; "" when the provider told nothing. */
export function identityText({
  account,
  organisation,
  accountId,
  plan,
  credit,
  expiresOn,
}: Identity): string {
  const name = [organisation, account].filter((part) => part !== undefined);
  const parts = [
    ...(name.length > 0 ? name : [accountId]),
    plan,
    credit === undefined ? undefined : `credit ${credit}`,
    expiresOn === undefined ? undefined : `expires ${expiresOn}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** The last two lines for people, to stderr: what came out, and what to do next. */
export function printSummary(
  context: CommandContext,
  { checked, notDone }: CheckedKeys,
  durationMs: number,
): void {
  const counts = summaryOrder
    .map((status) => [countOf(checked, status), status] as const)
    .filter(([count]) => count > 0)
    .map(([count, status]) => `${count} ${status}`);
  const failed = checked.filter(({ record }) => record === null).length;
  const done = checked.length - failed;
  const rest = [
    ...(failed > 0 ? [`${failed} could not be read`] : []),
    ...(notDone.length > 0 ? [`${notDone.length} not done`] : []),
  ];
  const parts = [...counts, ...rest].join(", ");
  context.terminal.message(
    `${done} checked${parts === "" ? "" : `: ${parts}`}   (${(durationMs / 1000).toFixed(1)} s)`,
  );
  const next = nextStep(context, checked, notDone);
  if (next !== null) context.terminal.message(next);
}

function countOf(checked: readonly CheckedKey[], status: CheckStatus): number {
  return checked.filter(({ record }) => record?.verdict.status === status).length;
}

function nextStep(
  { catalogue }: CommandContext,
  checked: readonly CheckedKey[],
  notDone: readonly Key[],
): string | null {
  const first = (status: CheckStatus): Key | undefined =>
    checked.find(({ record }) => record?.verdict.status === status)?.key;
  const rejected = first("rejected");
  if (rejected !== undefined) {
    const page = catalogue.find(({ id }) => id === rejected.provider)?.keyPage;
    const made = typeof page === "string" && page.startsWith("https:") ? `; keys are made at ${page}` : "";
    return `Next: keystow show ${argumentOf(rejected)}${made}`;
  }
  const [open, ...more] = notDone;
  if (more.length > 0) return "Next: keystow check --resume";
  if (open !== undefined) return `Next: keystow check ${argumentOf(open)}`;
  if (first("unreachable") !== undefined) return "Next: keystow check status:unreachable";
  const limited = first("limited");
  return limited === undefined ? null : `Next: keystow show ${argumentOf(limited)}`;
}

/** `check --json`, as PRODUCT says. A key whose secret could not be read has status `unchecked` and an error. */
export function checkedToJson({ checked, notDone }: CheckedKeys): Readonly<Record<string, unknown>> {
  const counts = summaryOrder.map((status) => [status, countOf(checked, status)] as const);
  return {
    version: 1,
    results: checked.map(resultToJson),
    summary: {
      checked: checked.filter(({ record }) => record !== null).length,
      ...Object.fromEntries(counts),
      errors: checked.filter(({ error }) => error !== null).length,
      notDone: notDone.length,
    },
  };
}

/** One entry of `results`, also for `add`. */
export function resultToJson({ key, record, error }: CheckedKey): Readonly<Record<string, unknown>> {
  return {
    id: key.id,
    name: key.name,
    project: key.project,
    environment: key.environment,
    provider: key.provider,
    status: record?.verdict.status ?? "unchecked",
    reason: record?.verdict.reason ?? null,
    identity: record?.identity ?? {},
    evidence: record?.evidence ?? null,
    drift: record === null ? null : key.check.drift,
    ...(error === null
      ? {}
      : { error: { code: error.code, message: error.message, hint: error.hint ?? null } }),
  };
}
