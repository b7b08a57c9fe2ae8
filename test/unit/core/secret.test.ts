import { format, inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";

const marker = `fake-${"0".repeat(20)}-marker`;
const secret = Secret.fromText(marker);

/** What the linter rightly warns of, done on purpose: the secret as a value of no known type. */
const unknownValue = secret as unknown as Readonly<Record<string, unknown>>;

describe("a secret shows itself nowhere", () => {
  it.each([
    ["a template string", `key: ${secret as unknown as string}`],
    ["concatenation", "".concat(secret as unknown as string)],
    ["JSON", JSON.stringify({ secret, list: [secret] })],
    ["inspect", inspect({ secret }, { depth: 10, showHidden: true })],
    ["inspect with a custom getter", inspect(secret, { getters: true, showProxy: true })],
    ["format", format("%s %o %O %j %d", secret, secret, secret, secret, secret)],
    ["an error's text", new Error("failed", { cause: secret }).cause?.toString() ?? ""],
    ["a structured clone", inspect(structuredClone(secret), { depth: 10, showHidden: true })],
    ["its own keys", JSON.stringify([Object.keys(secret), Object.getOwnPropertyNames(secret)])],
    ["a spread copy", JSON.stringify({ ...unknownValue })],
  ])("in %s", (_where, text) => {
    expect(text).not.toContain(marker);
    expect(text).not.toContain(Buffer.from(marker).toString("base64"));
    expect(text).not.toContain(Buffer.from(marker).toString("hex").slice(0, 20));
  });
});

describe("a secret keeps its bytes", () => {
  it("gives back any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        expect(Secret.fromBytes(bytes).revealBytes().equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it("does not change when the source or a revealed copy is overwritten", () => {
    const source = Buffer.from("fake-value");
    const kept = Secret.fromBytes(source);
    source.fill(0);
    kept.revealBytes().fill(0);
    expect(kept.revealText()).toBe("fake-value");
  });

  it("is gone after a wipe", () => {
    const wiped = Secret.fromText("fake-value");
    wiped.wipe();
    expect(wiped.revealText()).toBe("\0".repeat(10));
  });

  it("knows an equal one", () => {
    expect(Secret.fromText("a").equals(Secret.fromText("a"))).toBe(true);
    expect(Secret.fromText("a").equals(Secret.fromText("b"))).toBe(false);
  });
});
