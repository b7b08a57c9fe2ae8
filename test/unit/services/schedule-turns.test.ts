/** Window and terminal, or two terminals, work off one schedule: no key is sent twice for one turn. */
import { expect, test } from "vitest";
import type { Key } from "../../../electron/core/model.ts";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { keepTurns, planNow, takeTurns } from "../../../electron/services/schedule.ts";
import { openaiKey } from "../../helpers/secret-services.ts";
import { valueOf, windowContext } from "../../helpers/window-context.ts";

const minute = 60_000;

/** Seven keys of one provider, all due: five at one time are the most. */
async function sevenDue() {
  const window = await windowContext();
  const { clock } = window.context;
  for (let index = 0; index < 7; index += 1)
    await window.add(`KEY_${index}`, openaiKey(`key-${index}-`), { provider: "openai" });
  valueOf(takeTurns(window.vault(), catalogue, clock));
  window.clock.advance(61 * minute);
  const other = window.another();
  const take = (vault = window.vault()): readonly Key[] => valueOf(takeTurns(vault, catalogue, clock)).take;
  const due = (): number => planNow(other, catalogue, clock).due;
  return { window, clock, other, take, due };
}

const namesOf = (keys: readonly Key[]): readonly string[] => keys.map(({ name }) => name).toSorted();

test("a turn that one program took is not the other's as well", async () => {
  const { other, take, due } = await sevenDue();
  const first = take();
  const second = take(other);
  expect([first.length, second.length]).toEqual([5, 2]);
  expect(new Set(namesOf([...first, ...second])).size).toBe(7);
  expect([due(), take().length]).toEqual([0, 0]);
});

test("what was taken and not checked is given back at once", async () => {
  const { window, clock, take, due } = await sevenDue();
  const taken = take();
  valueOf(keepTurns(window.vault(), taken, [], clock));
  expect(due()).toBe(7);
  expect(namesOf(take())).toHaveLength(5);
});

test("a program that was killed holds its keys up for ten minutes, and no longer", async () => {
  const { window, take, due } = await sevenDue();
  take();
  window.clock.advance(10 * minute - 1);
  expect(due()).toBe(2);
  window.clock.advance(1);
  expect(due()).toBe(7);
});

test("taking a turn neither ends nor begins a row of failures", async () => {
  const { window, clock, other, take } = await sevenDue();
  const vault = window.vault();
  const failures = (id: string): number | undefined =>
    vault.schedule().find(({ keyId }) => keyId === id)?.failures;
  const [key] = take();
  if (key === undefined) throw new Error("one is due");
  const unread = { record: null, retryAfterMs: null, error: null } as const;
  valueOf(keepTurns(vault, [key], [{ key, ...unread }], clock));
  expect(failures(key.id)).toBe(1);
  window.clock.advance(24 * 60 * minute);
  const again = [...take(), ...take(other)].find(({ id }) => id === key.id);
  if (again === undefined) throw new Error("it is due again");
  expect(failures(key.id)).toBe(1);
  valueOf(keepTurns(vault, [again], [{ key: again, ...unread }], clock));
  expect(failures(key.id)).toBe(2);
});
