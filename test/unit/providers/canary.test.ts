/** The account in an AWS access key's id, and the accounts whose keys are traps. */
import { expect, test } from "vitest";
import { awsAccountOf, canaryReason, canaryWarning } from "../../../electron/core/providers/canary.ts";
import { awsIdOf, canaryAccount, plainAccount } from "../../helpers/aws-ids.ts";

test("the account is that of the published examples", () => {
  // awsteele.com/blog/2020/09/26/aws-access-key-format.html
  expect(awsAccountOf(["AS", "IAY34FZKBOKMUTVV7A"].join(""))).toBe("609629065308");
  // The id that trufflehog's own tests use for a canary token.
  expect(awsAccountOf(["AK", "IASP2TPHJSQH3FJRUX"].join(""))).toBe("171436882533");
});

test.each(["000000000000", "052310077262", "999999999999"])("account %s, whatever the rest", (account) => {
  for (const kind of ["KIA", "SIA"] as const) {
    expect(awsAccountOf(awsIdOf(account, kind))).toBe(account);
    expect(awsAccountOf(awsIdOf(account, kind).slice(0, -7) + "ZZ77ABC")).toBe(account);
  }
});

test.each([
  "",
  "AKIA",
  awsIdOf(plainAccount).toLowerCase(),
  `${awsIdOf(plainAccount)}A`,
  awsIdOf(plainAccount).slice(0, -1),
  awsIdOf(plainAccount).replace("KEYSTOW", "KEYST01"),
  `AROA${"A".repeat(16)}`,
])("%j has none", (text) => {
  expect(awsAccountOf(text)).toBeNull();
});

test.each([
  awsIdOf(canaryAccount),
  awsIdOf(canaryAccount, "SIA"),
  `${awsIdOf(canaryAccount)}:${"aB3/".repeat(10)}`,
  `{"AccessKeyId":"${awsIdOf(canaryAccount)}"}`,
  `[default]\naws_access_key_id = ${awsIdOf(canaryAccount)}\n`,
])("%j is a trap, alone or beside others", (text) => {
  expect(canaryWarning([text])).toBe(canaryReason);
  expect(canaryWarning(["harmless", text])).toBe(canaryReason);
});

test.each(["", awsIdOf(plainAccount), `X${awsIdOf(canaryAccount)}`, `${awsIdOf(canaryAccount)}7`])(
  "%j is none",
  (text) => {
    expect(canaryWarning([text, ""])).toBeNull();
  },
);
