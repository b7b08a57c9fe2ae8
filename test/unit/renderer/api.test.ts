import { afterEach, expect, test, vi } from "vitest";
import { bridgeFunctions } from "../../../electron/ipc/channels.ts";
import { api, onEvent, pathOfDroppedFile } from "../../../renderer/api.ts";

afterEach(() => vi.unstubAllGlobals());

test("there is one function for each of the bridge's", () => {
  expect(Object.keys(api).toSorted()).toEqual([...bridgeFunctions].toSorted());
});

test("a page without a bridge gets errors, and no exception", async () => {
  for (const name of bridgeFunctions) {
    const answer = await (api[name] as () => Promise<unknown>)();
    expect(answer, name).toMatchObject({ ok: false, error: { code: "internal" } });
  }
  expect(() => onEvent(() => undefined)()).not.toThrow();
  expect(pathOfDroppedFile({})).toBe("");
});

test("what a broken bridge says is not passed on", async () => {
  const words = "quotes what was sent";
  const broken = () => Promise.reject(new Error(words));
  vi.stubGlobal("keystow", { overview: broken, settings: () => undefined, pathOfDroppedFile: broken });
  const answers = [await api.overview({ since: null }), await api.settings()];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(answers)).not.toContain(words);
});

test("arguments and answers pass unchanged", async () => {
  const tagKeys = vi.fn(() => Promise.resolve({ ok: true, value: { ids: ["1"], undo: null } }));
  vi.stubGlobal("keystow", { tagKeys, pathOfDroppedFile: () => "/home/me/.env" });
  const request = { ids: ["1"], add: ["a"], remove: [] };
  expect(await api.tagKeys(request)).toEqual({ ok: true, value: { ids: ["1"], undo: null } });
  expect(tagKeys).toHaveBeenCalledExactlyOnceWith(request);
  expect(pathOfDroppedFile({})).toBe("/home/me/.env");
});

test("an answer that crossed as text arrives as what it was, and a broken one as an error", async () => {
  const answer = { ok: true, value: { state: "unchanged", revision: "1" } };
  vi.stubGlobal("keystow", { overview: () => Promise.resolve(JSON.stringify(answer)) });
  expect(await api.overview({ since: "1" })).toEqual(answer);
  vi.stubGlobal("keystow", { overview: () => Promise.resolve('{"ok":true,') });
  expect(await api.overview({ since: null })).toMatchObject({ ok: false, error: { code: "internal" } });
});
