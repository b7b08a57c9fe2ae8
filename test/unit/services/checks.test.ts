import { describe, expect, test } from "vitest";
import { fail, ok } from "../../../electron/core/errors.ts";
import type { CheckJob } from "../../../electron/ipc/answers.ts";
import { createScriptedHttp, type Scripted } from "../../fakes/scripted-http.ts";
import { type SecretServices, secretServices, until } from "../../helpers/secret-services.ts";
import { codeOf, secretsOf, valueOf, windowContext } from "../../helpers/window-context.ts";

const accepted: Scripted = { status: 200, body: JSON.stringify({ ok: true, team: "Team", user: "me" }) };

const jobsOf = ({ told }: SecretServices): readonly CheckJob[] =>
  told.flatMap((event) => (event.type === "job" ? [event.job] : []));
const lastJob = (services: SecretServices): CheckJob | undefined => jobsOf(services).at(-1);
const isOver = (services: SecretServices) => () =>
  ["done", "cancelled", "failed"].includes(lastJob(services)?.state ?? "");

async function slackKeys(services: SecretServices, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = `xoxb-${"1".repeat(12)}-${"2".repeat(12)}-Ab3${String(index).padStart(21, "0")}`;
    ids.push((await services.add(`KEY_${index}`, value, { provider: "slack" })).id);
  }
  return ids;
}

/** Answers that wait until the test lets them go. */
function heldHttp() {
  const gates: (() => void)[] = [];
  const http = createScriptedHttp(async () => {
    await new Promise<void>((open) => void gates.push(open));
    return accepted;
  });
  return { http, release: () => gates.splice(0).forEach((open) => open()) };
}

describe("planCheck", () => {
  test("requests by host, and keys without a check", async () => {
    const services = await secretServices();
    const ids = await slackKeys(services, 2);
    const openai = await services.add("OPENAI", "plain-value-of-openai", { provider: "openai" });
    const none = await services.add("NONE");
    const gone = services.random.uuid();
    const plan = valueOf(await services.asked.planCheck([...ids, openai.id, none.id, gone, none.id]));
    expect(plan).toEqual({
      requests: 3,
      hosts: [
        { host: "slack.com", count: 2 },
        { host: "api.openai.com", count: 1 },
      ],
      madeUp: 0,
      uncheckable: 1,
    });
    const flow = { provider: "langflow", fields: { baseUrl: "https://flow.example.com" } };
    const own = [await services.add("ONE", "value-one", flow), await services.add("TWO", "value-two", flow)];
    expect(valueOf(await services.asked.planCheck(own.map(({ id }) => id)))).toMatchObject({
      requests: 2,
      madeUp: 1,
    });
    expect(codeOf(await services.asked.planCheck([gone]))).toBe("not-found");
  });
});

describe("a job", () => {
  test("checks all, writes each result down, and tells its end", async () => {
    const http = createScriptedHttp((_request, index) => (index === 0 ? accepted : { status: 503 }));
    const services = await secretServices({ http });
    const none = await services.add("NONE");
    const ids = [...(await slackKeys(services, 2)), none.id];
    const begun = valueOf(await services.asked.startCheck(ids));
    expect(begun).toMatchObject({ state: "running", total: 3 });
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({
      id: begun.id,
      state: "done",
      done: 3,
      running: [],
      counts: { valid: 1, unreachable: 1, uncheckable: 1, unchecked: 0 },
      waiting: null,
      error: null,
    });
    expect(
      services
        .vault()
        .list()
        .map(({ check }) => check.status)
        .toSorted(),
    ).toEqual(["uncheckable", "unreachable", "valid"]);
    expect(services.vault().requests(10)).toHaveLength(2);
    expect(services.told).toContainEqual({ type: "changed" });
  });

  test("is told at most ten times a second, the first and the last always", async () => {
    const services = await secretServices({ http: createScriptedHttp(() => accepted) });
    await services.asked.startCheck(await slackKeys(services, 30));
    await until(isOver(services));
    // The clock of the timer stood still: the beginning and the end, and hardly anything between.
    expect(jobsOf(services)[0]).toMatchObject({ state: "running", done: 0 });
    expect(lastJob(services)).toMatchObject({ state: "done", done: 30 });
    expect(jobsOf(services).length).toBeLessThanOrEqual(4);
    expect(services.told.filter(({ type }) => type === "changed").length).toBeLessThanOrEqual(3);
  });

  test("names each key that ended once, also one that began and ended between two events", async () => {
    const services = await secretServices({ http: createScriptedHttp(() => accepted) });
    const ids = await slackKeys(services, 30);
    await services.asked.startCheck(ids);
    await until(isOver(services));
    expect(
      jobsOf(services)
        .flatMap(({ finished }) => finished)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  test("names the keys that are under way", async () => {
    const { http, release } = heldHttp();
    const services = await secretServices({ http });
    const ids = await slackKeys(services, 3);
    await services.asked.startCheck(ids);
    await until(() => http.open() === 2);
    await services.timer.pass(100);
    expect(lastJob(services)?.running.toSorted()).toEqual(ids.slice(0, 2).toSorted());
    release();
    await until(() => http.open() === 1);
    release();
    await until(isOver(services));
  });

  test("cancelled: what is finished stays, the rest is not asked", async () => {
    const { http, release } = heldHttp();
    const services = await secretServices({ http });
    const { id } = valueOf(await services.asked.startCheck(await slackKeys(services, 6)));
    await until(() => http.open() === 2);
    release();
    await until(() => http.requests.length === 4);
    expect(codeOf(await services.asked.cancelJob(id))).toBe("ok");
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({ id, state: "cancelled", done: 2, running: [], error: null });
    expect(
      services
        .vault()
        .list()
        .filter(({ check }) => check.status === "valid"),
    ).toHaveLength(2);
    expect(http.requests).toHaveLength(4);
    expect(codeOf(await services.asked.cancelJob(id))).toBe("ok");
  });

  test("a second one waits for its turn, and can be cancelled before it", async () => {
    const { http, release } = heldHttp();
    const services = await secretServices({ http });
    const [first = "", second = "", third = ""] = await slackKeys(services, 3);
    await services.asked.startCheck([first]);
    const waiting = valueOf(await services.asked.startCheck([second]));
    const later = valueOf(await services.asked.startCheck([third]));
    expect([waiting.state, later.state]).toEqual(["queued", "queued"]);
    await services.asked.cancelJob(waiting.id);
    await until(() => http.open() === 1);
    release();
    await until(() => http.requests.length === 2);
    release();
    await until(() => lastJob(services)?.id === later.id && lastJob(services)?.state === "done");
    const states = services
      .vault()
      .list()
      .map(({ name, check }) => [name, check.status]);
    expect(states).toEqual([
      ["KEY_0", "valid"],
      ["KEY_1", "unchecked"],
      ["KEY_2", "valid"],
    ]);
  });

  test("waits as a host asks, and says so", async () => {
    const http = createScriptedHttp((_request, index) =>
      index === 0 ? { status: 429, headers: { "retry-after": "20" } } : accepted,
    );
    const services = await secretServices({ http });
    await services.asked.startCheck(await slackKeys(services, 1));
    await until(() => http.requests.length === 1);
    await services.timer.pass(100);
    expect(lastJob(services)?.waiting).toBe("Waiting 20 s for slack.com");
    await services.timer.pass(20_000);
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({ waiting: null, counts: { valid: 1, limited: 0 } });
  });
});

describe("what stops a job", () => {
  test("a store that cannot be read: with its error, not with verdicts", async () => {
    const http = createScriptedHttp(() => accepted);
    const services = await secretServices({ http });
    const ids = await slackKeys(services, 12);
    services.keyring.interfere = () => fail("store-denied", "The keychain said no.");
    await services.asked.startCheck(ids);
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({ state: "failed", error: { code: "store-denied" } });
    expect(lastJob(services)?.done).toBeLessThan(12);
    expect(http.requests).toEqual([]);
    expect(
      services
        .vault()
        .list()
        .every(({ check }) => check.status === "unchecked"),
    ).toBe(true);
  });

  test("a full disk: with its own error, and nothing is sent", async () => {
    const http = createScriptedHttp(() => accepted);
    const services = await secretServices({ http });
    const ids = await slackKeys(services, 2);
    const failure = fail("vault-write-failed", "The disk is full. Nothing was changed.").error;
    const thrown = Object.assign(new Error("full"), { failure, constraint: false });
    Object.assign(services.vault(), {
      setSetting: () => {
        throw thrown;
      },
    });
    valueOf(await services.asked.startCheck(ids));
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({ state: "failed", error: { code: "vault-write-failed" } });
    expect(http.requests).toEqual([]);
  });

  test("a lock: nothing more is read", async () => {
    const { http, release } = heldHttp();
    const services = await secretServices({ http });
    const ids = await slackKeys(services, 5);
    await services.asked.startCheck(ids);
    await until(() => http.open() === 2);
    await services.session.lock("asked");
    release();
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({ state: "failed", error: { code: "store-locked" } });
    expect(http.requests).toHaveLength(2);
    expect(codeOf(await services.asked.startCheck(ids))).toBe("store-locked");
  });

  test("another vault that is shown: no key of the first one is sent by the second one's network", async () => {
    const { http, release } = heldHttp();
    const services: SecretServices = await secretServices({
      http,
      makeSample: async () => {
        const other = await windowContext({ seed: 2 });
        const played = createScriptedHttp(() => accepted);
        return ok({ place: other.place, http: played, remove: () => Promise.resolve() });
      },
    });
    await services.asked.startCheck(await slackKeys(services, 5));
    await until(() => http.open() === 2);
    valueOf(await services.session.openSample());
    release();
    await until(isOver(services));
    expect(lastJob(services)).toMatchObject({ state: "cancelled", error: null });
    expect(http.requests).toHaveLength(2);
    // What was finished is still written down where it belongs.
    expect(valueOf(services.session.own()).requests(10)).toHaveLength(2);
  });

  test("the end of the program", async () => {
    const { http } = heldHttp();
    const services = await secretServices({ http });
    const [first = "", second = ""] = await slackKeys(services, 2);
    await services.asked.startCheck([first]);
    await services.asked.startCheck([second]);
    await until(() => http.open() === 1);
    services.cancelChecks();
    await until(() => http.open() === 0 && isOver(services)());
    expect(http.requests).toHaveLength(1);
  });
});

describe("a key that is changed meanwhile", () => {
  test("is not sent to where it belonged before", async () => {
    const { http, release } = heldHttp();
    const services = await secretServices({ http });
    const ids = await slackKeys(services, 3);
    await services.asked.startCheck(ids);
    await until(() => http.open() === 2);
    valueOf(services.vault().edit(ids[2] ?? "", { provider: "openai" }));
    release();
    await until(isOver(services));
    expect(http.requests).toHaveLength(2);
  });

  test("does not get the verdict of its old value", async () => {
    const { http, release } = heldHttp();
    const services = await secretServices({ http });
    const [id = ""] = await slackKeys(services, 1);
    await services.asked.startCheck([id]);
    await until(() => http.open() === 1);
    const change = { createdOn: "2026-11-21", expiresOn: null, knownPrefix: "" };
    valueOf(await services.vault().replaceSecret(id, secretsOf("another plain value"), change));
    release();
    await until(isOver(services));
    expect(services.vault().list()[0]?.check.status).toBe("unchecked");
    expect(services.vault().requests(10)).toHaveLength(1);
  });
});
