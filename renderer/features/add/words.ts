/** What the dialogs say: where a key is sent, what a check found. */
import type { CheckAnswer, KeystowError, ProviderInfo } from "../../store/state.ts";

/** The host that a key would be sent to, as far as the page knows; null: none, or it is not known yet. */
export function hostOf(
  provider: ProviderInfo | null,
  fields: Readonly<Record<string, string>>,
): string | null {
  if (provider === null || provider.noCheck !== null) return null;
  const baseUrl = provider.fields.find(({ kind }) => kind === "base-url");
  const given = baseUrl === undefined ? undefined : (fields[baseUrl.id] ?? baseUrl.defaultValue ?? "");
  if (given !== undefined && given !== "") return URL.parse(given)?.host ?? null;
  const host = provider.hosts[0];
  if (host === undefined) return null;
  const filled = host.replaceAll(/\{([^}]+)\}/g, (whole, id: string) => fields[id] ?? whole);
  return filled.includes("{") ? null : filled;
}

/** Whether an address needs the user's word: it is not https, or it points into a private network. */
export function isUnusualAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return (
    url.protocol === "http:" ||
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[?(?:::1|f[cd]))/i.test(url.hostname) ||
    /\.(?:local|internal|lan|home\.arpa)$/i.test(url.hostname) ||
    !url.hostname.includes(".")
  );
}

const titles = {
  valid: "Valid",
  limited: "Works, with limits",
  rejected: "Rejected",
  unreachable: "Could not be reached",
  unchecked: "Not checked",
  uncheckable: "Cannot be checked",
} as const;

const reasons: Readonly<Record<string, string>> = {
  "no-credit": "the account has no credit",
  restricted: "its rights are restricted",
  "rate-limited": "too many requests just now",
  plan: "the account's plan does not include it",
  invalid: "the provider does not know it",
  expired: "it has expired",
  revoked: "it was revoked",
  offline: "this computer is offline",
  dns: "the host was not found",
  timeout: "no answer in time",
  tls: "the connection was not secure",
  "server-error": "the provider has a fault",
  redirected: "the answer led elsewhere",
  blocked: "something on the way refused it",
  unexpected: "the answer was not understood",
};

export interface CheckWords {
  readonly tone: "ok" | "warn" | "bad" | "info";
  readonly title: string;
  /** Facts, most important first. */
  readonly facts: readonly string[];
}

const tones = {
  valid: "ok",
  limited: "warn",
  rejected: "bad",
  unreachable: "info",
  unchecked: "info",
  uncheckable: "info",
} as const;

/** A check's result for people. `provider` is the name; the date form is that of the user's system. */
export function checkWords(answer: CheckAnswer, provider: string): CheckWords {
  const reason = answer.reason === null ? "" : `: ${reasons[answer.reason] ?? answer.reason}`;
  const { account, organisation, scopes, expiresOn, credit, limits } = answer.identity;
  const took = answer.evidence === null ? null : `${answer.evidence.durationMs} ms`;
  const status = answer.evidence?.httpStatus ?? null;
  const facts = [
    account === undefined ? null : `Signed in as ${account}`,
    organisation ?? null,
    scopes === undefined || scopes.length === 0 ? null : `scopes ${scopes.join(", ")}`,
    expiresOn === undefined ? null : `expires ${dateText(expiresOn)}`,
    credit ?? null,
    limits ?? null,
    status === null || answer.status === "valid" ? null : `status ${status}`,
    answer.retryAfterMs === null ? null : `try again in ${Math.ceil(answer.retryAfterMs / 1000)} s`,
    took,
  ].filter((fact) => fact !== null);
  return { tone: tones[answer.status], title: `${titles[answer.status]} ${provider} key${reason}`, facts };
}

/** "19 Feb 2027", whatever the time zone. */
export function dateText(date: string): string {
  const when = new Date(`${date}T00:00:00Z`);
  return when.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** What the user has to agree to before the same request can go on; null: nothing would help. */
export type Agreement =
  | { readonly kind: "any-form" }
  | { readonly kind: "private" }
  | { readonly kind: "host"; readonly host: string };

/** Reads the word that is missing out of a failure. */
export function agreementFor({ code, details }: KeystowError): Agreement | null {
  if (code === "address-refused") return { kind: "private" };
  if (code !== "needs-confirmation") return null;
  const host = details?.["host"];
  return typeof host === "string" ? { kind: "host", host } : { kind: "any-form" };
}

/** Tags as they are typed: separated by commas, each once. */
export function readTags(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

export const readOptional = (text: string): string | null => (text.trim() === "" ? null : text.trim());
