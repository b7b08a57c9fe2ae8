/** What a pretend provider does with a key, told by the key itself. */

export const scenarios = [
  "valid",
  "invalid",
  "no-credit",
  "restricted",
  "rate-limited",
  "server-error",
  "slow",
  "redirecting",
  "odd-success",
] as const;

export type Scenario = (typeof scenarios)[number];

/**
 * The words inside keys. Hexadecimal where they can be, since a Fluximage key has no other letters;
 * each is sixteen characters, so that no random key holds one by chance.
 */
const words: Readonly<Record<Exclude<Scenario, "valid">, string>> = {
  invalid: "dead0401dead0401",
  "no-credit": "dead0402dead0402",
  restricted: "dead0403dead0403",
  "rate-limited": "dead0429dead0429",
  "server-error": "dead0500dead0500",
  slow: "dead0999dead0999",
  redirecting: "dead0302dead0302",
  "odd-success": "dead0200dead0200",
};

/** Every genuine key has these zeros, which `pretendKeyOf` fills it up with; a made-up key has none. */
const known = "0".repeat(20);

/** The scenario of a key as it arrived. No key is `invalid`, and one that was never handed out is, too. */
export function scenarioOf(key: string | null): Scenario {
  const own = scenarios.find((scenario) => scenario !== "valid" && key?.includes(words[scenario]) === true);
  return own ?? (key?.includes(known) === true ? "valid" : "invalid");
}

const lengths: Readonly<Record<string, { readonly prefix: string; readonly length: number }>> = {
  "deepcreative-labs": { prefix: "sk_live_", length: 48 },
  modelslab: { prefix: "", length: 48 },
  langflow: { prefix: "sk-", length: 46 },
  fluximage: { prefix: "flx_live_", length: 49 },
};

/** A key of `length` characters with that beginning, which gets `scenario`; see `pretendKey`. */
export function pretendKeyOf(
  form: { readonly prefix: string; readonly length: number },
  scenario: Scenario,
  filler: string,
): string {
  const word = scenario === "valid" ? "" : words[scenario];
  return form.prefix + word + filler.padStart(form.length - form.prefix.length - word.length, "0");
}

/**
 * A key of `provider`'s form that gets `scenario`. `filler` is one or more hexadecimal digits that
 * make keys differ; the rest is zeros, so that nobody takes it for a real key.
 */
export function pretendKey(provider: string, scenario: Scenario, filler = "0"): string {
  return pretendKeyOf(lengths[provider] ?? { prefix: "", length: 48 }, scenario, filler);
}
