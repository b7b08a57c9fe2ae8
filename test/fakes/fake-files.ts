/** What the fake bridge tells of one key and of `.env` files. */
import type { ActivityEntry, Changed, DiffLine, KeyDetail, KeyRow } from "../../electron/ipc/answers.ts";
import type { Bridge } from "../../electron/ipc/contract.ts";
import type { Result } from "../../electron/core/errors.ts";
import { fakeProviders } from "./fake-providers.ts";
import { sampleId, sampleNow } from "./sample-rows.ts";

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value });

const identity = { account: "Acme Payments Ltd", accountId: "acct_1PqX…9dE", scopes: ["read"] };

/** One key whose account is another one since two days ago. */
const changedVariable = "STRIPE_SECRET_KEY";
const changed: KeyDetail["drift"] = {
  at: new Date(sampleNow - 2 * 86_400_000).toISOString(),
  changes: [
    { fact: "account", before: "Acme Test Ltd", now: "Acme Payments Ltd" },
    { fact: "scopes", before: "read, write", now: "read" },
  ],
};

/** Thirty checks, one rejected and one limited among them. */
export function detailOf(row: KeyRow | undefined, entries: readonly ActivityEntry[]): KeyDetail {
  const provider = fakeProviders.find(({ id }) => id === row?.provider) ?? null;
  const statusAt = (index: number) => {
    if (index === 0) return row?.check.status ?? "valid";
    if (index === 10) return "rejected";
    return index === 9 ? "limited" : "valid";
  };
  const history = Array.from({ length: 30 }, (_none, index) => ({
    at: new Date(sampleNow - 120_000 - index * 86_400_000).toISOString(),
    status: statusAt(index),
    reason: null,
    identity,
    evidence: {
      method: "GET",
      url: `https://${provider?.hosts[0] ?? "api.example.com"}/v1/account`,
      httpStatus: 200,
      decidedBy: "status 200",
      durationMs: 214,
      control:
        index === 0
          ? {
              at: new Date(sampleNow - 3 * 3_600_000).toISOString(),
              outcome: "refused" as const,
              httpStatus: 401,
            }
          : null,
    },
  }));
  return {
    id: row?.id ?? sampleId(0),
    note: "",
    noteLooksLikeKey: false,
    fields: [],
    secretFields: [],
    allowPrivate: false,
    secretPresent: true,
    history: row?.check.at === null ? [] : history,
    drift: row?.variable === changedVariable ? changed : null,
    noControl: provider?.noCheck === null ? "the provider documents what a wrong key gets" : null,
    links: [
      { file: "~/code/payments-api/.env", variable: row?.variable ?? "", state: "same" },
      { file: "~/code/payments-api/.env.local", variable: "STRIPE_KEY", state: "different" },
      { file: "~/code/web/.env", variable: "STRIPE_SECRET", state: "missing" },
    ],
    activity: entries.filter(({ keyId }) => keyId === row?.id),
    provider,
  };
}

const diff: readonly DiffLine[] = [
  { kind: "other", oldLine: 1, newLine: 1, before: null, after: "# payments-api", note: null },
  { kind: "other", oldLine: 2, newLine: 2, before: null, after: "PORT=••••", note: null },
  {
    kind: "change",
    oldLine: 3,
    newLine: 3,
    before: "STRIPE_SECRET_KEY=sk_live_••••••••0000",
    after: "STRIPE_SECRET_KEY=sk_live_••••••••1001",
    note: "value differs",
  },
  { kind: "same", oldLine: 4, newLine: 4, before: null, after: "OPENAI_API_KEY=op_••••••••1000", note: null },
  {
    kind: "add",
    oldLine: null,
    newLine: 5,
    before: null,
    after: "STRIPE_WEBHOOK_SECRET=st_••••••••1014",
    note: null,
  },
];

type FileAnswers = Pick<Bridge, "chooseFile" | "exportTargets" | "previewExport" | "writeExport">;

/** `change` records a step that can be undone. */
export function fakeExports(
  rows: () => readonly KeyRow[],
  change: (words: string, ids: readonly string[], next: readonly KeyRow[]) => Promise<Result<Changed>>,
): FileAnswers {
  const file = { handle: sampleId(700), shown: "~/code/payments-api/.env" };
  return {
    chooseFile: () => ok({ file }),
    exportTargets: () => ok([{ ...file, keys: 3, ids: [sampleId(0), sampleId(1), sampleId(14)] }]),
    previewExport: () =>
      ok({
        plan: sampleId(701),
        file,
        isNew: false,
        inSync: false,
        counts: { added: 1, changed: 1, same: 1 },
        lines: diff,
        blocked: null,
        guards: [
          { tone: "ok", title: "Git ignores it", text: "A rule in .gitignore names it." },
          { tone: "warn", title: "Others can read it", text: "Its mode becomes 0600." },
        ],
        command: "keystow env write --project payments-api --env prod",
      }),
    writeExport: () => change("Write ~/code/payments-api/.env", [], rows()),
  };
}
