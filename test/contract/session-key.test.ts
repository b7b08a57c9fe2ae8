/**
 * The kernel's keyring on this machine, across processes. A login session has one and keeps the key;
 * a bare container has none. Both must be told truthfully, and neither may leave a key behind.
 */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createSessionKeys } from "../../electron/adapters/session-key.ts";
import { Secret } from "../../electron/core/secret.ts";

const adapter = join(import.meta.dirname, "../../electron/adapters/session-key.ts");

/** What another process of the same session reads: "true" when it is the same key. */
function readElsewhere(id: string): string {
  const program = `
    import { createSessionKeys } from ${JSON.stringify(adapter)};
    const key = await createSessionKeys().get(${JSON.stringify(id)});
    console.log(key !== null && key.revealBytes().every((byte) => byte === 7));`;
  return execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  }).trim();
}

it("keeps a key for other processes of the session, or says that it cannot", async () => {
  const id = randomUUID();
  const keys = createSessionKeys();
  const kept = await keys.put(id, Secret.fromBytes(Buffer.alloc(32, 7)));
  if (kept.ok) {
    expect(readElsewhere(id)).toBe("true");
    expect(await keys.remove(id)).toEqual({ ok: true, value: true });
  } else {
    expect(kept.error).toMatchObject({
      code: "unsupported",
      hint: expect.stringContaining("KEYSTOW_PASSPHRASE_FILE"),
    });
  }
  expect(readElsewhere(id)).toBe("false");
  expect(readFileSync("/proc/keys", "utf8")).not.toContain(`keyring:${id}@`);
});
