import { afterEach, expect, test, vi } from "vitest";
import { fail, ok } from "../../../electron/core/errors.ts";
import { packAnswer } from "../../../electron/ipc/wire.ts";
import { api } from "../../../renderer/api.ts";
import { fakeBridge } from "../../fakes/fake-bridge.ts";

afterEach(() => vi.unstubAllGlobals());

/** What the page gets when `sent` crosses the bridge. */
function received(sent: unknown): Promise<unknown> {
  vi.stubGlobal("keystow", { overview: () => Promise.resolve(sent) });
  return api.overview({ since: null });
}

test("the overview crosses as one text and comes back as it was", async () => {
  const answer = await fakeBridge({ keys: 3 }).overview({ since: null });
  const sent = packAnswer("overview", answer);
  expect(sent).toBeTypeOf("string");
  expect(await received(sent)).toEqual(answer);
});

test("why there is no overview crosses, too", async () => {
  const answer = fail("vault-missing", "There is no vault.", { hint: "Make one." });
  expect(await received(packAnswer("overview", answer))).toEqual(answer);
});

test("every other answer crosses as it is", () => {
  const answer = ok({ length: 3 });
  expect(packAnswer("keyDetail", answer)).toBe(answer);
});
