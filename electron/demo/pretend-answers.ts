/**
 * The documented behaviour of the providers that the pretend server stands for: where each wants its
 * key, and what it answers to each kind of key. From their public documentation of the check
 * endpoints; where a document names no answer, the plain status with a short JSON body is given.
 */
import type { Scenario } from "./pretend-scenarios.ts";

/** A request as it arrived. Held in memory for tests; the demo drops it. */
export interface Arrival {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Endpoint {
  readonly method: string;
  readonly path: string;
  /** The key in a request; null when it is not where this provider reads it. */
  keyIn(arrival: Arrival): string | null;
  answer(scenario: Scenario): Reply;
}

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** Answers that are the same everywhere; `own` has those that a provider documents. */
export function reply(scenario: Scenario, own: Partial<Readonly<Record<Scenario, Reply>>>): Reply {
  const documented = own[scenario];
  if (documented !== undefined) return documented;
  switch (scenario) {
    case "rate-limited":
      return json(429, { message: "Too many requests" }, { "Retry-After": "1" });
    case "server-error":
      return json(500, { message: "Internal server error" });
    case "redirecting":
      return { status: 302, headers: { Location: "https://elsewhere.example.com/login" }, body: "" };
    case "no-credit":
      return json(402, { message: "Payment required" });
    case "restricted":
      return json(403, { message: "Forbidden" });
    case "invalid":
      return json(401, { message: "Unauthorized" });
    default:
      return json(200, {});
  }
}

function bearer({ headers }: Arrival): string | null {
  return /^Bearer (.+)$/.exec(headerText(headers["authorization"]))?.[1] ?? null;
}

const headerText = (value: string | readonly string[] | undefined): string =>
  typeof value === "string" ? value : "";

function keyInBody({ body }: Arrival): string | null {
  try {
    const { key } = JSON.parse(body) as { readonly key?: unknown };
    return typeof key === "string" ? key : null;
  } catch {
    return null;
  }
}

const deepCreative: Endpoint = {
  method: "GET",
  path: "/v1/account",
  keyIn: bearer,
  answer: (scenario) =>
    reply(scenario, {
      valid: json(200, {
        id: "acct_pretend",
        email: "demo@example.com",
        credits_balance: 1250,
        rate_limit_per_minute: 60,
        concurrent_limit: 5,
      }),
      invalid: json(401, {
        error: { type: "authentication_error", code: "invalid_api_key", message: "Invalid API key" },
      }),
      restricted: json(403, {
        error: {
          type: "permission_error",
          code: "insufficient_permissions",
          message: "Insufficient permissions",
        },
      }),
      "rate-limited": json(429, { error: { type: "rate_limit_error" } }, { "Retry-After": "1" }),
    }),
};

const modelsLab: Endpoint = {
  method: "POST",
  path: "/api/v4/dreambooth/model_list",
  keyIn: keyInBody,
  answer: (scenario) =>
    reply(scenario, {
      valid: json(200, [{ model_id: "pretend-model", status: "model_ready" }]),
      invalid: json(401, { status: "error", message: "Invalid API key" }),
      "no-credit": json(402, { status: "error", message: "Insufficient credits" }),
      restricted: json(403, { status: "error", message: "Feature not available" }),
      "odd-success": json(200, { status: "error", message: "Invalid API key" }),
    }),
};

const langflow: Endpoint = {
  method: "GET",
  path: "/api/v1/users/whoami",
  keyIn: ({ headers }) => headerText(headers["x-api-key"]) || null,
  answer: (scenario) =>
    reply(scenario, {
      valid: json(200, {
        id: "00000000-0000-4000-8000-000000000000",
        username: "demo",
        is_active: true,
        is_superuser: false,
      }),
      invalid: json(403, { detail: "Invalid or missing API key" }),
    }),
};

/** Called without a file it has nothing to compress: 400 shows that the key was accepted, and costs nothing. */
const fluximage: Endpoint = {
  method: "POST",
  path: "/api/compress",
  keyIn: bearer,
  answer: (scenario) =>
    reply(scenario, {
      valid: json(400, { error: "No file provided" }),
      invalid: json(401, { error: "Invalid API key" }),
      restricted: json(403, { error: "API access needs a paid plan" }),
    }),
};

export const answers: readonly Endpoint[] = [deepCreative, modelsLab, langflow, fluximage];
