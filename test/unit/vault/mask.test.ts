import { expect, test } from "vitest";
import fc from "fast-check";
import { maskSecret } from "../../../electron/core/vault/index.ts";

const dots = "•".repeat(8);
const zeros = (count: number): string => "0".repeat(count);

test.for([
  ["", "", dots],
  ["short", "", dots],
  [zeros(11), "", dots],
  [`${zeros(8)}abcd`, "", `${dots}abcd`],
  [`sk_live_${zeros(20)}wxyz`, "sk_live_", `sk_live_${dots}wxyz`],
  // The prefix is not that of this key: only the end is shown.
  [`pk_live_${zeros(20)}wxyz`, "sk_live_", `${dots}wxyz`],
  // Prefix and end would be the whole key, or most of it.
  ["sk_live_wxyz", "sk_live_", dots],
  [`sk_live_${zeros(8)}wxyz`, "sk_live_", dots],
  ["-----BEGIN KEY-----\nAAAA\n-----END KEY-----\n", "", dots],
  [`${zeros(20)}\u001b[2J`, "", dots],
  [`${zeros(20)} end`, "", dots],
  [`${zeros(20)}\u202eabc`, "", dots],
  [`${zeros(20)}é`, "", dots],
] as const)("%j with prefix %j shows as %j", ([text, prefix, masked]) => {
  expect(maskSecret(text, prefix)).toBe(masked);
});

test("never more than half of a key is shown, and never its length", () => {
  const key = fc.string({ unit: "grapheme-ascii", maxLength: 60 });
  fc.assert(
    fc.property(key, fc.nat(20), (text, prefixLength) => {
      const prefix = text.slice(0, prefixLength);
      const masked = maskSecret(text, prefix);
      if (masked === dots) return true;
      const shown = masked.replace(dots, "");
      return shown.length * 2 <= text.length && text.length >= 12 && shown.length === prefix.length + 4;
    }),
  );
});
