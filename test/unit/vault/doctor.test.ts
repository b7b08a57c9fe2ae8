import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../../electron/core/errors.ts";
import type { Vault } from "../../../electron/core/vault/index.ts";
import { codeOf, createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";
import type { VaultFixture } from "../../helpers/vault-fixture.ts";

const change = { createdOn: "2026-11-21", expiresOn: null, knownPrefix: "" };
const minutes = 60_000;

/** Runs `work` in a second process, as it were, that hangs for ever after its secrets were written. */
async function interrupted(
  fixture: VaultFixture,
  work: (vault: Vault) => Promise<Result<unknown>>,
): Promise<Vault> {
  const other = fixture.another();
  valueOf(await other.findSame(secretsOf("warm up").value));
  const { database } = fixture;
  // The commit of the metadata fails in a way that also keeps the undo from finding its intent.
  database.exec("CREATE TRIGGER stop BEFORE INSERT ON versions BEGIN SELECT RAISE(ABORT, 'stop'); END");
  const intents = "CREATE TRIGGER keep BEFORE UPDATE ON intents BEGIN SELECT RAISE(ABORT, 'keep'); END";
  database.exec(intents);
  expect(codeOf(await work(other))).not.toBe("ok");
  database.exec("DROP TRIGGER stop; DROP TRIGGER keep");
  return other;
}

/** What lies in the fake store's file of that id. */
const valueAt = ({ folder }: VaultFixture, id: string): string =>
  readFileSync(join(folder, "store-keychain", id), "utf8");

test("a healthy vault has no problems", async () => {
  const { vault, add } = await createTestVault();
  await add("API");
  const { store, problems } = valueOf(await vault.diagnose());
  expect(problems).toEqual([]);
  expect(store).toMatchObject({ state: "ready" });
});

test("an interrupted add is left alone while its program may still be at it", async () => {
  const fixture = await createTestVault();
  await interrupted(fixture, (vault) => vault.add(newKey("API"), secretsOf("value", { extra: "more" })));
  expect(valueOf(await fixture.vault.diagnose()).problems).toEqual([]);
  fixture.clock.advance(2 * minutes);
  expect(valueOf(await fixture.vault.diagnose()).problems).toMatchObject([
    { kind: "orphan-secret", keyName: "API", repairs: ["adopt", "delete"] },
  ]);
});

test("a process that surely died is not waited for, one that lives gets ten minutes", async () => {
  const fixture = await createTestVault();
  await interrupted(fixture, (vault) => vault.add(newKey("API"), secretsOf("value")));
  const dead = fixture.another({ own: "me", isAlive: () => false });
  const alive = fixture.another({ own: "me", isAlive: () => true });
  expect(valueOf(await dead.diagnose()).problems).toHaveLength(1);
  fixture.clock.advance(5 * minutes);
  expect(valueOf(await alive.diagnose()).problems).toHaveLength(0);
  fixture.clock.advance(6 * minutes);
  expect(valueOf(await alive.diagnose()).problems).toHaveLength(1);
});

test("adopting an orphan completes the key as it was meant to be", async () => {
  const fixture = await createTestVault();
  const { vault, clock, reveal } = fixture;
  const meant = newKey("API", { project: "shop", tags: ["t"], note: "n", provider: "p", policyDays: 30 });
  await interrupted(fixture, (other) => other.add(meant, secretsOf("value-00000000", { extra: "more" })));
  clock.advance(2 * minutes);
  const [problem] = valueOf(await vault.diagnose()).problems;
  valueOf(await vault.repair({ problem: problem!, action: "adopt" }));
  const [key] = vault.list();
  expect(key).toMatchObject({ name: "API", project: "shop", tags: ["t"], note: "n", masked: "••••••••0000" });
  expect(key).toMatchObject({ secretFields: ["extra"], rotation: { policyDays: 30 } });
  expect(await reveal(key!.id)).toBe("value-00000000");
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
  expect(codeOf(await vault.repair({ problem: problem!, action: "adopt" }))).toBe("not-found");
});

test("deleting an orphan removes its secrets and nothing else", async () => {
  const fixture = await createTestVault();
  const { vault, clock, store, add, reveal } = fixture;
  const key = await add("KEPT", "kept-value");
  await interrupted(fixture, (other) => other.add(newKey("API"), secretsOf("value", { extra: "more" })));
  clock.advance(2 * minutes);
  const [problem] = valueOf(await vault.diagnose()).problems;
  expect(store().ids()).toHaveLength(4);
  valueOf(await vault.repair({ problem: problem!, action: "delete" }));
  expect(store().ids()).toHaveLength(2);
  expect(await reveal(key.id)).toBe("kept-value");
});

test("adopting an interrupted replacement keeps the old key and puts the new secret beside it", async () => {
  const fixture = await createTestVault();
  const { vault, clock, add, reveal } = fixture;
  const key = await add("API", "old-value");
  await interrupted(fixture, (other) => other.replaceSecret(key.id, secretsOf("new-value"), change));
  expect(await reveal(key.id)).toBe("old-value");
  clock.advance(2 * minutes);
  const [problem] = valueOf(await vault.diagnose()).problems;
  valueOf(await vault.repair({ problem: problem!, action: "adopt" }));
  const recovered = vault.list().find((one) => one.id !== key.id);
  expect(recovered?.name).toBe("API (recovered)");
  expect(await reveal(recovered!.id)).toBe("new-value");
  expect(await reveal(key.id)).toBe("old-value");
});

test("an orphan that the user has added again meanwhile is a spare copy and goes", async () => {
  const fixture = await createTestVault();
  const { vault, clock, add, store } = fixture;
  await interrupted(fixture, (other) => other.add(newKey("API"), secretsOf("same-value")));
  await add("API", "same-value");
  clock.advance(2 * minutes);
  const [problem] = valueOf(await vault.diagnose()).problems;
  valueOf(await vault.repair({ problem: problem!, action: "adopt" }));
  expect(vault.list()).toHaveLength(1);
  expect(store().ids()).toHaveLength(2);
});

test("a write that was given up by a repair cannot be committed any more", async () => {
  const fixture = await createTestVault();
  const { vault, clock, another, store } = fixture;
  const slow = another();
  const { write } = store();
  store().write = async (id, secret) => {
    store().write = write;
    const written = await write(id, secret);
    clock.advance(2 * minutes);
    const [problem] = valueOf(await vault.diagnose()).problems;
    valueOf(await vault.repair({ problem: problem!, action: "delete" }));
    return written;
  };
  expect(codeOf(await slow.add(newKey("API"), secretsOf("value")))).toBe("vault-busy");
  expect(vault.list()).toEqual([]);
  expect(store().ids()).toHaveLength(1);
});

test("missing and foreign secrets are told, and not mended behind the user's back", async () => {
  const { vault, store, add } = await createTestVault();
  const [gone, changed] = [await add("GONE"), await add("CHANGED")];
  store().tamper(gone.currentVersion, null);
  store().tamper(changed.currentVersion, "foreign");
  const { problems } = valueOf(await vault.diagnose());
  expect(problems).toMatchObject([
    { kind: "damaged", keyName: "CHANGED", keyId: changed.id, repairs: [] },
    { kind: "secret-missing", keyName: "GONE", keyId: gone.id, versionId: gone.currentVersion, repairs: [] },
  ]);
  expect(vault.find({ name: "GONE" })).toMatchObject({ value: { secretPresent: false } });
  expect(codeOf(await vault.repair({ problem: problems[0]!, action: "delete" }))).toBe("unsupported");
});

test("a store that is not ready gives one problem that says why, and no false alarm", async () => {
  const { vault, store, add } = await createTestVault();
  await add("API");
  store().condition = "locked";
  const diagnosis = valueOf(await vault.diagnose());
  expect(diagnosis.store.state).toBe("locked");
  expect(diagnosis.problems).toMatchObject([{ kind: "unavailable", repairs: [] }]);
});

test("a fingerprint key that is gone is made anew, and every secret gets its new fingerprint", async () => {
  const { another, store, add } = await createTestVault();
  const key = await add("API", "the-value");
  const fingerprintKey = store()
    .ids()
    .find((id) => id !== key.currentVersion);
  store().tamper(fingerprintKey!, null);
  const vault = another();
  expect(codeOf(await vault.readSecrets(key.id))).toBe("secret-missing");
  const [problem] = valueOf(await vault.diagnose()).problems;
  expect(problem).toMatchObject({ kind: "damaged", repairs: ["adopt"] });
  valueOf(await vault.repair({ problem: problem!, action: "adopt" }));
  expect(valueOf(await vault.readSecrets(key.id)).value.revealText()).toBe("the-value");
  expect(valueOf(await vault.findSame(secretsOf("the-value").value))).toHaveLength(1);
  expect(valueOf(await another().diagnose()).problems).toEqual([]);
});

test("an intent that names a secret in use never removes it", async () => {
  const { vault, another, database, add, reveal, store } = await createTestVault();
  const key = await add("API", "the-value");
  const before = store().ids();
  const plant = (): void => {
    for (const id of before)
      database.run(
        "INSERT INTO intents VALUES (?, 'keychain', 'remove', '', '', NULL, NULL, '', 'gone', 0)",
        id,
      );
  };
  plant();
  const [problem] = valueOf(await vault.diagnose()).problems;
  valueOf(await vault.repair({ problem: problem!, action: "delete" }));
  expect(store().ids()).toEqual(before);
  plant();
  valueOf(await another().add(newKey("NEXT"), secretsOf("next-value")));
  expect(await reveal(key.id)).toBe("the-value");
  expect(store().ids()).toHaveLength(3);
});

test("a write that ended before its secret was whole may have left pieces: they are removed", async () => {
  const { vault, database, store } = await createTestVault();
  const versionId = "00000000-0000-4000-8000-000000000001";
  database.run(
    "INSERT INTO intents VALUES (?, 'keychain', 'write', ?, '', NULL, 'API', '{}', 'gone', 0)",
    versionId,
    versionId,
  );
  const removed: string[] = [];
  const remove = store().remove;
  store().remove = async (id) => {
    removed.push(id);
    return remove(id);
  };
  const [problem] = valueOf(await vault.diagnose()).problems;
  expect(removed).toEqual([]);
  expect(problem).toMatchObject({ kind: "unfinished-delete", repairs: ["delete"] });
  valueOf(await vault.repair({ problem: problem!, action: "delete" }));
  expect(removed).toEqual([versionId]);
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
});

test("an orphan whose secret field was not written is adopted without it", async () => {
  const fixture = await createTestVault();
  const { vault, clock, store, reveal } = fixture;
  await interrupted(fixture, (other) => other.add(newKey("API"), secretsOf("the-value", { extra: "more" })));
  clock.advance(2 * minutes);
  const [problem] = valueOf(await vault.diagnose()).problems;
  const field = store()
    .ids()
    .find((id) => id !== problem!.versionId && valueAt(fixture, id) === "more");
  store().tamper(field!, null);
  valueOf(await vault.repair({ problem: problem!, action: "adopt" }));
  expect(vault.list()).toMatchObject([{ name: "API", secretFields: [] }]);
  expect(await reveal(vault.list()[0]!.id)).toBe("the-value");
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
});
