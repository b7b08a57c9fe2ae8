import { describe, expect, it } from "vitest";
import { createSessionKeys } from "../../../electron/adapters/session-key.ts";
import { Secret } from "../../../electron/core/secret.ts";

const id = "11111111-2222-4333-8444-555555555555";
const key = Secret.fromBytes(Buffer.alloc(32, 7));

/** A kernel keyring in memory; `refuses` takes a key and then shows it to nobody, as a bare container's does. */
function kernel(refuses = false) {
  const items = new Map<string, string>();
  const openEntry = (account: string) => {
    const refuse = () => {
      if (refuses) throw new Error("Couldn't access platform storage: AccessDenied");
    };
    return Promise.resolve({
      getPassword: () => {
        refuse();
        return items.get(account) ?? null;
      },
      setPassword: (text: string) => {
        items.set(account, text);
        refuse();
      },
      deletePassword: () => {
        refuse();
        return items.delete(account);
      },
    });
  };
  return { items, openEntry };
}

describe("a session's key", () => {
  it("is kept, read and removed", async () => {
    const { items, openEntry } = kernel();
    const keys = createSessionKeys({ platform: "linux", openEntry });
    expect(await keys.get(id)).toBeNull();
    expect(await keys.put(id, key)).toEqual({ ok: true });
    expect([...items.keys()]).toEqual([id]);
    expect((await keys.get(id))?.equals(key)).toBe(true);
    expect(await keys.remove(id)).toEqual({ ok: true, value: true });
    expect(await keys.remove(id)).toEqual({ ok: true, value: false });
    expect(items.size).toBe(0);
  });

  it("never reaches a kernel that would not give it back", async () => {
    const { items, openEntry } = kernel(true);
    const keys = createSessionKeys({ platform: "linux", openEntry });
    expect(await keys.put(id, key)).toMatchObject({
      error: { code: "unsupported", hint: expect.stringContaining("KEYSTOW_PASSPHRASE_FILE") },
    });
    expect([...items.values()].join()).not.toContain(key.revealBytes().toString("base64"));
    expect(await keys.get(id)).toBeNull();
  });

  it("that cannot be removed is reported", async () => {
    const { openEntry } = kernel();
    const stubborn = async (account: string) => ({
      ...(await openEntry(account)),
      deletePassword: () => false,
    });
    const keys = createSessionKeys({ platform: "linux", openEntry });
    await keys.put(id, key);
    const failing = createSessionKeys({ platform: "linux", openEntry: stubborn });
    expect(await failing.remove(id)).toMatchObject({ ok: false, error: { code: "store-failing" } });
  });

  it.each(["darwin", "win32"] as const)("is not kept on %s", async (platform) => {
    const { items, openEntry } = kernel();
    const keys = createSessionKeys({ platform, openEntry });
    expect(await keys.put(id, key)).toMatchObject({ error: { code: "unsupported" } });
    expect(await keys.get(id)).toBeNull();
    expect(await keys.remove(id)).toEqual({ ok: true, value: false });
    expect(items.size).toBe(0);
  });
});
