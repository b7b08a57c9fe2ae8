/** What every secret store promises, as one spec that runs against all of them. */
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SecretStore } from "../../electron/core/ports.ts";
import { Secret } from "../../electron/core/secret.ts";

/** Bytes whose base64 text ends just before, at and after the edge of a 1,200-character piece. */
const edges = [1, 2, 3].flatMap((pieces) =>
  [-3, -2, -1, 0, 1, 2, 3].map((offset) => (pieces * 1200 * 3) / 4 + offset),
);

const texts: readonly (readonly [what: string, bytes: Buffer])[] = [
  ["unicode", Buffer.from("schlüssel-ключ-鍵-🔑-e\u0301")],
  ["newlines", Buffer.from("-----BEGIN FAKE-----\nline\r\nline\n\n-----END FAKE-----\n")],
  ["NUL bytes", Buffer.from("a\0b\0\0")],
  ["only NUL bytes", Buffer.alloc(32)],
  ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0x80, 0xc3, 0x28, 0xed, 0xa0, 0x80])],
  ["quotes and escapes", Buffer.from(`'"\\$\`%s\u001b[31m`)],
  ["spaces at the ends", Buffer.from("  \t value \n ")],
  ["text that looks like the piece terminator", Buffer.from("=")],
];

/** Runs the spec. `open` gives a store that is ready; it is closed at the end. */
export function describeSecretStore(name: string, open: () => Promise<SecretStore>): void {
  describe(`${name} keeps the promises of a secret store`, () => {
    let store: SecretStore;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(async () => await store?.close());

    const roundTrip = async (bytes: Buffer): Promise<void> => {
      const id = randomUUID();
      expect(await store.write(id, Secret.fromBytes(bytes))).toEqual({ ok: true });
      const back = await store.read(id);
      expect(back.ok && back.value?.revealBytes().equals(bytes)).toBe(true);
      expect(await store.remove(id)).toEqual({ ok: true, value: true });
      expect(await store.read(id)).toEqual({ ok: true, value: null });
    };

    it("is ready, and says so of itself", async () => {
      expect(await store.probe()).toMatchObject({ state: "ready" });
      expect(await store.state()).toMatchObject({ state: "ready" });
    });

    it.each(texts)("gives back %s exactly", async (_what, bytes) => await roundTrip(bytes));

    it.each([1, 2, 3, 31, 32, 1000, ...edges, 64 * 1024 - 1, 64 * 1024])(
      "gives back %i bytes exactly",
      async (size) => await roundTrip(randomBytes(size)),
    );

    it("refuses more than 64 KiB and nothing at all", async () => {
      const id = randomUUID();
      expect(await store.write(id, Secret.fromBytes(Buffer.alloc(64 * 1024 + 1, 65)))).toMatchObject({
        ok: false,
        error: { code: "secret-too-large" },
      });
      expect(await store.write(id, Secret.fromText(""))).toMatchObject({ error: { code: "secret-empty" } });
      expect(await store.read(id)).toEqual({ ok: true, value: null });
    });

    it("says null for what is not there, and deletes it without complaint", async () => {
      expect(await store.read(randomUUID())).toEqual({ ok: true, value: null });
      expect(await store.remove(randomUUID())).toEqual({ ok: true, value: false });
    });

    it("never overwrites: another secret under a used id is refused, the same one is fine", async () => {
      const id = randomUUID();
      const first = Secret.fromText("fake-first");
      await store.write(id, first);
      expect(await store.write(id, Secret.fromText("fake-second"))).toMatchObject({ ok: false });
      expect(await store.write(id, Secret.fromText("fake-first"))).toEqual({ ok: true });
      const back = await store.read(id);
      expect(back.ok && back.value?.equals(first)).toBe(true);
      await store.remove(id);
    });

    it("keeps many secrets apart that are written at once", async () => {
      const all = Array.from(
        { length: 12 },
        (_, index) => [randomUUID(), randomBytes(20 + index * 200)] as const,
      );
      await Promise.all(all.map(([id, bytes]) => store.write(id, Secret.fromBytes(bytes))));
      const back = await Promise.all(all.map(([id]) => store.read(id)));
      expect(back.map((one) => one.ok && one.value?.revealBytes().toString("hex"))).toEqual(
        all.map(([, bytes]) => bytes.toString("hex")),
      );
      await Promise.all(all.map(([id]) => store.remove(id)));
    });
  });
}
