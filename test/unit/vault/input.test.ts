import { expect, test } from "vitest";
import fc from "fast-check";
import type { NewKey } from "../../../electron/core/model.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { codeOf, createTestVault, newKey, secretsOf, valueOf } from "../../helpers/vault-fixture.ts";

const refused: readonly (readonly [string, Partial<NewKey>])[] = [
  ["an empty name", { name: "" }],
  ["a name of spaces", { name: "   " }],
  ["a name of 129 characters", { name: "n".repeat(129) }],
  ["a terminal escape", { name: "key\u001b[2J" }],
  ["a line end", { name: "one\ntwo" }],
  ["a NUL", { name: "a\0b" }],
  ["a direction override", { name: "key\u202egnp.exe" }],
  ["an isolate", { name: "a\u2066b" }],
  ["a zero-width space", { name: "a\u200bb" }],
  ["a line separator", { name: "a\u2028b" }],
  ["an 8-bit control", { name: "a\u009bb" }],
  ["a lone surrogate", { name: "a\ud800" }],
  ["a variable with a dash", { variable: "API-KEY" }],
  ["a variable that begins with a digit", { variable: "1KEY" }],
  ["a variable that runs a command", { variable: "A$(id)" }],
  ["an empty variable", { variable: "" }],
  ["a hidden character in a tag", { tags: ["a\u202eb"] }],
  ["an empty tag", { tags: [""] }],
  ["too many tags", { tags: Array.from({ length: 33 }, (_, index) => `t${index}`) }],
  ["a note that is too long", { note: "n".repeat(4_097) }],
  ["an escape in a note", { note: "note\u001b]8;;" }],
  ["a lone surrogate in a note", { note: "\udc00" }],
  ["a field with a control character", { fields: { baseUrl: "https://h.example/\r\nX: y" } }],
  ["a field with a strange name", { fields: { "base url": "x" } }],
  ["an underscored field", { fields: JSON.parse('{"__proto__": "x"}') as Record<string, string> }],
  ["a project with an escape", { project: "p\u001b" }],
  ["an environment with a line end", { environment: "dev\rx" }],
  ["a day that does not exist", { createdOn: "2026-02-30" }],
  ["a word for a day", { expiresOn: "tomorrow" }],
  ["a policy of no days", { policyDays: 0 }],
];

test.for(refused)("%s is refused, and nothing is stored", async ([, more]) => {
  const { vault, store } = await createTestVault();
  const before = store().ids().length;
  expect(codeOf(await vault.add({ ...newKey("API"), ...more }, secretsOf("value")))).toBe("invalid-input");
  expect(store().ids()).toHaveLength(before);
  expect(vault.list()).toEqual([]);
});

test("a bad edit is refused, and the key stays as it was", async () => {
  const { vault, add } = await createTestVault();
  const key = await add("API");
  for (const [, more] of refused) {
    const { policyDays, ...change } = more;
    if (policyDays === undefined) expect(codeOf(vault.edit(key.id, change))).toBe("invalid-input");
  }
  expect(vault.list()).toEqual([key]);
});

test("empty and oversized secrets are refused, 64 KiB and every byte are kept", async () => {
  const { vault, reveal, add } = await createTestVault();
  expect(codeOf(await vault.add(newKey("E"), secretsOf("")))).toBe("secret-empty");
  expect(codeOf(await vault.add(newKey("E"), secretsOf("v", { extra: "" })))).toBe("secret-empty");
  expect(codeOf(await vault.add(newKey("L"), secretsOf("x".repeat(65_537))))).toBe("secret-too-large");
  expect(codeOf(await vault.add(newKey("M"), secretsOf("x".repeat(1_000_000))))).toBe("secret-too-large");
  const large = await add("OK", "y".repeat(65_536));
  expect(await reveal(large.id)).toBe("y".repeat(65_536));
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const binary = valueOf(await vault.add(newKey("B"), { value: Secret.fromBytes(bytes), fields: {} }));
  expect(binary.masked).toBe("•".repeat(8));
  expect(
    valueOf(await vault.readSecrets(binary.id))
      .value.revealBytes()
      .equals(bytes),
  ).toBe(true);
});

test("names are kept in normal form C, so that both ways of writing them find the key", async () => {
  const { vault, add } = await createTestVault();
  const key = await add("caf\u0065\u0301", "value");
  expect(key.name).toBe("caf\u00e9");
  expect(valueOf(vault.find({ name: "caf\u0065\u0301" })).id).toBe(key.id);
  expect(codeOf(await vault.add(newKey("caf\u00e9"), secretsOf("value")))).toBe("name-taken");
});

test("any text as name is refused or comes back, and never breaks a line of the terminal", async () => {
  const { vault } = await createTestVault();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 140 }), async (name) => {
      const added = await vault.add(newKey(name), secretsOf("value"));
      if (!added.ok) return ["invalid-input", "name-taken"].includes(added.error.code);
      const found = valueOf(vault.find({ name: added.value.name }));
      return found.id === added.value.id && !/[\p{C}\u2028\u2029]/u.test(found.name);
    }),
    { numRuns: 150, seed: 7 },
  );
});
