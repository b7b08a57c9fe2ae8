import { expect, test } from "vitest";
import { selectorFrom } from "../../../electron/core/vault/index.ts";
import { codeOf, createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";

test("a key comes back as it was added, and its secret from the store", async () => {
  const { vault, store } = await createTestVault();
  const more = { project: "shop", environment: "dev", tags: ["b", "a", "b"], note: "line\nline" } as const;
  const wanted = newKey("STRIPE", {
    ...more,
    fields: { baseUrl: "https://h.example" },
    knownPrefix: "sk_test_",
  });
  const added = valueOf(
    await vault.add(wanted, secretsOf(`sk_test_${"0".repeat(20)}`, { hookSecret: "pretend-hook" })),
  );
  expect(added).toMatchObject({ name: "STRIPE", project: "shop", environment: "dev", tags: ["a", "b"] });
  expect(added).toMatchObject({ masked: "sk_test_••••••••0000", secretFields: ["hookSecret"] });
  expect(added.fields).toEqual({ baseUrl: "https://h.example" });
  expect(added.check).toMatchObject({ status: "unchecked", definite: null, evidence: null, identity: {} });
  expect(vault.list()).toEqual([added]);
  const secrets = valueOf(await vault.readSecrets(added.id));
  expect(secrets.value.revealText()).toBe(`sk_test_${"0".repeat(20)}`);
  expect(secrets.fields["hookSecret"]?.revealText()).toBe("pretend-hook");
  // The value, the secret field and the fingerprint key; the value under the version's own id.
  expect(store().ids()).toHaveLength(3);
  expect(store().ids()).toContain(added.currentVersion);
});

test("a name is unique within project and environment among keys that are not archived", async () => {
  const { vault, add, store } = await createTestVault();
  const first = await add("API", "value-1-00000000", { project: "shop" });
  await add("API", "value-2-00000000");
  const before = store().ids().length;
  expect(codeOf(await vault.add(newKey("API", { project: "shop" }), secretsOf("value-3")))).toBe(
    "name-taken",
  );
  expect(store().ids()).toHaveLength(before);
  valueOf(vault.archive(first.id));
  await add("API", "value-4-00000000", { project: "shop" });
  expect(codeOf(vault.restore(first.id))).toBe("name-taken");
  expect(vault.list()).toHaveLength(2);
  expect(vault.list({ archived: true })).toHaveLength(1);
});

test("two keys of one name added at once: one wins, and the other's secret does not stay", async () => {
  const { vault, store } = await createTestVault();
  const results = await Promise.all(
    ["one", "two", "three"].map((value) => vault.add(newKey("API"), secretsOf(value))),
  );
  expect(results.map(codeOf).sort()).toEqual(["name-taken", "name-taken", "ok"]);
  expect(store().ids()).toHaveLength(2);
});

test("keys are sorted by name, project and environment", async () => {
  const { vault, add } = await createTestVault();
  await add("B");
  await add("A", "1-value", { project: "z" });
  await add("A", "2-value", { project: "b", environment: "prod" });
  await add("A", "3-value", { project: "b", environment: "dev" });
  const places = vault.list().map(({ name, project, environment }) => [name, project, environment].join("/"));
  expect(places).toEqual(["A/b/dev", "A/b/prod", "A/z/", "B//"]);
});

test("a key is found by id, by name and by place; two of one name are ambiguous", async () => {
  const { vault, add } = await createTestVault();
  const dev = await add("API", "1-value", { project: "shop", environment: "dev" });
  const prod = await add("API", "2-value", { project: "shop", environment: "prod" });
  const mail = await add("me@home", "3-value");
  expect(valueOf(vault.find(selectorFrom(dev.id))).id).toBe(dev.id);
  expect(valueOf(vault.find(selectorFrom("API@shop/prod"))).id).toBe(prod.id);
  expect(valueOf(vault.find(selectorFrom("API@/dev"))).id).toBe(dev.id);
  expect(valueOf(vault.find(selectorFrom("me@home"))).id).toBe(mail.id);
  expect(codeOf(vault.find(selectorFrom("API@other")))).toBe("not-found");
  const ambiguous = vault.find(selectorFrom("API"));
  expect(codeOf(ambiguous)).toBe("ambiguous-name");
  expect(ambiguous.ok ? null : ambiguous.error.details).toMatchObject({
    candidates: ["API@shop/dev", "API@shop/prod"],
  });
});

test("a name that looks like another key's place is ambiguous, never the other key's value", async () => {
  const { vault, add } = await createTestVault();
  const dev = await add("API", "1-value", { project: "shop", environment: "dev" });
  const twin = await add("API@shop/dev", "2-value");
  const found = vault.find(selectorFrom("API@shop/dev"));
  expect(codeOf(found)).toBe("ambiguous-name");
  expect(found.ok ? "" : found.error.hint).toBe(`Name one of: ${dev.id}, ${twin.id}`);
});

test("the hint of an ambiguous name gives the id where the place leads to several keys", async () => {
  const { vault, add } = await createTestVault();
  const bare = await add("API", "1-value");
  const shop = await add("API", "2-value", { project: "shop" });
  await add("API", "3-value", { project: "shop", environment: "dev" });
  const found = vault.find(selectorFrom("API"));
  expect(found.ok ? "" : found.error.hint).toBe(`Name one of: ${bare.id}, ${shop.id}, API@shop/dev`);
});

test("a name that was not found is not repeated, since it could be a pasted key", async () => {
  const { vault } = await createTestVault();
  const pasted = `sk_live_${"0".repeat(24)}`;
  expect(JSON.stringify(vault.find(selectorFrom(pasted)))).not.toContain(pasted);
});

test("an edit changes what it names and leaves the rest, and tells it to the activity", async () => {
  const { vault, add } = await createTestVault();
  const key = await add("API", "1-value", { note: "old", tags: ["t"] });
  const after = valueOf(vault.edit(key.id, { name: "NEW", project: "shop", expiresOn: "2027-01-01" }));
  expect(after).toEqual({ ...key, name: "NEW", project: "shop", expiresOn: "2027-01-01" });
  expect(vault.list()).toEqual([after]);
  expect(vault.activity(1)[0]).toMatchObject({
    kind: "key-edited",
    details: { changed: "name project expiresOn", was: "API" },
  });
  await add("OTHER");
  expect(codeOf(vault.edit(key.id, { name: "OTHER", project: null }))).toBe("name-taken");
  expect(vault.list().map((one) => one.name)).toEqual(["NEW", "OTHER"]);
});

test("a new secret takes the old one's place, and what was known of the old one is forgotten", async () => {
  const { vault, add, reveal, store } = await createTestVault();
  const key = await add("API", "old-value-0000");
  const evidence = {
    method: "GET",
    url: "https://h.example/",
    httpStatus: 200,
    decidedBy: "200",
    durationMs: 5,
    control: null,
  };
  const verdict = { status: "valid", reason: null } as const;
  valueOf(
    vault.recordCheck({ keyId: key.id, at: "2026-11-21T09:00:00.000Z", verdict, identity: {}, evidence }),
  );
  const change = { createdOn: "2026-11-21", expiresOn: "2027-11-21", knownPrefix: "" };
  const replaced = valueOf(await vault.replaceSecret(key.id, secretsOf("new-value-1111"), change));
  expect(replaced).toMatchObject({
    createdOn: "2026-11-21",
    expiresOn: "2027-11-21",
    masked: "••••••••1111",
  });
  expect(replaced.check.status).toBe("unchecked");
  expect(vault.checkHistory(key.id, 10)).toHaveLength(1);
  expect(await reveal(key.id)).toBe("new-value-1111");
  expect(replaced.currentVersion).not.toBe(key.currentVersion);
  expect(store().ids()).not.toContain(key.currentVersion);
  expect(store().ids()).toHaveLength(2);
});

test("the same value is found again, in archived keys too, and another one is not", async () => {
  const { vault, add } = await createTestVault();
  const one = await add("ONE", "same-value");
  const two = await add("TWO", "same-value");
  await add("THREE", "another-value");
  valueOf(vault.archive(two.id));
  const same = valueOf(await vault.findSame(secretsOf("same-value").value));
  expect(same.map((key) => key.id)).toEqual([one.id, two.id]);
  expect(valueOf(await vault.findSame(secretsOf("unknown").value))).toEqual([]);
});

test("erasing removes the metadata, the history, the links and every secret", async () => {
  const { vault, store } = await createTestVault();
  const key = valueOf(await vault.add(newKey("API"), secretsOf("value", { extra: "more" })));
  valueOf(vault.putLink({ keyId: key.id, file: "/app/.env", variable: "API" }));
  valueOf(await vault.erase(key.id));
  expect(vault.list()).toEqual([]);
  expect(vault.links()).toEqual([]);
  expect(store().ids()).toHaveLength(1);
  expect(codeOf(await vault.readSecrets(key.id))).toBe("not-found");
  expect(codeOf(await vault.erase(key.id))).toBe("not-found");
  expect(valueOf(await vault.diagnose()).problems).toEqual([]);
});

test("an erased name is free again", async () => {
  const { vault, add } = await createTestVault();
  valueOf(await vault.erase((await add("API")).id));
  await add("API");
  expect(vault.list()).toHaveLength(1);
});

test("policies and snoozes are kept, and impossible ones refused", async () => {
  const { vault, add } = await createTestVault();
  const { id } = await add("API");
  expect(valueOf(vault.setPolicy(id, { policyDays: 30, snoozedUntil: null })).rotation.policyDays).toBe(30);
  valueOf(vault.setPolicy(id, { policyDays: 30, snoozedUntil: "2026-12-01" }));
  expect(vault.list()[0]?.rotation).toEqual({ policyDays: 30, snoozedUntil: "2026-12-01" });
  expect(vault.activity(2).map((entry) => entry.kind)).toEqual(["snoozed", "policy-changed"]);
  for (const policyDays of [0, -1, 1.5, Number.NaN, 4_000])
    expect(codeOf(vault.setPolicy(id, { policyDays, snoozedUntil: null }))).toBe("invalid-input");
  expect(codeOf(vault.setPolicy(id, { policyDays: 30, snoozedUntil: "2026-02-30" }))).toBe("invalid-input");
});
