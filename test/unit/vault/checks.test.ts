import { expect, test } from "vitest";
import type { CheckRecord, ControlEvidence, Identity, Verdict } from "../../../electron/core/model.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { codeOf, createTestVault, valueOf } from "../../helpers/vault-fixture.ts";

const evidence = {
  method: "GET",
  url: "https://api.example/v1/me",
  httpStatus: 200,
  decidedBy: "200 with a JSON body",
  durationMs: 12,
  control: null,
};

function record(keyId: string, minute: number, verdict: Verdict, identity: Identity = {}): CheckRecord {
  const at = new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString();
  return { keyId, at, verdict, identity, evidence };
}

const valid: Verdict = { status: "valid", reason: null };
const offline: Verdict = { status: "unreachable", reason: "offline" };

test("a check is kept with its evidence and becomes the key's state", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API");
  const identity = { account: "acct", scopes: ["read"] };
  const key = valueOf(vault.recordCheck(record(id, 1, valid, identity)));
  const at = "2026-11-21T09:01:00.000Z";
  const definite = { status: "valid", at };
  expect(key.check).toEqual({ status: "valid", reason: null, at, definite, identity, evidence, drift: null });
  expect(vault.list()[0]?.check).toEqual(key.check);
  expect(vault.checkHistory(id, 10)).toEqual([{ ...record(id, 1, valid, identity), drift: null }]);
});

test("a network failure keeps the last definite answer and what is known of the account", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API");
  valueOf(vault.recordCheck(record(id, 1, { status: "rejected", reason: "revoked" }, { plan: "pro" })));
  const key = valueOf(vault.recordCheck(record(id, 2, offline)));
  expect(key.check).toMatchObject({
    status: "unreachable",
    reason: "offline",
    at: "2026-11-21T09:02:00.000Z",
    definite: { status: "rejected", at: "2026-11-21T09:01:00.000Z" },
    identity: { plan: "pro" },
  });
  expect(vault.checkHistory(id, 1)).toEqual([{ ...record(id, 2, offline), drift: null }]);
});

test("an expiry that the provider tells is taken over, nonsense is not", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API", "value", { expiresOn: "2027-01-01" });
  expect(valueOf(vault.recordCheck(record(id, 1, valid, { expiresOn: "2027-05-05" }))).expiresOn).toBe(
    "2027-05-05",
  );
  expect(valueOf(vault.recordCheck(record(id, 2, valid, { expiresOn: "never" }))).expiresOn).toBe(
    "2027-05-05",
  );
  expect(valueOf(vault.recordCheck(record(id, 3, valid))).expiresOn).toBe("2027-05-05");
});

test("the newest 100 checks of each key are kept", async () => {
  const { vault, add } = await createTestVault();
  const [one, two] = [await add("ONE"), await add("TWO")];
  valueOf(vault.recordCheck(record(two.id, 0, valid)));
  for (let minute = 0; minute < 105; minute += 1) valueOf(vault.recordCheck(record(one.id, minute, valid)));
  const history = vault.checkHistory(one.id, 1_000);
  expect(history).toHaveLength(100);
  expect(history[0]?.at).toBe("2026-11-21T10:44:00.000Z");
  expect(history[99]?.at).toBe("2026-11-21T09:05:00.000Z");
  expect(vault.checkHistory(two.id, 10)).toHaveLength(1);
});

test("an answer that comes late does not replace that of a check that began later", async () => {
  const { vault, add, clock } = await createTestVault();
  const { id } = await add("API");
  clock.advance(60 * 60_000);
  valueOf(vault.recordCheck(record(id, 2, { status: "rejected", reason: "revoked" }, { account: "a" })));
  const late = record(id, 1, valid, { account: "b", expiresOn: "2030-01-01" });
  const key = valueOf(vault.recordCheck(late));
  expect(key.check).toMatchObject({ status: "rejected", at: "2026-11-21T09:02:00.000Z", drift: null });
  expect([key.check.definite?.status, key.expiresOn]).toEqual(["rejected", null]);
  expect(vault.checkHistory(id, 1)).toEqual([{ ...late, drift: null }]);
});

test("a result that a clock of the future noted is replaced all the same", async () => {
  const { vault, add, clock } = await createTestVault();
  const { id } = await add("API");
  const ahead = {
    ...record(id, 1, { status: "rejected", reason: "revoked" }),
    at: "2099-01-01T00:00:00.000Z",
  };
  valueOf(vault.recordCheck(ahead));
  const at = new Date(clock.now()).toISOString();
  expect(valueOf(vault.recordCheck({ ...record(id, 1, valid), at })).check).toMatchObject({
    status: "valid",
    at,
  });
});

test("a check of a key that is gone is refused", async () => {
  const { vault } = await createTestVault();
  const id = "00000000-0000-4000-8000-000000000000";
  expect(codeOf(vault.recordCheck(record(id, 1, valid)))).toBe("not-found");
  expect(vault.checkHistory(id, 10)).toEqual([]);
});

test("what a made-up key got is kept with the evidence, in the key and in its history", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API");
  const control: ControlEvidence = { at: "2026-11-21T08:00:00.000Z", outcome: "refused", httpStatus: 401 };
  const found = { ...record(id, 1, valid), evidence: { ...evidence, control } };
  expect(valueOf(vault.recordCheck(found)).check.evidence).toEqual({ ...evidence, control });
  expect(vault.checkHistory(id, 1)[0]?.evidence.control).toEqual(control);
  expect(valueOf(vault.recordCheck(record(id, 2, valid))).check.evidence?.control).toBeNull();
});

test("another account is kept as drift, carried on, and noted once, by the names of the facts only", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API");
  valueOf(vault.recordCheck(record(id, 1, valid, { account: "ours", scopes: ["read"] })));
  const told = { account: "theirs", scopes: ["read", "write"] };
  const drift = {
    at: "2026-11-21T09:02:00.000Z",
    changes: [
      { fact: "account", before: "ours", now: "theirs" },
      { fact: "scopes", before: "read", now: "read, write" },
    ],
  };
  expect(valueOf(vault.recordCheck(record(id, 2, valid, told))).check.drift).toEqual(drift);
  expect(valueOf(vault.recordCheck(record(id, 3, offline))).check.drift).toEqual(drift);
  expect(valueOf(vault.recordCheck(record(id, 4, valid, told))).check.drift).toEqual(drift);
  expect(vault.checkHistory(id, 4).map((check) => check.drift)).toEqual([null, null, drift, null]);
  const noted = vault.activity(10).filter(({ kind }) => kind === "key-drifted");
  expect(noted).toMatchObject([{ keyId: id, keyName: "API", details: { facts: "account scopes" } }]);
  const weekLater = { ...record(id, 5, valid, told), at: "2026-11-28T09:02:00.001Z" };
  expect(valueOf(vault.recordCheck(weekLater)).check.drift).toBeNull();
});

test("a refusal and answers without facts leave what was known, so that the next change is seen", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API");
  valueOf(vault.recordCheck(record(id, 1, valid, { account: "ours" })));
  valueOf(vault.recordCheck(record(id, 2, { status: "rejected", reason: "invalid" })));
  const poor = valueOf(vault.recordCheck(record(id, 3, { status: "limited", reason: "no-credit" })));
  expect(poor.check.identity).toEqual({ account: "ours" });
  const other = valueOf(vault.recordCheck(record(id, 4, valid, { account: "theirs" })));
  expect(other.check.drift?.changes).toEqual([{ fact: "account", before: "ours", now: "theirs" }]);
});

test.each(["secret", "provider", "fields"] as const)("drift is dropped with another %s", async (what) => {
  const { vault, add } = await createTestVault();
  const { id, createdOn } = await add("API");
  valueOf(vault.recordCheck(record(id, 1, valid, { account: "ours" })));
  valueOf(vault.recordCheck(record(id, 2, valid, { account: "theirs" })));
  const secrets = { value: Secret.fromText("another value"), fields: {} };
  const change = { createdOn, expiresOn: null, knownPrefix: "" };
  if (what === "secret") valueOf(await vault.replaceSecret(id, secrets, change));
  if (what === "provider") valueOf(vault.edit(id, { provider: "groq" }));
  if (what === "fields") valueOf(vault.edit(id, { fields: { organisation: "other" } }));
  expect(valueOf(vault.find({ name: id })).check.drift).toBeNull();
  expect(valueOf(vault.recordCheck(record(id, 3, valid, { account: "third" }))).check.drift).toBeNull();
});
