/** What the fake bridge makes of a pasted text: a key, or lines to import. Nothing of it is kept. */
import type { CheckAnswer, ImportPreview, KeyRow } from "../../electron/ipc/answers.ts";
import { fakeCandidates, fakeProviders } from "./fake-providers.ts";

export const importOf = (draft: string, source: string, text: string): ImportPreview => ({
  draft,
  source,
  rows: text.split("\n").flatMap((line, index) => {
    const [variable, value] = line.split("=", 2);
    if (variable === undefined || value === undefined) return [];
    const candidates = fakeCandidates(value).map((candidate) => ({
      provider: candidate.provider,
      name: candidate.name,
    }));
    const only = candidates.length === 1 ? (candidates[0]?.provider ?? null) : null;
    const masked = `${value.slice(0, 4)}••••••••${value.slice(-4)}`;
    return [
      {
        index,
        variable: variable.trim(),
        masked,
        state: "new" as const,
        provider: only,
        candidates,
        note: "",
      },
    ];
  }),
  problems: [],
  git: null,
});
export const importSample =
  "GITHUB_TOKEN=ghp_0000000000000000\nOPENAI_API_KEY=sk-0000000000000000\nPORT=3000";

export const intakeOf = (draft: string, text: string, rows: readonly KeyRow[]) => {
  const value = text.trim().replace(/^[A-Z_]+=/, "");
  const same = value.endsWith("0000same") ? rows.slice(0, 1) : [];
  return {
    kind: "key" as const,
    draft,
    masked: `${value.slice(0, 4)}••••••••${value.slice(-4)}`,
    cleaned: text === text.trim() ? [] : ["a line break"],
    variable: /^([A-Z_]+)=/.exec(text.trim())?.[1] ?? null,
    candidates: fakeCandidates(value),
    notAKey: value.length < 8 ? "it is too short" : null,
    warning: null,
    sameAs: same.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null })),
  };
};

export const checkOf = (provider: string | null): CheckAnswer => {
  const host = fakeProviders.find(({ id }) => id === provider)?.hosts[0] ?? "git.example.com";
  return {
    at: new Date().toISOString(),
    status: provider === "stripe" ? "rejected" : "valid",
    reason: provider === "stripe" ? "revoked" : null,
    identity: { account: "octo-release", scopes: ["repo", "workflow"], expiresOn: "2027-02-19" },
    evidence: {
      method: "GET",
      url: `https://${host}/user`,
      httpStatus: 200,
      decidedBy: "status 200",
      durationMs: 186,
      control: null,
    },
    host,
    retryAfterMs: null,
  };
};
