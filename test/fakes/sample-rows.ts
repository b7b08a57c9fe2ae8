/** The eighteen keys of the design's pictures, as rows of the list. None of them was ever a key. */
import type { KeyRow } from "../../electron/ipc/answers.ts";

export const sampleToday = "2026-11-21";
/** 09:00 on the sample's day. */
export const sampleNow = Date.parse("2026-11-21T09:00:00.000Z");

const providerNames: Readonly<Record<string, string>> = {
  openai: "OpenAI",
  stripe: "Stripe",
  github: "GitHub",
  anthropic: "Anthropic",
  aws: "AWS",
  cloudflare: "Cloudflare",
  vercel: "Vercel",
  supabase: "Supabase",
  sentry: "Sentry",
  twilio: "Twilio",
  huggingface: "Hugging Face",
  resend: "Resend",
  npm: "npm",
};

/** Variable, provider, project, environment, age in days, days until due (null: no policy), status. */
type Line = readonly [string, string, string, string, number, number | null, KeyRow["check"]["status"]];

const lines: readonly Line[] = [
  ["OPENAI_API_KEY", "openai", "payments-api", "prod", 41, 49, "valid"],
  ["STRIPE_SECRET_KEY", "stripe", "payments-api", "prod", 83, 7, "valid"],
  ["GITHUB_TOKEN", "github", "release-bot", "ci", 12, 78, "rejected"],
  ["ANTHROPIC_API_KEY", "anthropic", "support-agent", "prod", 64, 26, "limited"],
  ["AWS_ACCESS_KEY_ID", "aws", "media-pipeline", "prod", 131, -41, "valid"],
  ["CLOUDFLARE_API_TOKEN", "cloudflare", "edge", "prod", 20, 70, "valid"],
  ["VERCEL_TOKEN", "vercel", "web", "ci", 77, 13, "valid"],
  ["SUPABASE_SERVICE_ROLE", "supabase", "web", "staging", 5, 85, "valid"],
  ["SENTRY_AUTH_TOKEN", "sentry", "web", "ci", 48, 42, "unreachable"],
  ["TWILIO_AUTH_TOKEN", "twilio", "notify", "prod", 88, 2, "valid"],
  ["HF_TOKEN", "huggingface", "ml-batch", "dev", 1, 89, "unchecked"],
  ["RESEND_API_KEY", "resend", "notify", "staging", 33, 57, "valid"],
  ["NPM_TOKEN", "npm", "release-bot", "ci", 29, 61, "valid"],
  ["OPENAI_API_KEY", "openai", "support-agent", "dev", 41, 49, "valid"],
  ["STRIPE_WEBHOOK_SECRET", "stripe", "payments-api", "prod", 83, null, "unchecked"],
  ["GH_PAT_DOCS", "github", "docs-site", "dev", 52, 38, "valid"],
  ["CF_R2_SECRET", "cloudflare", "media-pipeline", "staging", 14, 76, "valid"],
  ["ANTHROPIC_API_KEY", "anthropic", "evals", "dev", 9, 81, "valid"],
];

const day = 86_400_000;
const dateIn = (days: number): string =>
  new Date(Date.parse(`${sampleToday}T00:00:00.000Z`) + days * day).toISOString().slice(0, 10);

const reasons: Partial<Record<KeyRow["check"]["status"], string>> = {
  rejected: "revoked",
  limited: "rate-limited",
  unreachable: "timeout",
};

const stateOf = (due: number | null): KeyRow["rotation"]["state"] => {
  if (due === null) return "none";
  if (due < 0) return "overdue";
  return due <= 14 ? "due-soon" : "ok";
};

/** A stable id for the nth key. */
export const sampleId = (index: number): string =>
  `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;

function rowOf([variable, provider, project, environment, age, due, status]: Line, index: number): KeyRow {
  const checkedAt = new Date(sampleNow - 2 * 60_000).toISOString();
  const definite =
    status === "unreachable" ? { status: "valid" as const, at: "2026-11-18T09:00:00.000Z" } : null;
  return {
    id: sampleId(index),
    name: variable === "STRIPE_SECRET_KEY" ? "Stripe live key" : variable,
    variable,
    provider,
    providerName: providerNames[provider] ?? provider,
    project,
    environment,
    tags: environment === "prod" ? ["billing"] : [],
    masked: `${variable.slice(0, 2).toLowerCase()}_••••••••${String(1000 + index)}`,
    createdOn: dateIn(-age),
    expiresOn: null,
    archivedAt: null,
    checkable: variable !== "STRIPE_WEBHOOK_SECRET",
    check: {
      status,
      reason: reasons[status] ?? null,
      at: status === "unchecked" ? null : checkedAt,
      definite,
    },
    rotation: {
      state: stateOf(due),
      dueOn: due === null ? null : dateIn(due),
      policyDays: due === null ? null : 90,
      snoozedUntil: null,
    },
  };
}

/** Eighteen keys; with a larger `count` they repeat under numbered names. */
export function sampleRows(count = lines.length): KeyRow[] {
  return Array.from({ length: count }, (_none, index) => {
    const row = rowOf(lines[index % lines.length] as Line, index);
    const round = Math.floor(index / lines.length);
    return round === 0 ? row : { ...row, name: `${row.name}_${round}`, variable: `${row.variable}_${round}` };
  });
}
