import { describe, expect, onTestFinished, test, vi } from "vitest";
import { fail } from "../../../electron/core/errors.ts";
import type { Settings } from "../../../electron/ipc/answers.ts";
import { createCheckPart } from "../../../electron/services/checks.ts";
import { createScheduler } from "../../../electron/services/scheduler.ts";
import { createScriptedHttp, type Scripted, type ScriptedHttp } from "../../fakes/scripted-http.ts";
import { manualTimer } from "../../fakes/manual-timer.ts";
import { until } from "../../helpers/secret-services.ts";
import { valueOf, windowContext } from "../../helpers/window-context.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const accepted: Scripted = { status: 200, body: JSON.stringify({ ok: true, team: "Team", user: "me" }) };
const refused: Scripted = { status: 200, body: JSON.stringify({ ok: false, error: "invalid_auth" }) };

/** A vault, its checks and its scheduler; the clock goes with the timer. */
async function scheduled(
  http: ScriptedHttp = createScriptedHttp(() => accepted),
  settings: Partial<Settings> = { checkDaily: true },
) {
  const window = await windowContext({ http });
  valueOf(await window.settings.part.changeSettings(settings));
  const timer = manualTimer();
  const machine = { online: true, onBattery: false };
  const notify = vi.fn<(text: { title: string; body: string }, chosen: () => void) => void>();
  const openAt = vi.fn();
  const checks = createCheckPart(window.context, timer);
  const scheduler = createScheduler(window.context, {
    timer,
    machine: () => machine,
    checks,
    notify,
    openAt,
  });
  onTestFinished(() => scheduler.stop());
  /** Time goes on, in steps so small that the clock stays close to the timer. */
  const pass = async (milliseconds: number): Promise<void> => {
    const step = milliseconds > 6 * hour ? 10 * minute : 30_000;
    for (let passed = 0; passed < milliseconds; passed += step) {
      window.clock.advance(step);
      await timer.pass(step);
    }
  };
  const addSlack = async (name: string, number = 0) => {
    const value = `xoxb-${"1".repeat(12)}-${"2".repeat(12)}-Ab3${String(number).padStart(21, "0")}`;
    return await window.add(name, value, { provider: "slack" });
  };
  return { ...window, http, timer, machine, notify, openAt, checks, scheduler, pass, addSlack };
}

type Scheduled = Awaited<ReturnType<typeof scheduled>>;

const statusOf = (run: Scheduled, id: string) =>
  run
    .vault()
    .list()
    .find((key) => key.id === id)?.check.status;
const view = async ({ scheduler }: Scheduled) => valueOf(await scheduler.part.schedule());

describe("checks by themselves", () => {
  test("are off until the user says yes", async () => {
    const run = await scheduled(undefined, {});
    const { id } = await run.addSlack("SLACK");
    run.scheduler.start();
    await run.pass(3 * hour);
    expect(run.http.requests).toEqual([]);
    expect(await view(run)).toEqual({ on: false, paused: null, keys: 0, due: 0, next: null });

    valueOf(await run.settings.part.changeSettings({ checkDaily: true }));
    run.scheduler.lookAgain();
    await run.pass(61 * minute);
    expect(run.http.requests).toHaveLength(1);
    expect(statusOf(run, id)).toBe("valid");
  });

  test("come once a day, with request, verdict and activity as any other check", async () => {
    const run = await scheduled();
    const { id, name } = await run.addSlack("SLACK");
    run.scheduler.start();
    await run.pass(hour + 2 * minute);
    expect(run.http.requests).toHaveLength(1);
    expect(run.vault().requests(10)).toMatchObject([{ keyId: id, host: "slack.com", outcome: "valid" }]);
    expect(run.vault().checkHistory(id, 10)).toHaveLength(1);
    expect(run.vault().activity(1)[0]).toMatchObject({ kind: "key-checked", keyId: id });
    const { next, keys, due, paused } = await view(run);
    expect({ name: next?.name, keys, due, paused }).toEqual({ name, keys: 1, due: 0, paused: null });
    await run.pass(0.85 * day);
    expect(run.http.requests).toHaveLength(1);
    await run.pass(0.4 * day);
    expect(run.http.requests).toHaveLength(2);
  });

  test("tell the page of changed keys, of no job, and leave nothing to resume", async () => {
    const run = await scheduled();
    for (const number of [1, 2, 3]) await run.addSlack(`SLACK_${number}`, number);
    run.told.length = 0;
    run.scheduler.start();
    await run.pass(2 * hour);
    expect(run.http.requests).toHaveLength(3);
    expect(new Set(run.told.map(({ type }) => type))).toEqual(new Set(["changed"]));
    expect(valueOf(run.session.current()).setting("checks.run")).toBeNull();
  });

  test("go through many keys a few at a time, with a rest between", async () => {
    const run = await scheduled();
    for (let number = 0; number < 12; number += 1) {
      const { id } = await run.addSlack(`SLACK_${number}`, number);
      const nextAt = new Date(run.clock.now() - hour).toISOString();
      run.vault().putSchedule([{ keyId: id, nextAt, failures: 0 }]);
    }
    run.scheduler.start();
    const counts: number[] = [];
    for (let look = 0; look < 4; look += 1) {
      await run.pass(look === 0 ? minute : 2 * minute);
      counts.push(run.http.requests.length);
      // Changes do not shorten the rest.
      run.scheduler.lookAgain();
    }
    expect(counts).toEqual([5, 10, 12, 12]);
  });

  test("count a key that the user checked as checked", async () => {
    const run = await scheduled();
    const { id } = await run.addSlack("SLACK");
    valueOf(await run.checks.part.startCheck([id]));
    await until(() => statusOf(run, id) === "valid");
    run.scheduler.start();
    await run.pass(20 * hour);
    expect(run.http.requests).toHaveLength(1);
  });
});

describe("a pause", () => {
  const dueNow = async (): Promise<Scheduled> => {
    const run = await scheduled();
    const { id } = await run.addSlack("SLACK");
    run.vault().putSchedule([{ keyId: id, nextAt: new Date(run.clock.now()).toISOString(), failures: 0 }]);
    return run;
  };

  test.each([
    ["offline", { online: false }],
    ["battery", { onBattery: true }],
  ] as const)("for %s, until that is over", async (reason, state) => {
    const run = await dueNow();
    Object.assign(run.machine, state);
    run.scheduler.start();
    await run.pass(2 * hour);
    expect(run.http.requests).toEqual([]);
    expect(await view(run)).toMatchObject({ on: true, paused: reason, due: 1 });
    Object.assign(run.machine, { online: true, onBattery: false });
    // The network's return is told by nobody.
    await run.pass(2 * minute);
    expect(run.http.requests).toHaveLength(1);
  });

  test("while it is locked, and none of its secrets is read", async () => {
    const run = await dueNow();
    valueOf(await run.session.lock("idle"));
    run.scheduler.start();
    await run.pass(2 * hour);
    expect(run.http.requests).toEqual([]);
    expect((await view(run)).paused).toBe("locked");
    valueOf(await run.session.unlock(null));
    run.scheduler.lookAgain();
    await run.pass(minute);
    expect(run.http.requests).toHaveLength(1);
  });

  test("while the keychain does not open, asked for only now and then", async () => {
    const run = await dueNow();
    await run.vault().forget();
    let asked = 0;
    run.keyring.interfere = () => {
      asked += 1;
      return fail("store-locked", "The keychain is locked.");
    };
    run.scheduler.start();
    await run.pass(hour);
    expect(run.http.requests).toEqual([]);
    expect((await view(run)).paused).toBe("store");
    expect(asked).toBeLessThanOrEqual(6);
    run.keyring.interfere = () => null;
    await run.pass(20 * minute);
    expect(run.http.requests).toHaveLength(1);
    expect((await view(run)).paused).toBeNull();
  });

  test("for the sample vault, whose keys take no part", async () => {
    const run = await dueNow();
    vi.spyOn(run.session, "isSample").mockReturnValue(true);
    run.scheduler.start();
    await run.pass(hour);
    expect(run.http.requests).toEqual([]);
    expect(await view(run)).toEqual({ on: true, paused: "sample", keys: 0, due: 0, next: null });
  });
});

describe("beside a check of the user's", () => {
  /** The first answer waits until the test lets it go. */
  function held() {
    let letGo = (): void => {};
    const gate = new Promise<void>((open) => (letGo = open));
    const http = createScriptedHttp(async (_request, index) => {
      if (index === 0) await gate;
      return accepted;
    });
    return { http, letGo };
  }

  test("it waits", async () => {
    const { http, letGo } = held();
    const run = await scheduled(http);
    const [one, other] = [await run.addSlack("ONE", 1), await run.addSlack("OTHER", 2)];
    run
      .vault()
      .putSchedule([{ keyId: other.id, nextAt: new Date(run.clock.now()).toISOString(), failures: 0 }]);
    valueOf(await run.checks.part.startCheck([one.id]));
    run.scheduler.start();
    await run.pass(5 * minute);
    expect(http.requests).toHaveLength(1);
    expect((await view(run)).paused).toBe("busy");
    letGo();
    await until(() => !run.checks.isBusy());
    await run.pass(2 * minute);
    expect(http.requests).toHaveLength(2);
  });

  test("it gives way, and what it did not come to keeps its turn", async () => {
    const { http, letGo } = held();
    const run = await scheduled(http);
    const [one, other] = [await run.addSlack("ONE", 1), await run.addSlack("OTHER", 2)];
    run
      .vault()
      .putSchedule([{ keyId: one.id, nextAt: new Date(run.clock.now()).toISOString(), failures: 0 }]);
    run.scheduler.start();
    await run.pass(minute);
    expect(http.requests).toHaveLength(1);
    valueOf(await run.checks.part.startCheck([other.id]));
    await until(() => statusOf(run, other.id) === "valid");
    expect(statusOf(run, one.id)).toBe("unchecked");
    expect((await view(run)).due).toBe(1);
    letGo();
    await run.pass(3 * minute);
    expect(statusOf(run, one.id)).toBe("valid");
  });

  test("it ends at once when it is switched off", async () => {
    const { http } = held();
    const run = await scheduled(http);
    const { id } = await run.addSlack("ONE", 1);
    run.vault().putSchedule([{ keyId: id, nextAt: new Date(run.clock.now()).toISOString(), failures: 0 }]);
    run.scheduler.start();
    await run.pass(minute);
    valueOf(await run.settings.part.changeSettings({ checkDaily: false }));
    run.scheduler.lookAgain();
    await until(() => http.open() === 0);
    expect(statusOf(run, id)).toBe("unchecked");
  });

  test("nothing is sent when it is switched off while the keychain thinks", async () => {
    const run = await scheduled();
    const { id } = await run.addSlack("ONE", 1);
    run.vault().putSchedule([{ keyId: id, nextAt: new Date(run.clock.now()).toISOString(), failures: 0 }]);
    const { secretStore } = run.vault();
    const stateOf = secretStore.state.bind(secretStore);
    const asked = vi.spyOn(secretStore, "state").mockImplementationOnce(async () => {
      valueOf(await run.settings.part.changeSettings({ checkDaily: false }));
      run.scheduler.lookAgain();
      return stateOf();
    });
    run.scheduler.start();
    await run.pass(5 * minute);
    expect(asked).toHaveBeenCalled();
    expect(run.http.requests).toEqual([]);
  });
});

test("providers that do not answer are asked less and less often", async () => {
  const run = await scheduled(createScriptedHttp(() => ({ failure: "timeout" })));
  const { id } = await run.addSlack("SLACK");
  run.scheduler.start();
  await run.pass(day);
  // At once, then after about 15 minutes, 1 hour, 4 hours; the next is a day away.
  expect(run.http.requests).toHaveLength(4);
  expect(run.vault().schedule()).toMatchObject([{ keyId: id, failures: 4 }]);
});

describe("a key that turns", () => {
  test("from valid to rejected is told once, and a click leads to what needs attention", async () => {
    let answer: Scripted = accepted;
    const run = await scheduled(createScriptedHttp(() => answer));
    await run.addSlack("SLACK_ONE", 1);
    await run.addSlack("SLACK_TWO", 2);
    valueOf(await run.settings.part.changeSettings({ digestNames: true }));
    run.scheduler.start();
    await run.pass(2 * hour);
    expect(run.notify).not.toHaveBeenCalled();
    answer = { failure: "timeout" };
    await run.pass(1.5 * day);
    expect(run.notify).not.toHaveBeenCalled();
    answer = refused;
    await run.pass(1.5 * day);
    const told = run.notify.mock.calls.map(([{ title }]) => title);
    expect(told.toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      "SLACK_ONE no longer works",
      "SLACK_TWO no longer works",
    ]);
    run.notify.mock.calls[0]?.[1]();
    expect(run.openAt).toHaveBeenCalledExactlyOnceWith({ type: "command", id: "go.attention" });
    run.notify.mockClear();
    await run.pass(9 * day);
    expect(run.notify).not.toHaveBeenCalled();
  });
});
