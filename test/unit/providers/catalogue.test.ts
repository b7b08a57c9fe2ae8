/** The built-in providers as a whole: sound, unambiguous, and never fooled by an answer that proves nothing. */
import { describe, expect, test } from "vitest";
import { needsControl } from "../../../electron/core/checks/control.ts";
import { decide } from "../../../electron/core/checks/verdict.ts";
import type { HttpResponse } from "../../../electron/core/ports.ts";
import { catalogue, type RequestCheck } from "../../../electron/core/providers/index.ts";
import { validateProvider } from "../../../electron/core/providers/schema.ts";

const answer = (status: number, body: string): HttpResponse => ({
  kind: "response",
  status,
  headers: {},
  body: Buffer.from(body),
  durationMs: 1,
  bytesSent: 1,
  bytesReceived: 1,
});

/** Every request check with a name: the provider's own, and those of single forms. */
const checks = catalogue.flatMap((provider) =>
  [provider.check, ...provider.formats.map(({ check }) => check)]
    .filter((check): check is RequestCheck => check?.kind === "request")
    .map((check, index) => ({ name: index === 0 ? provider.id : `${provider.id} (form ${index})`, check })),
);

describe("every provider", () => {
  test("that proves a key by an error is asked with a made-up key first, unless its words are sure", () => {
    const unproved = catalogue.flatMap((provider) =>
      [provider.check, ...provider.formats.map(({ check }) => check)].flatMap((check) =>
        check?.kind === "request" &&
        check.rules.some(({ when, then }) => then.status === "valid" && !when.status.includes(200)) &&
        !needsControl(provider, check)
          ? provider.id
          : [],
      ),
    );
    // Slack's documents say which errors only a webhook that exists can give.
    expect(unproved).toEqual(["slack-webhook"]);
  });

  test("that is never asked with a made-up key calls none genuine by what a status usually means", () => {
    const guessed = checks.filter(
      ({ check }) =>
        check.control === "never" &&
        check.rules.some(
          ({ then, because }) => then.status === "limited" && because.includes("usual meaning"),
        ),
    );
    expect(guessed.map(({ name }) => name)).toEqual([]);
  });

  test.each(catalogue.map((provider) => [provider.id, provider] as const))(
    "%s fits the schema",
    (_id, provider) => {
      const result = validateProvider(provider);
      expect(result.ok ? [] : result.error.details).toEqual([]);
    },
  );

  test("there are at least forty, each once", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("the four that were asked for and the best known are there", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(
        "deepcreative-labs modelslab langflow fluximage openai anthropic google-gemini mistral groq openrouter huggingface replicate elevenlabs github gitlab stripe cloudflare vercel netlify digitalocean supabase sentry sendgrid resend twilio slack discord-bot telegram notion linear airtable figma datadog npm".split(
          " ",
        ),
      ),
    );
  });
});

describe.each(checks)("the check of $name", ({ check }) => {
  const page = "<!doctype html><title>Welcome</title>";
  // Fluximage proves a key by refusing an empty upload: its 400, 415 and 422 need no JSON.
  const nothingProven = [page, "", "OK", '"valid"', "null"];

  test("calls nothing valid that is not JSON", () => {
    const verdicts = nothingProven.map((body) => decide(check, answer(200, body)).verdict.status);
    expect(verdicts).not.toContain("valid");
    expect(verdicts).not.toContain("rejected");
  });

  test("says nothing about the key when the server fails or sends elsewhere", () => {
    for (const status of [301, 302, 307, 500, 502, 503]) {
      expect(decide(check, answer(status, "{}")).verdict.status).toBe("unreachable");
    }
  });

  test("never calls a refusal valid", () => {
    for (const status of [401, 402, 429]) {
      for (const body of [page, "{}", '{"ok":true,"status":"success","data":[]}']) {
        expect(decide(check, answer(status, body)).verdict.status).not.toBe("valid");
      }
    }
  });
});
