/** Texts that look like keys and are none, and secrets that no provider is known for. */
import { describe, expect, test } from "vitest";
import { detect } from "../../../electron/core/providers/index.ts";

describe("what is no key", () => {
  const encodedJson = Buffer.from('{"type":"service","n":1}').toString("base64");
  const webToken = `eyJhbGciOiJub25lIn0.${Buffer.from('{"sub":"nobody"}').toString("base64url")}.${"a".repeat(43)}`;
  test.each([
    ["", /empty/],
    ["   ", /empty/],
    ["your-api-key", /placeholder/],
    ["YOUR_API_KEY_HERE", /placeholder/],
    ["xxxx", /placeholder/],
    [`sk_live_${"x".repeat(24)}`, /placeholder/],
    ["changeme", /placeholder/],
    ["sk-...", /shortened/],
    ["sk_live_••••••••abcd", /masked/],
    ["<key>", /placeholder/],
    ["${OPENAI_API_KEY}", /reference/],
    ["$OPENAI_API_KEY", /reference/],
    ["{{ secrets.KEY }}", /reference/],
    ["process.env.KEY", /reference/],
    ["true", /placeholder/],
    ["hello", /short/],
    ["production", /word/],
    ["12345678901", /number/],
    ["two words here", /blanks/],
    ["someone@example.com", /e-mail/],
    ["https://example.com/path", /without credentials/],
    ["postgres://localhost:5432/app", /without credentials/],
    ["0123abcd-0123-0123-0123-0123456789ab", /UUID/],
    ["0123456789abcdef".repeat(2), /MD5/],
    ["01234abcde".repeat(4), /SHA-1/],
    ["0123456789abcdef".repeat(4), /SHA-256/],
    [`AC${"0".repeat(32)}`, /Twilio/],
    [webToken, /web token/],
    [encodedJson, /base64/],
    ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", /certificate/],
    ["a".repeat(4097), /4 KiB/],
    ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@example", /public key/],
    [`sha512-${"a".repeat(86)}==`, /checksum/],
    [`sha256:${"0a".repeat(32)}`, /checksum/],
    [`ghcr.io/owner/image:1.2@sha256:${"0a".repeat(32)}`, /container image/],
    ["arn:aws:iam::123456789012:role/deploy", /resource of AWS/],
    ["data:image/png;base64,iVBORw0KGgo=", /data/],
    ["2026-11-21", /date/],
    ["2026-11-21T09:00:00.000Z", /date/],
    ["v1.20.3-rc.1+abc1234", /version/],
    ["+49 151 1234567", /number/],
    ["4111-1111-1111-1111", /number/],
    ["/usr/local/lib/node", /path/],
    ["./src/index.ts", /path/],
    ["C:\\Users\\me\\file.txt", /path/],
  ])("%j", (text, reason) => {
    const found = detect(text);
    expect(found.candidates).toEqual([]);
    expect(found.notAKey).toMatch(reason);
  });

  test("its reason never quotes the text", () => {
    const text = "https://very-telling-name.example.com/";
    expect(detect(text).notAKey).not.toContain("telling");
  });

  test.each([
    ["an address with a password", "postgres://user:pass@localhost:5432/app"],
    [
      "an address that carries a secret in its path",
      `https://hooks.example.com/services/${"a1B2".repeat(6)}`,
    ],
    ["a private key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"],
    ["a document with a key in it", '{"type":"service_account","private_key":"AAAA"}'],
    ["something random", "Zk3_".repeat(9)],
  ])("%s may be a secret of a provider that is not known", (_name, text) => {
    expect(detect(text)).toEqual({ candidates: [], notAKey: null, warning: null });
  });
});
