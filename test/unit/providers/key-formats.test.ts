/** The known prefix for the masked form, and the check that a single form asks for. */
import { expect, test } from "vitest";
import { checkFor, findProvider, knownPrefixOf } from "../../../electron/core/providers/index.ts";

const zeros = (count: number): string => "0".repeat(count);
const reasonOf = (id: string, key: string): string => {
  const provider = findProvider(id);
  if (provider === null) throw new Error(`no ${id}`);
  const check = checkFor(provider, key);
  return check.kind === "none" ? check.reason : `${check.method} ${check.url}`;
};

test.each<readonly [string, string | null, string]>([
  [`sk_live_${zeros(24)}`, "stripe", "sk_live_"],
  [`sk_live_${zeros(24)}`, null, "sk_live_"],
  [`sk-proj-${zeros(40)}`, null, "sk-proj-"],
  [`flx_live_${zeros(40)}`, null, "flx_live_"],
  [`flx_live_${zeros(41)}`, null, ""],
  [`flx_live_${zeros(41)}`, "fluximage", "flx_live_"],
  [`flx_live_${zeros(10)}`, "fluximage", ""],
  [zeros(32), "datadog", ""],
  [zeros(40), null, ""],
  ["", null, ""],
  [`sk_live_${zeros(24)}`, "no-such-provider", "sk_live_"],
])("the prefix of %s of %s", (text, provider, expected) => {
  expect(knownPrefixOf(text, provider)).toBe(expected);
});

test.each<readonly [string, string, RegExp]>([
  ["stripe", `sk_test_${zeros(24)}`, /^GET https:\/\/api\.stripe\.com/],
  ["stripe", `pk_live_${zeros(24)}`, /public by design/],
  ["stripe", `whsec_${zeros(32)}`, /never sent/],
  ["digitalocean", `dop_v1_${zeros(64)}`, /^GET/],
  ["digitalocean", `dor_v1_${zeros(64)}`, /use it up/],
  ["github", `ghs_${zeros(36)}`, /installation\/repositories/],
  ["github", `ghr_${zeros(36)}`, /refresh token/],
  ["cloudflare", `cfat_${zeros(48)}`, /accounts\/\{accountId\}/],
  ["slack", `xoxe-1-${zeros(146)}`, /makes a new token/],
  ["linear", `lin_oauth_${zeros(64)}`, /^POST/],
  ["modelslab", zeros(60), /^POST/],
])("the check of %s for %s", (id, key, expected) => {
  expect(reasonOf(id, key)).toMatch(expected);
});
