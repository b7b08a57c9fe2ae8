import { describe, expect, test, vi } from "vitest";
import type { KeystowError, Result, VaultOverview } from "../../../renderer/api.ts";
import { createOverviewStore } from "../../../renderer/store/overview.ts";
import { refreshWhenSeen } from "../../../renderer/store/refresh.ts";
import { keyRow, today } from "./rows.ts";

const ready: VaultOverview = { state: "ready", folder: "/v", store: "sealed", today, keys: [keyRow()] };
const error: KeystowError = { code: "internal", message: "No." };

function storeAnswering(...answers: readonly Result<VaultOverview>[]) {
  let asked = 0;
  const store = createOverviewStore(
    () => Promise.resolve(answers[asked++]!),
    () => 1000 + asked,
  );
  return { store, asked: () => asked };
}

describe("the overview", () => {
  test("begins with nothing, and does not ask by itself", () => {
    const { store, asked } = storeAnswering();
    expect(store.getState()).toMatchObject({ overview: null, error: null });
    expect(asked()).toBe(0);
  });

  test("keeps the answer and when it came", async () => {
    const { store } = storeAnswering({ ok: true, value: ready });
    await store.getState().refresh();
    expect(store.getState()).toMatchObject({ overview: ready, error: null, answeredAt: 1001 });
  });

  test("keeps the last answer beside a failure, and forgets the failure with the next answer", async () => {
    const missing: VaultOverview = { state: "missing", folder: "/v" };
    const { store } = storeAnswering(
      { ok: true, value: ready },
      { ok: false, error },
      { ok: true, value: missing },
    );
    await store.getState().refresh();
    await store.getState().refresh();
    expect(store.getState()).toMatchObject({ overview: ready, error, answeredAt: 1001 });
    await store.getState().refresh();
    expect(store.getState()).toMatchObject({ overview: missing, error: null, answeredAt: 1003 });
  });

  test("asks once for questions that overlap, and again afterwards", async () => {
    const { store, asked } = storeAnswering({ ok: true, value: ready }, { ok: true, value: ready });
    await Promise.all([store.getState().refresh(), store.getState().refresh()]);
    expect(asked()).toBe(1);
    await store.getState().refresh();
    expect(asked()).toBe(2);
  });
});

test("the page looks again when it is seen, and not while it is hidden", () => {
  const refresh = vi.fn(() => Promise.resolve());
  const listeners: Record<string, () => void> = {};
  const listen = (name: string, listener: () => void) => (listeners[name] = listener);
  const document = { visibilityState: "visible", addEventListener: listen };
  const page = {
    document,
    addEventListener: listen,
    setInterval: (listener: () => void) => listen("interval", listener),
  };
  refreshWhenSeen(refresh, page as unknown as Window);
  expect(refresh).toHaveBeenCalledTimes(1);
  for (const name of ["focus", "visibilitychange", "interval"]) listeners[name]!();
  expect(refresh).toHaveBeenCalledTimes(4);
  document.visibilityState = "hidden";
  for (const name of ["focus", "visibilitychange", "interval"]) listeners[name]!();
  expect(refresh).toHaveBeenCalledTimes(4);
});

describe("the bridge", () => {
  test("a page without it, or with one that breaks, gets an error and no exception", async () => {
    const { fetchOverview } = await import("../../../renderer/api.ts");
    expect(await fetchOverview()).toMatchObject({ ok: false, error: { code: "internal" } });
    vi.stubGlobal("keystow", { overview: () => Promise.reject(new Error("quotes sk-000000")) });
    const broken = await fetchOverview();
    expect(broken).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify(broken)).not.toContain("quotes");
    vi.stubGlobal("keystow", { overview: () => Promise.resolve({ ok: true, value: ready }) });
    expect(await fetchOverview()).toEqual({ ok: true, value: ready });
    vi.unstubAllGlobals();
  });
});
