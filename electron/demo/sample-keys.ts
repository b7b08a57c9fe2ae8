/** The keys of the sample vault. Names, projects and ages are made up; values are made at run time. */
import type { Scenario } from "./pretend-scenarios.ts";

export interface SampleKey {
  readonly name: string;
  readonly provider: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  /** What its values look like: where they begin, and how long they are. */
  readonly form: { readonly prefix: string; readonly length: number };
  /** What its played provider does with it. */
  readonly scenario: Scenario;
  /** Days since it was made. */
  readonly age: number;
  readonly policyDays: number | null;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Days from today on which the provider ends it. */
  readonly expiresIn?: number;
  /** Days from today until which its rotation is put off. */
  readonly snoozedFor?: number;
  readonly archived?: boolean;
  /** False: it is left unchecked. */
  readonly checked?: boolean;
}

const form = (prefix: string, length: number) => ({ prefix, length });
const quarterly = { policyDays: 90 } as const;
const prod = { environment: "prod" } as const;
const dev = { environment: "dev" } as const;

const paymentsApi: readonly SampleKey[] = [
  {
    name: "STRIPE_SECRET_KEY",
    provider: "stripe",
    project: "payments-api",
    ...prod,
    ...quarterly,
    form: form("sk_live_", 107),
    scenario: "valid",
    age: 81,
    tags: ["billing", "pci"],
    note: "Restricted in the dashboard to charges and refunds.\nTell support before it is replaced.",
  },
  {
    name: "STRIPE_SECRET_KEY",
    provider: "stripe",
    project: "payments-api",
    ...dev,
    policyDays: 365,
    form: form("sk_test_", 107),
    scenario: "valid",
    age: 132,
    tags: ["billing"],
  },
  {
    name: "SENDGRID_API_KEY",
    provider: "sendgrid",
    project: "payments-api",
    ...prod,
    ...quarterly,
    form: form("SG.", 69),
    scenario: "restricted",
    age: 40,
    tags: ["mail"],
  },
  {
    name: "DATABASE_TOKEN",
    provider: "supabase",
    project: "payments-api",
    ...prod,
    ...quarterly,
    form: form("sbp_", 44),
    scenario: "valid",
    age: 118,
  },
  {
    name: "DD_API_KEY",
    provider: "datadog",
    project: "payments-api",
    ...prod,
    policyDays: 180,
    form: form("", 32),
    scenario: "valid",
    age: 150,
    tags: ["monitoring"],
  },
  {
    name: "SIGNING_SECRET",
    provider: null,
    project: "payments-api",
    ...prod,
    policyDays: 365,
    form: form("", 40),
    scenario: "valid",
    age: 210,
    note: "Ours: signs the receipts.",
  },
];

const web: readonly SampleKey[] = [
  {
    name: "OPENAI_API_KEY",
    provider: "openai",
    project: "web",
    ...prod,
    ...quarterly,
    form: form("sk-proj-", 132),
    scenario: "no-credit",
    age: 79,
    tags: ["ai"],
    note: "Used by the help page only.",
  },
  {
    name: "OPENAI_API_KEY",
    provider: "openai",
    project: "web",
    ...dev,
    ...quarterly,
    form: form("sk-proj-", 132),
    scenario: "valid",
    age: 12,
    tags: ["ai"],
  },
  {
    name: "ANTHROPIC_API_KEY",
    provider: "anthropic",
    project: "web",
    ...prod,
    ...quarterly,
    form: form("sk-ant-api03-", 108),
    scenario: "valid",
    age: 33,
    tags: ["ai"],
  },
  {
    name: "GOOGLE_MAPS_API_KEY",
    provider: "google-maps",
    project: "web",
    ...prod,
    policyDays: 365,
    form: form("AIza", 39),
    scenario: "valid",
    age: 77,
  },
  {
    name: "RESEND_API_KEY",
    provider: "resend",
    project: "web",
    environment: "staging",
    ...quarterly,
    form: form("re_", 36),
    scenario: "rate-limited",
    age: 54,
    tags: ["mail"],
  },
  {
    name: "VERCEL_TOKEN",
    provider: "vercel",
    project: "web",
    environment: "ci",
    ...quarterly,
    form: form("vcp_", 60),
    scenario: "valid",
    age: 97,
    snoozedFor: 6,
  },
];

const releaseBot: readonly SampleKey[] = [
  {
    name: "GITHUB_TOKEN",
    provider: "github",
    project: "release-bot",
    environment: "ci",
    ...quarterly,
    form: form("github_pat_", 93),
    scenario: "valid",
    age: 26,
    expiresIn: 9,
    tags: ["deploy"],
  },
  {
    name: "NPM_TOKEN",
    provider: "npm",
    project: "release-bot",
    environment: "ci",
    ...quarterly,
    form: form("npm_", 40),
    scenario: "invalid",
    age: 104,
    tags: ["deploy"],
    fields: { registryUrl: "https://registry.example.com" },
  },
  {
    name: "SLACK_BOT_TOKEN",
    provider: "slack",
    project: "release-bot",
    ...prod,
    policyDays: 180,
    form: form("xoxb-", 56),
    scenario: "valid",
    age: 61,
  },
];

const others: readonly SampleKey[] = [
  {
    name: "HF_TOKEN",
    provider: "huggingface",
    project: "search-lab",
    ...dev,
    ...quarterly,
    form: form("hf_", 37),
    scenario: "server-error",
    age: 48,
    tags: ["ai"],
  },
  {
    name: "MISTRAL_API_KEY",
    provider: "mistral",
    project: "search-lab",
    ...dev,
    ...quarterly,
    form: form("", 32),
    scenario: "valid",
    age: 3,
    tags: ["ai"],
    checked: false,
  },
  {
    name: "GROQ_API_KEY",
    provider: "groq",
    project: "search-lab",
    ...dev,
    ...quarterly,
    form: form("gsk_", 56),
    scenario: "invalid",
    age: 71,
    tags: ["ai"],
  },
  {
    name: "FIGMA_TOKEN",
    provider: "figma",
    project: null,
    environment: null,
    policyDays: null,
    form: form("figd_", 45),
    scenario: "valid",
    age: 160,
  },
  {
    name: "NETLIFY_AUTH_TOKEN",
    provider: "netlify",
    project: "web",
    ...prod,
    ...quarterly,
    form: form("nfp_", 44),
    scenario: "invalid",
    age: 320,
    archived: true,
    note: "From before the move.",
  },
];

/** In the order in which they are added. */
export const sampleKeys: readonly SampleKey[] = [...paymentsApi, ...web, ...releaseBot, ...others];
