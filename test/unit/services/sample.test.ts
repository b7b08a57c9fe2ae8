import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { makeSample } from "../../../electron/demo/sample.ts";
import { createSessionPart } from "../../../electron/services/session-part.ts";
import { createOverviewPart } from "../../../electron/services/overview.ts";
import { valueOf, windowContext } from "../../helpers/window-context.ts";

test("the sample has keys in every state, each proven by a check on this machine", async () => {
  const { context, session, journal } = await windowContext({ kind: null, makeSample: () => makeSample() });
  const { overview } = createOverviewPart(context, { session, journal });
  valueOf(await session.openSample());
  const folder = session.place().folder;
  const shown = valueOf(await overview({ since: null }));
  if (shown.state !== "ready") throw new Error(`the sample is ${shown.state}`);
  expect(shown.sample).toBe(true);
  expect(new Set(shown.keys.map(({ check }) => check.status))).toEqual(
    new Set(["valid", "limited", "rejected", "unreachable", "unchecked"]),
  );
  expect(new Set(shown.keys.map(({ rotation }) => rotation.state))).toEqual(
    new Set(["ok", "due-soon", "overdue", "none"]),
  );
  for (const key of shown.keys.filter(
    ({ check }) => check.status === "valid" || check.status === "rejected",
  )) {
    const [record] = valueOf(session.current()).checkHistory(key.id, 1);
    expect(record?.evidence).toMatchObject({ httpStatus: expect.any(Number) });
  }
  valueOf(await session.closeSample());
  expect(existsSync(folder)).toBe(false);
  expect(valueOf(await overview({ since: null }))).toMatchObject({ state: "missing" });
});

test("a value that is shown is hidden before another vault comes into view", async () => {
  const { context, session, told } = await windowContext({ kind: "sealed", makeSample: () => makeSample() });
  const { openSample, closeSample } = createSessionPart(context, session, { after: () => () => undefined });
  for (const change of [openSample, closeSample]) {
    told.length = 0;
    valueOf(await change());
    expect(told[0]).toEqual({ type: "hide-secrets" });
  }
});
