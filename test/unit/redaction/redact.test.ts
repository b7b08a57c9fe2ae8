import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, secretForms } from "../../../electron/core/redaction/index.ts";
import { Secret } from "../../../electron/core/secret.ts";

const value = `fake_${"0".repeat(6)}/ö "+`;
const secret = Secret.fromText(value);
const bytes = Buffer.from(value, "utf8");

describe("redact", () => {
  test.each([
    ["plain", value],
    ["upper case", value.replace(/[a-z]/g, (letter) => letter.toUpperCase())],
    ["base64", bytes.toString("base64")],
    ["base64url", bytes.toString("base64url")],
    ["percent", encodeURIComponent(value)],
    ["percent in lower case", encodeURIComponent(value).toLowerCase()],
    ["form", new URLSearchParams([["k", value]]).toString()],
    ["every byte percent", bytes.toString("hex").replace(/../g, "%$&")],
    ["JSON", JSON.stringify(value)],
    ["hex", bytes.toString("hex")],
    ["HEX", bytes.toString("hex").toUpperCase()],
  ])("takes the secret out as %s", (_name, form) => {
    const cleaned = redact(`before ${form} after`, [secret]);
    expect(cleaned).toContain("[redacted]");
    expect(cleaned).toMatch(/^before .* after$/);
    expect(cleaned).not.toContain("000000");
  });

  test.each([0, 1, 2, 3, 4, 5])("finds base64 inside a longer encoded text, %i bytes in", (offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset, "u"), bytes, Buffer.from("tail")]).toString("base64");
    const cleaned = redact(encoded, [secret]);
    const kept = cleaned.split("[redacted]").map((part) => Buffer.from(part, "base64").toString("latin1"));
    expect(cleaned).toContain("[redacted]");
    expect(kept.join("")).not.toContain("0000");
  });

  test("makes overlapping secrets one hole, so that no tail stays", () => {
    const cleaned = redact("abcdefghijklmn", [Secret.fromText("abcdefgh"), Secret.fromText("efghijklmn")]);
    expect(cleaned).toBe("[redacted]");
    expect(redact("abababababX", [Secret.fromText("abababab")])).toBe("[redacted]X");
  });

  test("leaves text alone that holds no secret, and secrets under 8 bytes", () => {
    expect(redact("nothing here", [secret])).toBe("nothing here");
    expect(redact("prod is short", [Secret.fromText("prod")])).toBe("prod is short");
  });

  test("takes a secret of 64 KiB out", () => {
    const large = Secret.fromText("0123456789abcdef".repeat(4_096));
    expect(redact(`a ${large.revealText()} b`, [large])).toBe("a [redacted] b");
  });

  test("gives nothing rather than a secret when the placeholder spells one", () => {
    expect(redact("a redacted text", [Secret.fromText("redacted")])).toBe("");
  });

  test("property: no secret of at least 8 bytes survives, in any form", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    const secrets = fc.array(fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(secrets, text, text, fc.nat(), (values, before, after, pick) => {
        const boxes = values.map((one) => Secret.fromText(one));
        const forms = boxes.flatMap((box) => secretForms(box));
        const planted = forms[pick % forms.length] ?? "";
        const cleaned = redact(before + planted + after, boxes);
        for (const form of forms) expect(cleaned).not.toContain(form);
      }),
      { numRuns: 1_000 },
    );
  });
});
