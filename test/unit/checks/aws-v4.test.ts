/** AWS's own published examples: the Signature Version 4 test suite, and "ListUsers" of the IAM guide. */
import { describe, expect, test } from "vitest";
import { PlacementProblem } from "../../../electron/core/checks/places.ts";
import { type AwsScope, signAwsV4 } from "../../../electron/core/checks/signing/aws-v4.ts";
import type { UnsignedRequest } from "../../../electron/core/checks/signing/unsigned-request.ts";

const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: ["wJalrXUtnFEMI/K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("+"),
  sessionToken: null,
};
const moment = Date.UTC(2015, 7, 30, 12, 36, 0);
const suite: AwsScope = { service: "service", region: "us-east-1" };

const request = (path: string, more: Partial<UnsignedRequest> = {}): UnsignedRequest => ({
  method: "GET",
  url: new URL(`https://example.amazonaws.com${path}`),
  headers: {},
  body: null,
  ...more,
});

async function signatureOf(unsigned: UnsignedRequest, scope = suite, more: object = {}): Promise<string> {
  const { headers } = await signAwsV4(unsigned, { ...credentials, ...more }, scope, moment);
  return headers["Authorization"] ?? "";
}

const form = { "Content-Type": "application/x-www-form-urlencoded" };

test.each([
  ["get-vanilla", request("/"), "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  [
    "get-vanilla-query-order-key-case",
    request("/?Param2=value2&Param1=value1"),
    "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  ],
  [
    "get-vanilla-utf8-query",
    request("/?\u1234=bar"),
    "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
  ],
  [
    "post-vanilla",
    request("/", { method: "POST" }),
    "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  ],
  [
    "post-x-www-form-urlencoded",
    request("/", { method: "POST", headers: form, body: "Param1=value1" }),
    "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  ],
])("%s of the test suite", async (_name, unsigned, signature) => {
  expect(await signatureOf(unsigned)).toBe(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${
      unsigned.body === null ? "" : "content-type;"
    }host;x-amz-date, Signature=${signature}`,
  );
});

test("ListUsers of the IAM guide", async () => {
  const unsigned = request("", {
    url: new URL("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08"),
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
  });
  expect(await signatureOf(unsigned, { service: "iam", region: "us-east-1" })).toContain(
    "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
  );
});

describe("what is added", () => {
  test("is the date, the signature, and a session token only when there is one", async () => {
    const plain = await signAwsV4(request("/"), credentials, suite, moment);
    expect(Object.keys(plain.headers).sort()).toEqual(["Authorization", "x-amz-date"]);
    expect(plain.headers["x-amz-date"]).toBe("20150830T123600Z");
    const temporary = { ...credentials, sessionToken: "a-session-token" };
    const signed = await signAwsV4(request("/"), temporary, suite, moment);
    expect(signed.headers["x-amz-security-token"]).toBe("a-session-token");
    expect(signed.headers["Authorization"]).toContain("host;x-amz-date;x-amz-security-token");
  });

  test("counts as secret: the signature", async () => {
    const { secretTexts } = await signAwsV4(request("/"), credentials, suite, moment);
    expect(secretTexts).toEqual(["5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"]);
  });
});

test.each([
  ["an access key id with a line end", { accessKeyId: "AKID\r\nX-Evil: 1" }, suite],
  ["an access key id with a slash", { accessKeyId: "AKID/other" }, suite],
  ["an id of temporary credentials alone", { accessKeyId: "ASIAAKIDSAMPLE" }, suite],
  ["a region that is none", {}, { service: "sts", region: "us-east-1/x" }],
  ["a session token with a line end", { sessionToken: "a\nb" }, suite],
])("%s is refused, and not quoted", async (_name, more, scope) => {
  const problem = await signatureOf(request("/"), scope, more).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(PlacementProblem);
  expect(JSON.stringify(problem)).not.toContain("AKID");
});
