import { describe, expect, test } from "vitest";
import {
  type CheckSubject,
  type FinishedCheck,
  longestWaitMs,
  runChecks,
  type RunOptions,
  type Timer,
} from "../../../electron/core/checks/index.ts";
import { fail } from "../../../electron/core/errors.ts";
import type { HttpRequest } from "../../../electron/core/ports.ts";
import { memoryControls } from "../../fakes/memory-controls.ts";
import { createScriptedHttp, type Scripted } from "../../fakes/scripted-http.ts";
import { stillClock, subjectOf, whenOver } from "../../helpers/check-subjects.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";

const valid: Scripted = { status: 200, body: "{}" };
const id = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** `count` keys, spread over `hosts` hosts. */
function subjects(count: number, hosts = 1): CheckSubject[] {
  return Array.from({ length: count }, (_, index) => {
    const host = `h${index % hosts}.example.com`;
    return subjectOf(provider(requestCheck({ url: `https://${host}/me` }), { id: host, hosts: [host] }), {
      keyId: id(index),
    });
  });
}

/** A timer whose waits end when the test says so. */
function manualTimer() {
  const waits: { readonly milliseconds: number; readonly end: () => void }[] = [];
  const timer: Timer = {
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        waits.push({ milliseconds, end: resolve });
        signal.addEventListener("abort", () => resolve());
      }),
  };
  return { timer, waits };
}

const instant: Timer = { wait: async () => undefined };
const never = new AbortController().signal;

const run = (more: Partial<RunOptions> & Pick<RunOptions, "subjects" | "http">) =>
  runChecks({ clock: stillClock, controls: memoryControls(), timer: instant, signal: never, ...more });

/** Lets everything run that does not wait for an outside event. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const statusOf = ({ result }: FinishedCheck): string =>
  result.ok ? result.value.record.verdict.status : result.error.code;

describe("how many at once", () => {
  test("8 in all, 2 on one host", async () => {
    const open = new Map<string, number>();
    let mostOnOne = 0;
    const http = createScriptedHttp(async ({ url }) => {
      const now = (open.get(url.host) ?? 0) + 1;
      open.set(url.host, now);
      mostOnOne = Math.max(mostOnOne, now);
      await settle();
      open.set(url.host, (open.get(url.host) ?? 0) - 1);
      return valid;
    });
    const report = await run({ subjects: subjects(200, 5), http });
    expect(report.finished).toHaveLength(200);
    expect([http.most(), mostOnOne]).toEqual([8, 2]);
  });

  test("one host alone gets 2", async () => {
    const http = createScriptedHttp(async () => {
      await settle();
      return valid;
    });
    await run({ subjects: subjects(20), http });
    expect(http.most()).toBe(2);
  });

  test("a host that hangs does not keep the others", async () => {
    const hang = Promise.withResolvers<Scripted>();
    const http = createScriptedHttp(({ url }) => (url.host === "h0.example.com" ? hang.promise : valid));
    const done: string[] = [];
    const pending = run({
      subjects: subjects(30, 3),
      http,
      onFinished: ({ subject }) => done.push(subject.provider.id),
    });
    await settle();
    expect(done.filter((host) => host !== "h0.example.com")).toHaveLength(20);
    hang.resolve(valid);
    expect((await pending).finished).toHaveLength(30);
  });
});

describe("order and callbacks", () => {
  test("results come in the order of the subjects, callbacks as it happens", async () => {
    const slow = Promise.withResolvers<Scripted>();
    const http = createScriptedHttp((_request, index) => (index === 0 ? slow.promise : valid));
    const events: string[] = [];
    const pending = run({
      subjects: subjects(3, 3),
      http,
      onStarted: ({ provider: { id: host } }) => events.push(`start ${host}`),
      onSending: whenOver(({ provider: host }) => events.push(`sent ${host}`)),
      onFinished: ({ subject }) => {
        events.push(`end ${subject.provider.id}`);
        if (events.filter((event) => event.startsWith("end")).length === 2) slow.resolve(valid);
      },
    });
    const { finished } = await pending;
    expect(finished.map(({ subject }) => subject.keyId)).toEqual([id(0), id(1), id(2)]);
    expect(events.at(-1)).toBe("end h0.example.com");
    for (const host of ["h0", "h1", "h2"]) {
      const own = events.filter((event) => event.includes(host)).map((event) => event.split(" ")[0]);
      expect(own).toEqual(["start", "sent", "end"]);
    }
  });

  test("a secret that cannot be read is that key's error, and the others go on", async () => {
    const [first, ...rest] = subjects(3);
    const locked = {
      ...(first as CheckSubject),
      readSecrets: async () => fail("store-locked", "The keychain is locked."),
    };
    const http = createScriptedHttp(() => valid);
    const { finished } = await run({ subjects: [locked, ...rest], http });
    expect(finished.map(statusOf)).toEqual(["store-locked", "valid", "valid"]);
    expect(http.requests).toHaveLength(2);
  });

  test("no subjects, no work", async () => {
    expect(await run({ subjects: [], http: createScriptedHttp(() => valid) })).toEqual({
      finished: [],
      notDone: [],
    });
  });
});

describe("Retry-After", () => {
  const limited = (retryAfter: string, status = 429): Scripted => ({
    status,
    headers: { "Retry-After": retryAfter },
  });
  const onceLimited = (retryAfter: string, status?: number) => {
    const seen = new Set<string>();
    return createScriptedHttp(({ url }: HttpRequest) => {
      if (seen.has(url.host)) return valid;
      seen.add(url.host);
      return limited(retryAfter, status);
    });
  };

  test.each([
    ["20", 20_000],
    ["Sat, 21 Nov 2026 09:00:30 GMT", 30_000],
  ])("%s: the key is tried once more after that time", async (header, milliseconds) => {
    const { timer, waits } = manualTimer();
    const http = onceLimited(header);
    const sent: string[] = [];
    const pending = run({
      subjects: subjects(1),
      http,
      timer,
      onSending: whenOver(({ outcome }) => sent.push(outcome)),
    });
    await settle();
    expect(waits.map((wait) => wait.milliseconds)).toEqual([milliseconds]);
    expect(http.requests).toHaveLength(1);
    waits[0]?.end();
    expect((await pending).finished.map(statusOf)).toEqual(["valid"]);
    expect(sent).toEqual(["limited: rate-limited", "valid"]);
  });

  test("503 with Retry-After is tried again, too", async () => {
    const { finished } = await run({ subjects: subjects(1), http: onceLimited("1", 503) });
    expect(finished.map(statusOf)).toEqual(["valid"]);
  });

  test("the host's other keys wait as well, other hosts do not", async () => {
    const { timer, waits } = manualTimer();
    const http = createScriptedHttp((_request, index) => (index === 0 ? limited("5") : valid));
    const done: string[] = [];
    const pending = run({
      subjects: subjects(12, 2),
      http,
      timer,
      onFinished: ({ subject }) => done.push(subject.provider.id),
    });
    await settle();
    await settle();
    expect(done.filter((host) => host === "h1.example.com")).toHaveLength(6);
    // At most the one that was already on its way.
    expect(done.filter((host) => host === "h0.example.com").length).toBeLessThanOrEqual(1);
    waits[0]?.end();
    expect((await pending).finished.map(statusOf)).toEqual(Array(12).fill("valid"));
    expect(http.requests).toHaveLength(13);
  });

  test("a key that stood in line already when the host asked to wait waits, too", async () => {
    const { timer, waits } = manualTimer();
    const http = onceLimited("5");
    const pending = run({ subjects: subjects(2), http, timer, limits: { atOnce: 1, perHost: 2 } });
    await settle();
    await settle();
    expect(http.requests).toHaveLength(1);
    waits[0]?.end();
    expect((await pending).finished.map(statusOf)).toEqual(["valid", "valid"]);
  });

  test("a second 429 stands", async () => {
    const http = createScriptedHttp(() => limited("1"));
    const { finished } = await run({ subjects: subjects(1), http });
    expect(finished.map(statusOf)).toEqual(["limited"]);
    expect(http.requests).toHaveLength(2);
  });

  test("longer than a minute: the answer stands at once", async () => {
    const http = createScriptedHttp(() => limited(String(longestWaitMs / 1000 + 1)));
    const { finished } = await run({ subjects: subjects(1), http });
    expect(finished.map(statusOf)).toEqual(["limited"]);
    expect(http.requests).toHaveLength(1);
  });

  test("one host keeps a run waiting for a minute in all, not for each of its keys", async () => {
    let waited = 0;
    const timer: Timer = {
      wait: async (milliseconds) => {
        waited += milliseconds;
        await settle();
      },
    };
    const http = createScriptedHttp(() => limited("25"));
    const { finished } = await run({
      subjects: subjects(10),
      http,
      timer,
      limits: { atOnce: 1, perHost: 1 },
    });
    expect(finished.map(statusOf)).toEqual(Array(10).fill("limited"));
    expect(waited).toBe(50_000);
  });

  test.each(["soon", "-5", "1e3", "", "Sat Nov 21 2026"])(
    "%j is no time: the answer stands",
    async (header) => {
      const http = createScriptedHttp(() => limited(header));
      await run({ subjects: subjects(1), http });
      expect(http.requests).toHaveLength(1);
    },
  );
});

describe("cancelling", () => {
  test("keeps what is finished, names the rest, and sends nothing more", async () => {
    const controller = new AbortController();
    const http = createScriptedHttp((_request, index) => (index < 3 ? valid : new Promise(() => undefined)));
    const all = subjects(20, 4);
    const pending = run({ subjects: all, http, signal: controller.signal });
    await settle();
    const sent = http.requests.length;
    controller.abort();
    const { finished, notDone } = await pending;
    expect(finished).toHaveLength(3);
    expect(notDone).toHaveLength(17);
    expect(http.requests).toHaveLength(sent);
    expect(new Set([...finished.map(({ subject }) => subject), ...notDone])).toEqual(new Set(all));
  });

  test("a request that was on its way is still written down", async () => {
    const controller = new AbortController();
    const outcomes: string[] = [];
    const http = createScriptedHttp(() => {
      controller.abort();
      return { failure: "cancelled", bytesSent: 120 };
    });
    const { notDone } = await run({
      subjects: subjects(1),
      http,
      signal: controller.signal,
      onSending: whenOver(({ outcome }) => outcomes.push(outcome)),
    });
    expect(notDone).toHaveLength(1);
    expect(outcomes).toEqual(["cancelled"]);
  });

  test("ends a wait at once", async () => {
    const controller = new AbortController();
    const { timer } = manualTimer();
    const http = createScriptedHttp(() => ({ status: 429, headers: { "Retry-After": "50" } }));
    const pending = run({ subjects: subjects(3), http, timer, signal: controller.signal });
    await settle();
    controller.abort();
    expect((await pending).notDone).toHaveLength(3);
  });

  test("before it begins, nothing is read and nothing is sent", async () => {
    const http = createScriptedHttp(() => valid);
    const { notDone } = await run({ subjects: subjects(5), http, signal: AbortSignal.abort() });
    expect(notDone).toHaveLength(5);
    expect(http.requests).toEqual([]);
  });
});
