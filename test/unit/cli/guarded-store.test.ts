import { beforeEach, describe, expect, test } from "vitest";
import { guardedStore } from "../../../electron/compose-stores.ts";
import { fail, ok, type Result } from "../../../electron/core/errors.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { createSealedStore, isSealedStore } from "../../../electron/core/secrets/index.ts";
import { memorySealedRecords } from "../../fakes/memory-sealed-records.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";

const passphrase = "a passphrase for tests";
const id = "00000000-0000-4000-8000-000000000001";
const random = seededRandom(1);
let records: ReturnType<typeof memorySealedRecords>;
let asked: number;
let isLocked: boolean;
beforeEach(async () => {
  records = memorySealedRecords();
  asked = 0;
  isLocked = false;
  const first = createSealedStore({ records, random });
  await first.initialise(Secret.fromText(passphrase));
  await first.write(id, Secret.fromText("0000-value"));
});

function reopened(answer: Result<string> = ok(passphrase)) {
  return guardedStore(createSealedStore({ records, random }), {
    isLocked: () => isLocked,
    askPassphrase: async () => {
      asked += 1;
      return answer.ok ? ok(Secret.fromText(answer.value)) : answer;
    },
  });
}

describe("a guarded store", () => {
  test("asks for the passphrase once, when something is first read", async () => {
    const store = reopened();
    expect(asked).toBe(0);
    const [one, other] = await Promise.all([store.read(id), store.read(id)]);
    expect(one.ok && one.value?.revealText()).toBe("0000-value");
    expect(other.ok && other.value?.revealText()).toBe("0000-value");
    expect((await store.state()).state).toBe("ready");
    expect(asked).toBe(1);
    expect(isSealedStore(store)).toBe(true);
  });

  test.each<[string, Result<string>, string]>([
    ["a wrong passphrase", ok("another passphrase"), "wrong-passphrase"],
    ["no answer", fail("cancelled", "Cancelled."), "cancelled"],
  ])("%s reads nothing, and the state stays locked", async (_name, answer, code) => {
    const store = reopened(answer);
    const read = await store.read(id);
    expect(read.ok ? null : read.error.code).toBe(code);
    expect((await store.state()).state).toBe("locked");
  });

  test("after `keystow lock` nothing is read or written, and nobody is asked", async () => {
    isLocked = true;
    const store = reopened();
    const read = await store.read(id);
    const written = await store.write("00000000-0000-4000-8000-000000000002", Secret.fromText("0000"));
    expect([read.ok ? null : read.error.code, written.ok ? null : written.error.code]).toEqual([
      "store-locked",
      "store-locked",
    ]);
    await store.state();
    expect(asked).toBe(0);
  });
});
