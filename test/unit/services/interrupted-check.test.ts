/** What a bulk check leaves undone can be gone on with, by whichever program, after whatever end. */
import { describe, expect, test } from "vitest";
import {
  beginRun,
  endRun,
  forgetRun,
  interruptedCheck,
} from "../../../electron/services/interrupted-check.ts";
import { createTestVault, type VaultFixture } from "../../helpers/vault-fixture.ts";

const hour = 60 * 60 * 1_000;
const evidence = {
  method: "GET",
  url: "https://example.com/",
  httpStatus: 200,
  decidedBy: "200",
  durationMs: 1,
  control: null,
};

async function vaultWith(count: number) {
  const fixture = await createTestVault();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await fixture.add(`KEY_${index}`, `value-${index}`)).id);
  return { ...fixture, ids, now: fixture.clock.now() };
}

function check({ vault }: Pick<VaultFixture, "vault">, keyId: string, at: number): void {
  const recorded = vault.recordCheck({
    keyId,
    at: new Date(at).toISOString(),
    verdict: { status: "valid", reason: null },
    identity: {},
    evidence,
  });
  if (!recorded.ok) throw new Error(recorded.error.message);
}

test("what is finished is not asked again, and what was checked before the run is", async () => {
  const { vault, ids, now } = await vaultWith(4);
  check({ vault }, ids[0]!, now - 1);
  beginRun(vault, ids, now);
  check({ vault }, ids[1]!, now + 5);
  expect(interruptedCheck(vault, now + 10)).toEqual([ids[0], ids[2], ids[3]]);
});

test("a result of a far future, which a wrong clock noted, is none of this run", async () => {
  const { vault, ids, now } = await vaultWith(3);
  check({ vault }, ids[0]!, now + 10_000 * hour);
  beginRun(vault, ids, now);
  check({ vault }, ids[1]!, now + 5);
  expect(interruptedCheck(vault, now + 10)).toEqual([ids[0], ids[2]]);
});

test("a run that came to its end leaves nothing, even of keys that could not be read", async () => {
  const { vault, ids, now } = await vaultWith(3);
  beginRun(vault, ids, now);
  endRun(vault, ids, now + 10);
  expect(interruptedCheck(vault, now + 10)).toEqual([]);
});

test("a check of other keys in between does not lose what is left", async () => {
  const { vault, ids, now } = await vaultWith(5);
  beginRun(vault, ids.slice(0, 3), now);
  check({ vault }, ids[0]!, now + 1);
  beginRun(vault, ids.slice(3), now + hour);
  endRun(vault, ids.slice(3), now + hour + 1);
  expect(interruptedCheck(vault, now + 2 * hour)).toEqual([ids[1], ids[2]]);
});

test("keys that are gone or archived meanwhile are left out", async () => {
  const { vault, ids, now } = await vaultWith(3);
  beginRun(vault, ids, now);
  vault.archive(ids[0]!);
  await vault.erase(ids[1]!);
  expect(interruptedCheck(vault, now + 1)).toEqual([ids[2]]);
});

test("after a day it is not offered any more", async () => {
  const { vault, ids, now } = await vaultWith(2);
  beginRun(vault, ids, now);
  expect(interruptedCheck(vault, now + 24 * hour)).toHaveLength(2);
  expect(interruptedCheck(vault, now + 24 * hour + 1)).toEqual([]);
});

test("one key alone is no bulk check", async () => {
  const { vault, ids, now } = await vaultWith(1);
  beginRun(vault, ids, now);
  expect(interruptedCheck(vault, now)).toEqual([]);
});

test("it can be left", async () => {
  const { vault, ids, now } = await vaultWith(2);
  beginRun(vault, ids, now);
  forgetRun(vault);
  expect(interruptedCheck(vault, now)).toEqual([]);
});

describe("what another hand wrote there", () => {
  test.each([
    "{",
    "[]",
    "null",
    '{"startedAt":"x","ids":["a"]}',
    '{"startedAt":"2026-11-21T09:00:00.000Z","ids":[1]}',
  ])("%j is nothing to resume", async (text) => {
    const { vault, now } = await vaultWith(1);
    vault.setSetting("checks.run", text);
    expect(interruptedCheck(vault, now)).toEqual([]);
  });
});

test("a start far ahead, written by a wrong clock or another hand, is none", async () => {
  const { vault, ids, now } = await vaultWith(3);
  beginRun(vault, ids, now + 30 * 24 * hour);
  for (const id of ids) check({ vault }, id, now);
  expect(interruptedCheck(vault, now)).toEqual([]);
  beginRun(vault, ids, now + hour);
  expect(interruptedCheck(vault, now)).toHaveLength(3);
});

test("another program's run that begins or ends at the same moment is not overwritten", async () => {
  const { vault, ids, now } = await vaultWith(3);
  let depth = 0;
  const outside: string[] = [];
  const watched: Parameters<typeof beginRun>[0] = {
    together: (work) => {
      depth += 1;
      try {
        return vault.together(work);
      } finally {
        depth -= 1;
      }
    },
    list: (...asked) => vault.list(...asked),
    setting: (name) => {
      if (depth === 0) outside.push(`reads ${name}`);
      return vault.setting(name);
    },
    setSetting: (name, value) => {
      if (depth === 0) outside.push(`writes ${name}`);
      vault.setSetting(name, value);
    },
  };
  beginRun(watched, ids, now);
  endRun(watched, ids.slice(0, 2), now + 1);
  expect(interruptedCheck(vault, now + 2)).toEqual([ids[2]]);
  expect(outside).toEqual([]);
});
