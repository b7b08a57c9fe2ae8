/** Providers as the fake bridge knows them, with what their keys begin with. */
import type { ProviderInfo } from "../../electron/ipc/answers.ts";

type Field = ProviderInfo["fields"][number];

const field = (id: string, label: string, more: Partial<Field> = {}): Field => ({
  id,
  label,
  required: true,
  secret: false,
  kind: "text",
  defaultValue: null,
  choices: null,
  regional: false,
  ...more,
});

const categories: Readonly<Record<string, string>> = {
  anthropic: "Language models",
  aws: "Clouds and hosting",
  cloudflare: "Clouds and hosting",
  deepseek: "Language models",
  huggingface: "Tools around models",
  openai: "Language models",
  resend: "E-mail",
  sentry: "Monitoring and analytics",
  stripe: "Payments and finance",
  supabase: "Database",
  twilio: "Messages and calls",
  vercel: "Clouds and hosting",
};

const provider = (
  id: string,
  name: string,
  host: string | null,
  variable: string,
  more: Partial<ProviderInfo> = {},
): ProviderInfo => ({
  id,
  name,
  category: categories[id] ?? "Developer tools",
  switchedOff: false,
  hosts: host === null ? [] : [host],
  variables: [variable],
  fields: [],
  noCheck: null,
  request: host === null ? null : `GET ${host}/`,
  hasKeyPage: true,
  policyDays: 90,
  ...more,
});

export const fakeProviders: readonly ProviderInfo[] = [
  provider("anthropic", "Anthropic", "api.anthropic.com", "ANTHROPIC_API_KEY"),
  provider("aws", "AWS", "sts.amazonaws.com", "AWS_SECRET_ACCESS_KEY", {
    fields: [
      field("accessKeyId", "Access key ID"),
      field("sessionToken", "Session token", { required: false, secret: true }),
    ],
  }),
  provider("cloudflare", "Cloudflare", "api.cloudflare.com", "CLOUDFLARE_API_TOKEN"),
  provider("deepseek", "DeepSeek", "api.deepseek.com", "DEEPSEEK_API_KEY"),
  provider("gitea", "Gitea", null, "GITEA_TOKEN", {
    fields: [field("baseUrl", "Base URL", { kind: "base-url" })],
    request: "GET /api/v1/user",
  }),
  provider("github", "GitHub", "api.github.com", "GITHUB_TOKEN"),
  provider("huggingface", "Hugging Face", "huggingface.co", "HF_TOKEN"),
  provider("npm", "npm", "npm.example", "NPM_TOKEN"),
  provider("openai", "OpenAI", "api.openai.com", "OPENAI_API_KEY"),
  provider("resend", "Resend", "api.resend.com", "RESEND_API_KEY"),
  provider("sentry", "Sentry", "sentry.io", "SENTRY_AUTH_TOKEN"),
  provider("stripe", "Stripe", "api.stripe.com", "STRIPE_SECRET_KEY"),
  provider("supabase", "Supabase", null, "SUPABASE_SERVICE_ROLE", {
    noCheck: "There is no harmless request.",
  }),
  provider("twilio", "Twilio", "api.twilio.com", "TWILIO_AUTH_TOKEN", {
    fields: [field("accountSid", "Account SID")],
    policyDays: null,
  }),
  provider("vercel", "Vercel", "api.vercel.com", "VERCEL_TOKEN"),
];

/** The providers whose keys begin like `text`, the likeliest first; several are all possible. */
export function fakeCandidates(
  text: string,
): readonly { provider: string; name: string; certainty: "sure" | "possible" }[] {
  const sure = (id: string, name: string) => [{ provider: id, name, certainty: "sure" as const }];
  if (text.startsWith("ghp_")) return sure("github", "GitHub");
  if (text.startsWith("sk-ant-")) return sure("anthropic", "Anthropic");
  if (text.startsWith("sk_")) return sure("stripe", "Stripe");
  if (text.startsWith("gta_")) return sure("gitea", "Gitea");
  if (!text.startsWith("sk-")) return [];
  return [
    { provider: "openai", name: "OpenAI", certainty: "possible" },
    { provider: "deepseek", name: "DeepSeek", certainty: "possible" },
  ];
}
