import { expect, test } from "vitest";
import { createTestVault, valueOf } from "../../helpers/vault-fixture.ts";

const at = "2026-11-21T09:00:00.000Z";
const request = (moment: string, provider: string) => ({
  at: moment,
  keyId: null,
  provider,
  host: "api.example.com",
  method: "GET",
  path: "/me",
  bytesSent: 1,
  bytesReceived: 1,
  outcome: "valid",
});

test("one note a key, the newest, and gone with its key", async () => {
  const { vault, add, another } = await createTestVault();
  const [one, other] = [await add("ONE"), await add("OTHER")];
  expect(vault.schedule()).toEqual([]);
  valueOf(
    vault.putSchedule([
      { keyId: one.id, nextAt: at, failures: 1 },
      { keyId: other.id, nextAt: at, failures: 0 },
    ]),
  );
  const later = { keyId: one.id, nextAt: "2026-11-22T09:00:00.000Z", failures: 2 };
  valueOf(vault.putSchedule([later]));
  expect(another().schedule()).toContainEqual(later);
  valueOf(await vault.erase(other.id));
  expect(vault.schedule()).toEqual([later]);
});

test("a note of a key that was erased meanwhile is dropped, and the others are kept", async () => {
  const { vault, add, random } = await createTestVault();
  const note = { keyId: (await add("ONE")).id, nextAt: at, failures: 0 };
  valueOf(vault.putSchedule([{ keyId: random.uuid(), nextAt: at, failures: 0 }, note]));
  expect(vault.schedule()).toEqual([note]);
});

test("requests are counted by provider, between two moments", async () => {
  const { vault } = await createTestVault();
  vault.recordRequest(request("2026-11-21T07:59:59.999Z", "github"));
  vault.recordRequest(request("2026-11-21T08:00:00.000Z", "github"));
  vault.recordRequest(request("2026-11-21T09:00:00.000Z", "github"));
  vault.recordRequest(request("2026-11-21T08:30:00.000Z", "stripe"));
  vault.recordRequest(request("2027-11-21T08:30:00.000Z", "stripe"));
  expect(Object.fromEntries(vault.requestCounts("2026-11-21T08:00:00.000Z", at))).toEqual({
    github: 2,
    stripe: 1,
  });
});
