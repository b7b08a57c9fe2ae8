import { setImmediate } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { Api, ProviderInfo } from "../../../renderer/api.ts";
import { createApp } from "../../../renderer/store/app.ts";
import { rowOf } from "../../../renderer/store/selectors.ts";
import type { CheckJob } from "../../../renderer/store/state.ts";
import type { Notice } from "../../../renderer/store/surroundings.ts";
import { fakeBridge, type FakeOptions } from "../../fakes/fake-bridge.ts";
import { fakeProviders } from "../../fakes/fake-providers.ts";
import { sampleId } from "../../fakes/sample-rows.ts";

const first = sampleId(0);
const second = sampleId(1);
const refused = {
  ok: false,
  error: { code: "vault-busy", message: "The vault is busy.", hint: "Wait." },
} as const;

/** A page without a window: the store, on a bridge in memory, with what it said. */
async function startApp(options: FakeOptions = {}, change: Partial<Api> = {}) {
  const bridge = fakeBridge(options);
  const toasts: Notice[] = [];
  const said: string[] = [];
  const app = createApp({ ...bridge, ...change }, () => 1_000, {
    toast: (notice) => void toasts.push(notice),
    announce: (text, urgency) => void said.push(`${urgency}: ${text}`),
    later: (work) => work(),
  });
  const run = vi.fn<(id: string) => void>();
  bridge.onEvent((event) => app.hear(event, run));
  await app.start();
  const { store } = app;
  return { app, bridge, store, actions: store.getState().actions, toasts, said, run };
}

/** A promise that is settled from outside. */
function gate<Value>() {
  let open: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (open = resolve));
  return { promise, open };
}

const archivedAt = (store: Awaited<ReturnType<typeof startApp>>["store"], id: string) =>
  rowOf(store.getState(), id)?.archivedAt ?? null;

describe("the start", () => {
  test("asks for everything the page needs", async () => {
    const { store } = await startApp();
    const { overview, settings, providers, appInfo, storeState } = store.getState();
    expect(overview).toMatchObject({ state: "ready" });
    expect(settings).toMatchObject({ singleKeys: true });
    expect(providers.length).toBeGreaterThan(3);
    expect(appInfo).toMatchObject({ platform: "linux" });
    expect(storeState).toMatchObject({ state: "ready" });
  });

  test("asks with the revision it has, and keeps the overview that is unchanged", async () => {
    const { store, actions, bridge } = await startApp();
    const before = store.getState().overview;
    await actions.refresh();
    expect(bridge.asked.filter(({ name }) => name === "overview").at(-1)?.given).toEqual([{ since: "1" }]);
    expect(store.getState().overview).toBe(before);
  });

  test("a failure stands beside the last overview, and goes with the next answer", async () => {
    let failing = false;
    const bridge = fakeBridge();
    const { store, actions } = await startApp(
      {},
      {
        overview: (request) => (failing ? Promise.resolve(refused) : bridge.overview(request)),
      },
    );
    failing = true;
    await actions.refresh();
    expect(store.getState()).toMatchObject({ error: { code: "vault-busy" }, overview: { state: "ready" } });
    failing = false;
    await actions.refresh();
    expect(store.getState().error).toBeNull();
  });

  test("questions that overlap become one that starts afterwards", async () => {
    const { actions, bridge } = await startApp();
    const asked = () => bridge.asked.filter(({ name }) => name === "overview").length;
    const before = asked();
    await Promise.all([actions.refresh(), actions.refresh(), actions.refresh(), actions.refresh()]);
    expect(asked() - before).toBe(2);
  });
});

describe("optimistic changes", () => {
  test("an archived key leaves at once, and stays away", async () => {
    const answer = gate<undefined>();
    const bridge = fakeBridge();
    const { store, actions, toasts } = await startApp(
      {},
      {
        ...bridge,
        archiveKeys: async (ids) => {
          await answer.promise;
          return bridge.archiveKeys(ids);
        },
      },
    );
    actions.select([first, second]);
    const done = actions.archive([first]);
    expect(archivedAt(store, first)).not.toBeNull();
    expect(store.getState().selected).toEqual(new Set([second]));
    answer.open(undefined);
    expect(await done).toBe(true);
    expect(archivedAt(store, first)).not.toBeNull();
    expect(toasts.at(-1)).toMatchObject({ title: "Archived OPENAI_API_KEY", action: { label: "Undo" } });
  });

  test("a refused change comes back, with the reason", async () => {
    const { store, actions, toasts } = await startApp({}, { archiveKeys: () => Promise.resolve(refused) });
    expect(await actions.archive([first])).toBe(false);
    expect(archivedAt(store, first)).toBeNull();
    expect(toasts).toEqual([{ title: "The vault is busy.", description: "Wait.", tone: "bad" }]);
  });

  test("taking one back keeps what another answer brought meanwhile", async () => {
    const answer = gate<typeof refused>();
    const { store, actions } = await startApp({}, { archiveKeys: () => answer.promise });
    const refusedLater = actions.archive([first]);
    await actions.tag([second], ["new"], []);
    expect(archivedAt(store, first), "still shown as archived").not.toBeNull();
    answer.open(refused);
    await refusedLater;
    expect(archivedAt(store, first)).toBeNull();
    expect(rowOf(store.getState(), second)?.tags).toContain("new");
  });

  test("erasing is never shown before it has happened", async () => {
    const answer = gate<typeof refused>();
    const { store, actions } = await startApp({}, { eraseKey: () => answer.promise });
    const done = actions.erase(first);
    expect(rowOf(store.getState(), first)).not.toBeNull();
    answer.open(refused);
    expect(await done).toBe(false);
  });

  test("undo in the toast undoes", async () => {
    const { store, actions, toasts } = await startApp();
    await actions.archive([first]);
    toasts.at(-1)?.action?.onSelect();
    await vi.waitFor(() => expect(archivedAt(store, first)).toBeNull());
  });

  test("undo takes back the change that is seen, though its answer is still to come", async () => {
    const may = gate<null>();
    const bridge = fakeBridge();
    const order: string[] = [];
    const { store, actions } = await startApp(
      {},
      {
        ...bridge,
        async archiveKeys(ids) {
          await may.promise;
          order.push("archived");
          return bridge.archiveKeys(ids);
        },
        undo(step) {
          order.push("undone");
          return bridge.undo(step);
        },
      },
    );
    await actions.tag([first], ["kept"], []);
    const archived = actions.archive([first]);
    const undone = actions.undo();
    // Everything that does not wait for the answer happens before this.
    await setImmediate();
    expect(order).toEqual([]);
    may.open(null);
    await Promise.all([archived, undone]);
    expect(order).toEqual(["archived", "undone"]);
    expect(archivedAt(store, first)).toBeNull();
    expect(rowOf(store.getState(), first)?.tags).toContain("kept");
  });

  test("undo takes back a switch of checks that is not answered yet, and no change before it", async () => {
    const may = gate<null>();
    const bridge = fakeBridge();
    const order: string[] = [];
    const { actions } = await startApp(
      {},
      {
        ...bridge,
        async switchChecks(request) {
          await may.promise;
          order.push("switched");
          return bridge.switchChecks(request);
        },
        undo(step) {
          order.push("undone");
          return bridge.undo(step);
        },
      },
    );
    await actions.tag([first], ["kept"], []);
    const switched = actions.switchChecks("stripe", "off");
    const undone = actions.undo();
    // Everything that does not wait for the answer happens before this.
    await setImmediate();
    expect(order).toEqual([]);
    may.open(null);
    await Promise.all([switched, undone]);
    expect(order).toEqual(["switched", "undone"]);
  });

  test("settings come back when they could not be kept", async () => {
    const { store, actions, toasts } = await startApp({}, { changeSettings: () => Promise.resolve(refused) });
    const change = actions.changeSettings({ theme: "dark" });
    expect(store.getState().settings?.theme).toBe("dark");
    await change;
    expect(store.getState().settings?.theme).toBe("system");
    expect(toasts).toHaveLength(1);
  });
});

describe("events", () => {
  test("a failure of the place where secrets live has it asked how it is", async () => {
    const copy = () =>
      Promise.resolve({ ok: false, error: { code: "store-locked", message: "It is locked." } } as const);
    const locked = { state: "locked", name: "Keychain", why: "It is locked.", hint: "Unlock it." } as const;
    let asked = 0;
    const storeState = () => {
      asked += 1;
      return Promise.resolve({ ok: true, value: locked } as const);
    };
    const { actions, store } = await startApp({}, { copy, storeState });
    expect(asked).toBe(1);
    await actions.copy(first, "secret");
    await vi.waitFor(() => expect(store.getState().storeState).toEqual(locked));
    expect(asked).toBe(2);
  });

  test("locking takes away whatever shows a value or was made of one", async () => {
    const { store, actions, bridge, said } = await startApp();
    actions.open({ name: "add" });
    store.setState({ droppedPath: "/home/me/.env" });
    bridge.emit({ type: "locked", reason: "idle" });
    expect(store.getState()).toMatchObject({
      dialog: null,
      droppedPath: null,
      pendingImport: null,
      hideSecrets: 1,
    });
    expect(said).toContain("assertive: Keystow is locked");
  });

  test("secrets are hidden when the main process says so", async () => {
    const { store, bridge } = await startApp();
    bridge.emit({ type: "hide-secrets" });
    expect(store.getState().hideSecrets).toBe(1);
  });

  test("the clipboard's end is known in time of the page", async () => {
    const { store, bridge } = await startApp();
    bridge.emit({ type: "clipboard", clearsInMs: 30_000, outcome: "holding" });
    expect(store.getState().clipboardClearsAt).toBe(31_000);
    bridge.emit({ type: "clipboard", clearsInMs: null, outcome: "cleared" });
    expect(store.getState().clipboardClearsAt).toBeNull();
  });

  test("other providers are asked for when the main process knows others", async () => {
    const answers: (readonly ProviderInfo[])[] = [];
    const { bridge, store } = await startApp(
      {},
      { providers: () => Promise.resolve({ ok: true, value: answers.at(-1) ?? [] }) },
    );
    const [model] = fakeProviders;
    if (model === undefined) throw new Error("there are pretend providers");
    answers.push([{ ...model, id: "custom-acme" }]);
    bridge.emit({ type: "providers" });
    await vi.waitFor(() => expect(store.getState().providers.map(({ id }) => id)).toEqual(["custom-acme"]));
  });

  test("a native menu's entry runs the command of its id", async () => {
    const { bridge, run } = await startApp();
    bridge.emit({ type: "command", id: "lock" });
    expect(run).toHaveBeenCalledExactlyOnceWith("lock");
  });
});

describe("checks", () => {
  const counts = { valid: 0, limited: 0, rejected: 0, unreachable: 0, unchecked: 0, uncheckable: 0 };
  const jobAt = (done: number, state: CheckJob["state"], more: Partial<CheckJob> = {}): CheckJob => ({
    id: sampleId(500),
    state,
    total: 2,
    done,
    running: [],
    finished: [],
    counts,
    waiting: null,
    error: null,
    ...more,
  });

  test("rows are checking at once, and until their own check ended", async () => {
    const { store, actions, bridge, toasts } = await startApp(
      {},
      {
        startCheck: () => Promise.resolve({ ok: true, value: jobAt(0, "running", { running: [first] }) }),
      },
    );
    const started = actions.check([first, second]);
    expect(store.getState().checking).toEqual(new Set([first, second]));
    await started;
    bridge.emit({ type: "job", job: jobAt(1, "running", { finished: [first] }) });
    expect(store.getState().checking).toEqual(new Set([second]));
    const end = { ...counts, valid: 1, rejected: 1 };
    bridge.emit({ type: "job", job: jobAt(2, "done", { counts: end }) });
    expect(store.getState().checking).toEqual(new Set());
    expect(toasts.at(-1)).toMatchObject({
      title: "2 checked: 1 valid, 1 rejected",
      action: { label: "View" },
    });
  });

  test("a check that could not start leaves no row checking", async () => {
    const { store, actions } = await startApp({}, { startCheck: () => Promise.resolve(refused) });
    expect(await actions.check([first])).toBe(false);
    expect(store.getState().checking.size).toBe(0);
  });
});
