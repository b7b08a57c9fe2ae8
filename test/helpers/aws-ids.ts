/** Ids of AWS access keys, made when a test runs: no scanner reports them, and no key of this id exists. */

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An id of the given account, as `AKIA` (long-lived) or `ASIA` (temporary). */
export function awsIdOf(account: string, kind: "KIA" | "SIA" = "KIA"): string {
  let bits = ((1n << 40n) | BigInt(account)) << 4n;
  let letters = "";
  for (let index = 0; index < 9; index += 1) {
    letters = (base32[Number(bits & 31n)] ?? "") + letters;
    bits >>= 5n;
  }
  return `A${kind}${letters}KEYSTOW`;
}

/** An account that makes nothing but canary tokens, and one that does not. */
export const canaryAccount = "171436882533";
export const plainAccount = "609629065308";
