import { describe, expect, test } from "vitest";
import { fail, ok } from "../../../electron/core/errors.ts";
import { codeOf, createTestVault, valueOf } from "../../helpers/vault-fixture.ts";

describe("many changes as one", () => {
  test("a failed one takes all of them back", async () => {
    const { vault, add } = await createTestVault();
    const [a, b] = [await add("A"), await add("B")];
    const failed = vault.together(() => {
      valueOf(vault.edit(a.id, { note: "changed" }));
      valueOf(vault.archive(b.id));
      return fail("cancelled", "Not after all.");
    });
    expect(codeOf(failed)).toBe("cancelled");
    expect(vault.list()).toEqual([a, b]);
  });

  test("one that failed inside leaves only itself out", async () => {
    const { vault, add } = await createTestVault();
    const [a, b] = [await add("A"), await add("B")];
    const done = vault.together(() => {
      expect(codeOf(vault.edit(a.id, { name: "B", note: "lost" }))).toBe("name-taken");
      return vault.edit(b.id, { note: "kept" });
    });
    expect(codeOf(done)).toBe("ok");
    expect(vault.list().map(({ name, note }) => [name, note])).toEqual([
      ["A", ""],
      ["B", "kept"],
    ]);
  });

  test("a group inside a group is taken back alone", async () => {
    const { vault, add } = await createTestVault();
    const [a, b] = [await add("A"), await add("B")];
    const done = vault.together(() => {
      const inner = vault.together(() => {
        valueOf(vault.edit(a.id, { note: "lost" }));
        return fail("cancelled", "Not this one.");
      });
      expect(codeOf(inner)).toBe("cancelled");
      return vault.edit(b.id, { note: "kept" });
    });
    expect(codeOf(done)).toBe("ok");
    expect(vault.list().map(({ note }) => note)).toEqual(["", "kept"]);
  });

  test("what is thrown inside is told without its text, and takes all back", async () => {
    const { vault, add } = await createTestVault();
    const key = await add("A");
    const failed = vault.together(() => {
      valueOf(vault.archive(key.id));
      throw new Error("quotes 0000-secret");
    });
    expect(codeOf(failed)).toBe("internal");
    expect(JSON.stringify(failed)).not.toContain("0000-secret");
    expect(vault.list()).toEqual([key]);
    expect(codeOf(vault.together(() => ok()))).toBe("ok");
  });
});

describe("the revision", () => {
  test("changes with every change, of this process or another, and only then", async () => {
    const { vault, add, another } = await createTestVault();
    const key = await add("A");
    const seen = [vault.revision()];
    vault.list();
    expect(vault.revision()).toBe(seen[0]);
    valueOf(vault.edit(key.id, { note: "here" }));
    seen.push(vault.revision());
    valueOf(another().edit(key.id, { note: "there" }));
    seen.push(vault.revision());
    expect(new Set(seen).size).toBe(3);
    expect(vault.revision()).toBe(seen[2]);
  });
});
