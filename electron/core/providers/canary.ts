/**
 * Canary tokens: credentials that somebody laid out as a trap. Whoever uses one tells its owner at once,
 * so a check would be the alarm itself. AWS's can be known offline, because an access key's id holds the
 * number of its account, and the services that make canary tokens use few accounts.
 *
 * The id: four letters for the kind, then base32. Bits 1 to 40 after them are the account's number.
 * Source: awsteele.com/blog/2020/09/26/aws-access-key-format.html and
 * labs.withsecure.com/publications/a-bitwise-analysis-of-aws-access-key-identifiers.html
 */

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const bodyOfId = /^A(?:KIA|SIA)([A-Z2-7]{16})$/;
/** An id inside another text: both halves of a pair in one field, a document, an `NAME=value`. */
const idsInside = /(?<![A-Za-z0-9])A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g;

/**
 * Accounts that only make canary tokens: canarytokens.org's and those of services like it.
 * Source: github.com/trufflesecurity/trufflehog pkg/detectors/aws/access_keys/canary.go and
 * trufflesecurity.com/blog/canaries
 */
const canaryAccounts = new Set([
  // canarytokens.org
  "052310077262",
  "171436882533",
  "266735846894",
  "534261010715",
  "595918472158",
  "717712589309",
  "730335385048",
  "819147034852",
  "893192397702",
  "992382622183",
  // Services like it
  "044858866125",
  "251535659677",
  "344043088457",
  "351906852752",
  "390477818340",
  "426127672474",
  "427150556519",
  "439872796651",
  "445142720921",
  "465867158099",
  "637958123769",
  "693412236332",
  "732624840810",
  "735421457923",
  "959235150393",
  "982842642351",
]);

/** What is said of a canary token, as a sentence part. */
export const canaryReason = "it is a canary token: testing it alerts its owner";

/** The number (12 digits) of the AWS account that an access key's id belongs to; null when it is no such id. */
export function awsAccountOf(accessKeyId: string): string | null {
  const body = bodyOfId.exec(accessKeyId)?.[1];
  if (body === undefined) return null;
  // 9 letters are 45 bits; the first is the id's generation, the last four are not the account's.
  let bits = 0n;
  for (const letter of body.slice(0, 9)) bits = (bits << 5n) | BigInt(base32.indexOf(letter));
  return String((bits >> 4n) & 0xff_ffff_ffffn).padStart(12, "0");
}

/**
 * Why a key must not be tested, when the key or any value beside it holds the id of a known canary
 * token; null otherwise. It does not matter whose key it is said to be. Never sends anything.
 */
export function canaryWarning(values: Iterable<string>): string | null {
  for (const value of values) {
    for (const [id] of value.matchAll(idsInside)) {
      if (canaryAccounts.has(awsAccountOf(id) ?? "")) return canaryReason;
    }
  }
  return null;
}
