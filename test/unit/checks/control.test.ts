import { describe, expect, test } from "vitest";
import {
  checkKey,
  type CheckSubject,
  needsControl,
  runChecks,
  type Timer,
} from "../../../electron/core/checks/index.ts";
import type { CheckRecord, Instant } from "../../../electron/core/model.ts";
import type { HttpRequest } from "../../../electron/core/ports.ts";
import type { ProviderDefinition, RequestCheck } from "../../../electron/core/providers/index.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { memoryControls } from "../../fakes/memory-controls.ts";
import { standardRules } from "../../../electron/core/providers/standard-rules.ts";
import { createScriptedHttp, type Scripted } from "../../fakes/scripted-http.ts";
import { subjectOf, testKey, whenOver } from "../../helpers/check-subjects.ts";
import { provider, requestCheck, selfHosted, testHost } from "../../helpers/provider-definitions.ts";
import { valueOf } from "../../helpers/vault-values.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const unsure = (more: Partial<RequestCheck> = {}): ProviderDefinition =>
  provider(requestCheck({ identity: { account: ["name"] }, ...more }), { confidence: "medium" });
const genuine: Scripted = { status: 200, body: '{"name":"ours"}' };

/** Checks of one provider, of which each may be answered otherwise. `madeUp`: what a stranger gets. */
function checks(definition: ProviderDefinition = unsure()) {
  const clock = fixedClock();
  const controls = memoryControls();
  const answers: { real: Scripted; madeUp: Scripted } = { real: genuine, madeUp: { status: 401 } };
  const isReal = ({ headers, url, body }: HttpRequest): boolean =>
    JSON.stringify([headers, url.href, body]).includes(testKey);
  const http = createScriptedHttp((request) => (isReal(request) ? answers.real : answers.madeUp));
  const ledger: string[] = [];
  const check = async (more: Parameters<typeof subjectOf>[1] = {}): Promise<CheckRecord> => {
    const onSending = whenOver(({ keyId, outcome }) =>
      ledger.push(keyId === null ? outcome : `key: ${outcome}`),
    );
    const outcome = await checkKey(subjectOf(definition, more), { http, clock, controls, onSending });
    return valueOf(outcome).record;
  };
  const sentMadeUp = (): number => http.requests.filter((request) => !isReal(request)).length;
  return { clock, controls, answers, http, ledger, check, sentMadeUp };
}

const now: Instant = "2026-11-21T09:00:00.000Z";
const verdictOf = ({ verdict: { status, reason } }: CheckRecord): string =>
  reason === null ? status : `${status}: ${reason}`;
const anyKey = "uncheckable: this address accepts any key: a made-up one was let in as well";

describe("which checks need one", () => {
  const signing = { kind: "aws-v4", service: "s", region: "r", accessKeyId: "i" } as const;
  test.each<[string, ProviderDefinition, boolean]>([
    ["a provider that we are sure of", provider(requestCheck()), false],
    ["one that we are not sure of", unsure(), true],
    ["a guess", provider(requestCheck(), { confidence: "low" }), true],
    ["a server of one's own", selfHosted(), true],
    ["sure, but its entry asks for it", provider(requestCheck({ control: "daily" })), true],
    ["known to refuse strangers", unsure({ control: "never" }), false],
    ["signed here, by one that we are sure of", provider(requestCheck({ signing })), false],
    ["signed here, by one that we are not sure of", unsure({ signing }), true],
    ["signed here, at a server of one's own", selfHosted({ signing }), true],
  ])("%s", (_what, definition, needed) => {
    expect(needsControl(definition, definition.check as RequestCheck)).toBe(needed);
  });
});

describe("what a made-up key gets decides", () => {
  test("refused: the verdict stands, with the proof", async () => {
    const { check, ledger, controls } = checks();
    const record = await check();
    expect(verdictOf(record)).toBe("valid");
    expect(record.identity).toEqual({ account: "ours" });
    expect(record.evidence.control).toEqual({ at: now, outcome: "refused", httpStatus: 401 });
    expect(ledger).toEqual(["key: valid", "control: refused"]);
    const address = `${testHost}/v1/account`;
    expect(controls.kept).toEqual([
      { provider: "example", address, at: now, outcome: "refused", httpStatus: 401 },
    ]);
  });

  test.each<[string, Scripted]>([
    ["let in", genuine],
    ["let in with less", { status: 200, body: "{}" }],
  ])("%s: nothing is known of the key, and nothing is told of an account", async (_what, madeUp) => {
    const { check, answers, ledger } = checks();
    answers.madeUp = madeUp;
    const record = await check();
    expect(verdictOf(record)).toBe(anyKey);
    expect(record.identity).toEqual({});
    expect(record.evidence).toMatchObject({ httpStatus: 200, control: { outcome: "accepted" } });
    expect(record.evidence.decidedBy).toContain("200 with a JSON body");
    expect(ledger).toEqual(["key: valid", "control: accepted"]);
  });

  test.each<[string, Scripted, string]>([
    ["too many requests", { status: 429 }, "(429)"],
    ["a broken server", { status: 500 }, "(500)"],
    ["a page in place of an answer", { status: 403, body: "<!doctype html>Blocked" }, "(403)"],
    ["success in words that no rule knows", { status: 204 }, "(204)"],
    ["a redirect", { status: 302 }, "(302)"],
    ["no answer", { failure: "timeout", bytesSent: 90 }, ""],
  ])("%s: not known yet, and it says why", async (_what, madeUp, status) => {
    const { check, answers, ledger } = checks();
    answers.madeUp = madeUp;
    const record = await check();
    expect(verdictOf(record)).toBe("unreachable: unexpected");
    expect(record.identity).toEqual({});
    expect(record.evidence.control).toMatchObject({ outcome: "unclear" });
    expect(record.evidence.decidedBy).toContain("not known yet whether a made-up key is refused here");
    expect(record.evidence.decidedBy).toContain(status);
    expect(ledger).toEqual(["key: valid", "control: unclear"]);
  });

  test.each<[string, Scripted]>([
    ["told that it may not", { status: 403 }],
    ["without credit", { status: 402 }],
    ["an error that no rule knows", { status: 418 }],
    ["not found", { status: 404, body: '{"error":"no such key"}' }],
  ])("%s: a stranger is not let in, so a key that is let in is genuine", async (_what, madeUp) => {
    const { check, answers, ledger } = checks();
    answers.madeUp = madeUp;
    const record = await check();
    expect(verdictOf(record)).toBe("valid");
    expect(record.identity).toEqual({ account: "ours" });
    expect(record.evidence.control).toMatchObject({ outcome: "kept-out" });
    expect(ledger).toEqual(["key: valid", "control: kept-out"]);
  });

  test("limited claims that the key is known, so it is controlled as well", async () => {
    const { check, answers, sentMadeUp } = checks();
    answers.real = { status: 403 };
    expect(verdictOf(await check())).toBe("limited: restricted");
    expect(sentMadeUp()).toBe(1);
  });

  test("limited, and a made-up key gets the same: nothing is known of the key", async () => {
    const { check, answers } = checks();
    answers.real = { status: 403 };
    answers.madeUp = { status: 403 };
    const record = await check();
    expect(verdictOf(record)).toBe(
      "uncheckable: a made-up key gets the same answer, so that it proves nothing",
    );
    expect(record.evidence.decidedBy).toContain("a made-up key got the same answer (403)");
  });

  const assuming = (more: Partial<RequestCheck> = {}): ProviderDefinition =>
    provider(requestCheck({ rules: standardRules({ assumed: ["invalid", "restricted"] }), ...more }));

  test("where no made-up key can be made, none is said to have been asked about", async () => {
    const http = createScriptedHttp(() => genuine);
    // The only key that this randomness makes is the real one.
    const real = "0".repeat(20);
    const stuck = { uuid: () => "", bytes: (count: number) => Buffer.alloc(count) };
    const controls = memoryControls(stuck);
    const subject = subjectOf(unsure(), { value: real });
    const { record } = valueOf(await checkKey(subject, { http, clock: fixedClock(), controls }));
    expect(verdictOf(record)).toBe("unreachable: unexpected");
    expect(record.evidence.control).toBeNull();
    expect(record.evidence.decidedBy).toContain("no made-up key was tried here");
    expect([http.requests.length, controls.kept.length]).toEqual([1, 0]);
  });

  test("a meaning that is only assumed needs one, also of a provider that we are sure of", async () => {
    const { check, answers, sentMadeUp } = checks(assuming());
    expect([verdictOf(await check()), sentMadeUp()]).toEqual(["valid", 0]);
    answers.real = { status: 403, body: "{}" };
    answers.madeUp = { status: 403, body: "{}" };
    expect(verdictOf(await check())).toBe(
      "uncheckable: a made-up key gets the same answer, so that it proves nothing",
    );
    expect(sentMadeUp()).toBe(1);
  });

  test("an assumed meaning stands when a made-up key is refused, and where none may be sent", async () => {
    const { check, answers, sentMadeUp } = checks(assuming());
    answers.real = { status: 403, body: "{}" };
    expect(verdictOf(await check())).toBe("limited: restricted");
    expect(sentMadeUp()).toBe(1);
    const never = checks(assuming({ control: "never" }));
    never.answers.real = { status: 403, body: "{}" };
    expect([verdictOf(await never.check()), never.sentMadeUp()]).toEqual(["limited: restricted", 0]);
  });

  test("limited for another reason than a made-up key is kept out stands", async () => {
    const { check, answers } = checks();
    answers.real = { status: 402 };
    answers.madeUp = { status: 403 };
    expect(verdictOf(await check())).toBe("limited: no-credit");
  });

  test.each<[string, Scripted]>([
    ["rejected", { status: 401 }],
    ["limited: rate-limited", { status: 429 }],
    ["unreachable: server-error", { status: 500 }],
    ["unreachable: offline", { failure: "offline" }],
  ])("%s claims nothing: no made-up key is sent", async (verdict, real) => {
    const { check, answers, sentMadeUp } = checks();
    answers.real = real;
    const record = await check();
    expect(verdictOf(record)).toContain(verdict);
    expect(record.evidence.control).toBeNull();
    expect(sentMadeUp()).toBe(0);
  });
});

describe("how often", () => {
  test("a refusal counts for a day, an address that lets anybody in is remembered as long", async () => {
    const { check, clock, answers, sentMadeUp } = checks();
    await check();
    clock.advance(day - 1);
    expect((await check()).evidence.control).toMatchObject({ at: now, outcome: "refused" });
    expect(sentMadeUp()).toBe(1);
    clock.advance(1);
    answers.madeUp = genuine;
    expect(verdictOf(await check())).toBe(anyKey);
    answers.madeUp = { status: 401 };
    clock.advance(day - 1);
    expect(verdictOf(await check())).toBe(anyKey);
    expect(sentMadeUp()).toBe(2);
    clock.advance(1);
    expect(verdictOf(await check())).toBe("valid");
    expect(sentMadeUp()).toBe(3);
  });

  test("an unclear one is not repeated for ten minutes", async () => {
    const { check, clock, answers, sentMadeUp } = checks();
    answers.madeUp = { status: 500 };
    await check();
    answers.madeUp = { status: 401 };
    clock.advance(10 * minute - 1);
    expect(verdictOf(await check())).toBe("unreachable: unexpected");
    expect(sentMadeUp()).toBe(1);
    clock.advance(1);
    expect(verdictOf(await check())).toBe("valid");
    expect(sentMadeUp()).toBe(2);
  });

  test("an older refusal stands in for an unclear one, for thirty days", async () => {
    const { check, clock, answers, sentMadeUp } = checks();
    await check();
    answers.madeUp = { failure: "timeout" };
    clock.advance(30 * day - 1);
    const record = await check();
    expect(verdictOf(record)).toBe("valid");
    expect(record.evidence.control).toEqual({ at: now, outcome: "refused", httpStatus: 401 });
    expect(verdictOf(await check())).toBe("valid");
    expect(sentMadeUp()).toBe(2);
    clock.advance(11 * minute);
    expect(verdictOf(await check())).toBe("unreachable: unexpected");
    expect(sentMadeUp()).toBe(3);
  });

  test("an older refusal does not stand in for one that was let in since", async () => {
    const { check, clock, answers } = checks();
    await check();
    clock.advance(day);
    answers.madeUp = genuine;
    await check();
    clock.advance(day);
    answers.madeUp = { status: 500 };
    expect(verdictOf(await check())).toBe("unreachable: unexpected");
  });

  test("a clock that was set back makes no control fresh", async () => {
    const { check, clock, sentMadeUp } = checks();
    await check();
    clock.advance(-minute);
    await check();
    expect(sentMadeUp()).toBe(2);
  });

  test("each address has its own: another host, another path of one's own server", async () => {
    const { check, sentMadeUp, controls } = checks(selfHosted());
    for (const baseUrl of [
      "https://one.example.org",
      "https://two.example.org",
      "https://one.example.org/b/",
    ])
      expect(verdictOf(await check({ fields: { baseUrl } }))).toBe("valid");
    await check({ fields: { baseUrl: "https://one.example.org/" } });
    expect(sentMadeUp()).toBe(3);
    expect(controls.kept.map(({ address }) => address)).toEqual([
      "one.example.org/api/v1/users/whoami",
      "two.example.org/api/v1/users/whoami",
      "one.example.org/b/api/v1/users/whoami",
    ]);
  });
});

describe("what is sent", () => {
  test.each([
    ["a header", requestCheck({ placements: [{ kind: "header", name: "X-Key", template: "k={secret}" }] })],
    ["the query", requestCheck({ placements: [{ kind: "query", name: "key" }] })],
    ["the path", requestCheck({ url: `https://${testHost}/bot{secret}/me`, placements: [{ kind: "path" }] })],
  ])("the same request to the same host, with another key in %s", async (_where, check) => {
    const run = checks(provider(check, { confidence: "low" }));
    const record = await run.check();
    const [real, control] = run.http.requests;
    if (real === undefined || control === undefined) throw new Error("two requests were expected");
    expect(control.url.origin).toBe(real.url.origin);
    expect([control.method, Object.keys(control.headers), control.url.href.length]).toEqual([
      real.method,
      Object.keys(real.headers),
      real.url.href.length,
    ]);
    expect(JSON.stringify([control.headers, control.url.href])).not.toContain(testKey);
    expect(JSON.stringify([record, run.controls.kept])).not.toContain(testKey);
  });

  test("what is kept and told holds the made-up key nowhere", async () => {
    const told: unknown[] = [];
    const http = createScriptedHttp(({ headers }) =>
      headers["Authorization"] === `Bearer ${testKey}` ? genuine : { status: 401, body: '{"name":"x"}' },
    );
    const controls = memoryControls();
    const definition = unsure({
      url: `https://${testHost}/{secret}/me`,
      placements: [{ kind: "path" }, { kind: "bearer" }],
    });
    const outcome = await checkKey(subjectOf(definition), {
      http,
      clock: fixedClock(),
      controls,
      onSending: whenOver((entry) => void told.push(entry)),
    });
    const madeUp = http.requests[1]?.headers["Authorization"]?.slice("Bearer ".length) ?? "";
    expect(madeUp).toHaveLength(testKey.length);
    expect(madeUp).not.toBe(testKey);
    const everything = JSON.stringify([told, outcome, controls.kept]);
    expect(everything).toContain("[key]");
    for (const key of [madeUp, testKey]) expect(everything).not.toContain(key);
  });
});

describe("many keys at once", () => {
  const timer: Timer = { wait: async () => undefined };
  const realKey = (index: number): string => `key-${String(index).padStart(40, "0")}`;
  const subjects = (count: number): CheckSubject[] =>
    Array.from({ length: count }, (_, index) =>
      subjectOf(unsure(), { keyId: `id-${index}`, value: realKey(index) }),
    );
  const isKnown = ({ headers }: HttpRequest): boolean =>
    /^Bearer key-0{30}/.test(headers["Authorization"] ?? "");

  test("a thousand share one control, within the host's limit", async () => {
    const http = createScriptedHttp(async (request) => {
      await new Promise((resolve) => setImmediate(resolve));
      return isKnown(request) ? genuine : { status: 401 };
    });
    const { finished } = await runChecks({
      subjects: subjects(1_000),
      http,
      clock: fixedClock(),
      controls: memoryControls(),
      timer,
      signal: new AbortController().signal,
    });
    const verdicts = finished.map(({ result }) => result.ok && verdictOf(result.value.record));
    expect(new Set(verdicts)).toEqual(new Set(["valid"]));
    expect(http.requests).toHaveLength(1_001);
    expect(http.requests.filter((request) => !isKnown(request))).toHaveLength(1);
    expect(http.most()).toBe(2);
  });

  test("keys that sign share one as well, whatever goes with their signatures", async () => {
    const signing = {
      kind: "jwt",
      algorithm: "HS256",
      key: "{secret}",
      keyEncoding: "text",
      header: { kid: "{keyId}" },
      claims: {},
      lifetimeSeconds: 300,
    } as const;
    const token = { kind: "header", name: "Authorization", template: "Bearer {signedToken}" } as const;
    const fields: ProviderDefinition["fields"] = [
      { id: "keyId", label: "Key id", required: true, secret: false, kind: "text" },
    ];
    const definition = provider(requestCheck({ signing, placements: [token] }), {
      fields,
      confidence: "medium",
    });
    const kidOf = ({ headers }: HttpRequest): string => {
      const header = headers["Authorization"]?.slice("Bearer ".length).split(".")[0] ?? "";
      return (JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string }).kid;
    };
    const http = createScriptedHttp(async (request) => {
      await new Promise((resolve) => setImmediate(resolve));
      return /^0{16}/.test(kidOf(request)) ? genuine : { status: 401 };
    });
    const ledger: string[] = [];
    const controls = memoryControls();
    const { finished } = await runChecks({
      subjects: Array.from({ length: 40 }, (_, index) =>
        subjectOf(definition, {
          keyId: `id-${index}`,
          value: realKey(index),
          fields: { keyId: String(index).padStart(20, "0") },
        }),
      ),
      http,
      clock: fixedClock(),
      controls,
      timer,
      signal: new AbortController().signal,
      onSending: whenOver(({ outcome }) => void ledger.push(outcome)),
    });
    const verdicts = finished.map(({ result }) => result.ok && verdictOf(result.value.record));
    expect(new Set(verdicts)).toEqual(new Set(["valid"]));
    const strangers = http.requests.map(kidOf).filter((kid) => !/^0{16}/.test(kid));
    expect(strangers).toEqual([expect.stringMatching(/^[0-9]{20}$/)]);
    expect(ledger.filter((outcome) => outcome === "control: refused")).toHaveLength(1);
    expect(controls.kept).toHaveLength(1);
  });

  test("a host that asks the made-up key to wait is left alone by the others, too", async () => {
    const waits: number[] = [];
    const http = createScriptedHttp((request) =>
      isKnown(request) ? genuine : { status: 429, headers: { "Retry-After": "7" } },
    );
    await runChecks({
      subjects: subjects(5),
      http,
      clock: fixedClock(),
      controls: memoryControls(),
      timer: { wait: async (milliseconds) => void waits.push(milliseconds) },
      signal: new AbortController().signal,
      limits: { atOnce: 1, perHost: 1 },
    });
    expect(waits).toEqual([7_000]);
    expect(http.requests).toHaveLength(6);
  });

  test("a run that is cancelled during the control claims nothing", async () => {
    const controller = new AbortController();
    const ledger: string[] = [];
    const controls = memoryControls();
    const http = createScriptedHttp((request) => {
      if (isKnown(request)) return genuine;
      controller.abort();
      return { failure: "cancelled", bytesSent: 90 };
    });
    const { finished, notDone } = await runChecks({
      subjects: subjects(1),
      http,
      clock: fixedClock(),
      controls,
      timer,
      signal: controller.signal,
      onSending: whenOver(({ outcome }) => void ledger.push(outcome)),
    });
    expect([finished.length, notDone.length]).toEqual([0, 1]);
    expect(ledger).toEqual(["valid", "control: cancelled"]);
    expect(controls.kept).toEqual([]);
  });

  test("a check of another run goes on with its own control when the first is cancelled", async () => {
    const controller = new AbortController();
    const controls = memoryControls();
    const parts = { clock: fixedClock(), controls };
    let strangers = 0;
    const http = createScriptedHttp(async (request) => {
      if (isKnown(request)) return genuine;
      strangers += 1;
      return strangers === 1 ? await new Promise<Scripted>(() => undefined) : { status: 401 };
    });
    const [one, two] = subjects(2);
    if (one === undefined || two === undefined) throw new Error("two subjects were expected");
    const first = checkKey(one, { ...parts, http, signal: controller.signal });
    const second = checkKey(two, { ...parts, http });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await first).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(verdictOf(valueOf(await second).record)).toBe("valid");
    expect(strangers).toBe(2);
  });
});
