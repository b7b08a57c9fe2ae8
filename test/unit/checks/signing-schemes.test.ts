/** The examples that providers publish of their own schemes, each from its documents or its own library. */
import { describe, expect, test } from "vitest";
import { PlacementProblem } from "../../../electron/core/checks/places.ts";
import { azureMessage } from "../../../electron/core/checks/signing/schemes/azure-storage.ts";
import { ociSignature } from "../../../electron/core/checks/signing/schemes/oci.ts";
import { signers } from "../../../electron/core/checks/signing/schemes/index.ts";
import type {
  RequestSignature,
  SigningMoment,
  UnsignedRequest,
} from "../../../electron/core/checks/signing/unsigned-request.ts";
import { ecPair, pemOf } from "../../helpers/signing-keys.ts";

const request = (url: string, more: Partial<UnsignedRequest> = {}): UnsignedRequest => ({
  method: "GET",
  url: new URL(url),
  headers: {},
  body: null,
  ...more,
});
/** The test key of Oracle's documents and of draft-cavage-http-signatures, appendix C. */
const publishedKey = [
  ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" "),
  "MIICXgIBAAKBgQDCFENGw33yGihy92pDjZQhl0C36rPJj+CvfSC8+q28hxA161QF",
  "NUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6Z4UMR7EOcpfdUE9Hf3m/hs+F",
  "UR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJwoYi+1hqp1fIekaxsyQIDAQAB",
  "AoGBAJR8ZkCUvx5kzv+utdl7T5MnordT1TvoXXJGXK7ZZ+UuvMNUCdN2QPc4sBiA",
  "QWvLw1cSKt5DsKZ8UETpYPy8pPYnnDEz2dDYiaew9+xEpubyeW2oH4Zx71wqBtOK",
  "kqwrXa/pzdpiucRRjk6vE6YY7EBBs/g7uanVpGibOVAEsqH1AkEA7DkjVH28WDUg",
  "f1nqvfn2Kj6CT7nIcE3jGJsZZ7zlZmBmHFDONMLUrXR/Zm3pR5m0tCmBqa5RK95u",
  "412jt1dPIwJBANJT3v8pnkth48bQo/fKel6uEYyboRtA5/uHuHkZ6FQF7OUkGogc",
  "mSJluOdc5t6hI1VsLn0QZEjQZMEOWr+wKSMCQQCC4kXJEsHAve77oP6HtG/IiEn7",
  "kpyUXRNvFsDE0czpJJBvL/aRFUJxuRK91jhjC68sA7NsKMGg5OXb5I5Jj36xAkEA",
  "gIT7aFOYBFwGgQAQkWNKLvySgKbAZRTeLBacpHMuQdl1DfdntvAyqpAZ0lY0RKmW",
  "G6aFKaqQfOXKCyWoUiVknQJAXrlgySFci/2ueKlIE1QqIiLSZ8V8OlpFLRnb1pzI",
  "7U1yQXnTAEFYM560yJlzUpOb1V4cScGd365tiSMvxLOvTA==",
  ["-----END RSA", "PRIVATE KEY-----"].join(" "),
].join("\n");

const at = (now: number, nonce = ""): SigningMoment => ({ now, nonce });

function sign(
  scheme: keyof typeof signers,
  unsigned: UnsignedRequest,
  secret: string,
  texts: Readonly<Record<string, string>>,
  moment: SigningMoment,
): RequestSignature {
  return signers[scheme](unsigned, secret, (name) => texts[name] ?? "", moment);
}

describe("Pusher", () => {
  const texts = { key: "278d425bdf160c739803" };
  const secret = "7ad3773142a6692b25b8";

  test("the worked example of its documents", () => {
    const body = String.raw`{"name":"foo","channels":["project-3"],"data":"{\"some\":\"data\"}"}`;
    const unsigned = request("https://api-mt1.pusher.com/apps/3/events", { method: "POST", body });
    const signed = sign("pusher", unsigned, secret, texts, at(1_353_088_179_000));
    expect(Object.fromEntries(signed.query)).toEqual({
      auth_key: "278d425bdf160c739803",
      auth_timestamp: "1353088179",
      auth_version: "1.0",
      body_md5: "ec365a775a4cd0599faeb73354201b6f",
      auth_signature: "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c",
    });
    expect(signed.secretTexts).toEqual(["da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c"]);
  });

  test("parameters that are there already are signed, too", () => {
    const plain = sign("pusher", request("https://api-mt1.pusher.com/apps/3/channels"), secret, texts, at(0));
    const more = request("https://api-mt1.pusher.com/apps/3/channels?info=user_count");
    expect(sign("pusher", more, secret, texts, at(0)).secretTexts).not.toEqual(plain.secretTexts);
  });
});

test("Binance: the example of its documents", () => {
  const secret = ["NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP", "1e3UZjInClVN65XAbvqqM6A7H5fATj0j"].join("");
  const query = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000";
  const unsigned = request(`https://api.binance.com/api/v3/order?${query}`);
  expect(sign("binance", unsigned, secret, {}, at(1_499_827_319_559)).query).toEqual([
    ["timestamp", "1499827319559"],
    ["signature", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"],
  ]);
});

test("Exoscale: the message of its documents, for a made-up key", () => {
  const url =
    "https://api-ch-gva-2.exoscale.com/v2/resource/a02baf5a-a3e4-49a0-857b-8a08d276c1c0?p2=v2&p1=v1";
  // It ends a minute after it was made.
  const moment = at((1_599_140_767 - 60) * 1000);
  const signed = sign("exoscale", request(url), "example-secret", { apiKey: "example-key" }, moment);
  expect(signed.headers).toEqual({
    Authorization:
      "EXO2-HMAC-SHA256 credential=example-key,signed-query-args=p1;p2,expires=1599140767,signature=vPVxcXrf2my0TLdJ8WPIGa/vLld+FiJN+xtMs/vofHg=",
  });
});

test("OVHcloud: the example of its documents", () => {
  const texts = { applicationKey: "7kbG7Bk7S9Nt7ZSV", consumerKey: "MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1" };
  const secret = ["EXEgWIz07P0HYwtQ", "Ds7cNIqCiQaWSuHF"].join("");
  const unsigned = request("https://eu.api.ovh.com/1.0/domains/");
  expect(sign("ovh", unsigned, secret, texts, at(1_366_560_945_000)).headers).toEqual({
    "X-Ovh-Application": "7kbG7Bk7S9Nt7ZSV",
    "X-Ovh-Consumer": "MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1",
    "X-Ovh-Timestamp": "1366560945",
    "X-Ovh-Signature": "$1$d3705e8afb27a0d2970a322b96550abfc67bb798",
  });
});

test.each([
  ["GET", "/", null, "tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU="],
  ["GET", "/testapi/v1/t1?p1=1&p2=2", null, "hKDH1UlnQySSHjvIcZpDMbQHihTQ0XyVAKZaApabdeA="],
  [
    "POST",
    "/testapi/v1/t3",
    "datadatadatadatadatadatadatadata",
    "hXm4iCxtpN22m4cbZb4lVLW5rhX8Ca82vCFqXzSTPe4=",
  ],
  ["POST", "/testapi/v1/t6", "", "1gEDxeQGD5GovIkJJGcBaKnZ+VaPtrc4qBUHixjsPCQ="],
] as const)("Akamai: %s %s of its libraries' test data", (method, path, body, signature) => {
  const host = "https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net";
  const texts = {
    clientToken: "akab-client-token-xxx-xxxxxxxxxxxxxxxx",
    accessToken: "akab-access-token-xxx-xxxxxxxxxxxxxxxx",
  };
  const moment = at(Date.UTC(2014, 2, 21, 19, 34, 21), "nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
  const signed = sign("akamai", request(host + path, { method, body }), `${"x".repeat(43)}=`, texts, moment);
  expect(signed.headers["Authorization"]).toBe(
    `EG1-HMAC-SHA256 client_token=${texts.clientToken};access_token=${texts.accessToken};timestamp=20140321T19:34:21+0000;nonce=nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx;signature=${signature}`,
  );
});

test("Alibaba Cloud: the fixed example of its documents", () => {
  const query = "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai";
  const unsigned = request(`https://ecs.cn-shanghai.aliyuncs.com/?${query}`, { method: "POST" });
  const texts = { accessKeyId: "YourAccessKeyId", action: "RunInstances", version: "2014-05-26" };
  const moment = at(Date.UTC(2023, 9, 26, 10, 22, 32), "3156853299f313e23d1673dc12e1703d");
  const signed = sign("aliyun", unsigned, "YourAccessKeySecret", texts, moment);
  expect(signed.headers["Authorization"]).toBe(
    "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  );
});

test("Tencent Cloud: the example of its documents", () => {
  const body = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
  const headers = { "Content-Type": "application/json; charset=utf-8" };
  const unsigned = request("https://cvm.tencentcloudapi.com/", { method: "POST", headers, body });
  const stars = "*".repeat(7);
  const texts = {
    secretId: `AKIDz8krbsJ5yKBZQpn74WFkmLPx3${stars}`,
    service: "cvm",
    action: "DescribeInstances",
    version: "2017-03-12",
  };
  const secret = ["Gu5t9xGARNpq86cd", `98joQYCN3${stars}`].join("");
  const signed = sign("tencent", unsigned, secret, texts, at(1_551_113_065_000));
  expect(signed.headers["Authorization"]).toBe(
    `TC3-HMAC-SHA256 Credential=${texts.secretId}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c`,
  );
  expect(signed.headers).toMatchObject({
    "X-TC-Action": "DescribeInstances",
    "X-TC-Timestamp": "1551113065",
  });
});

describe("Oracle Cloud", () => {
  const texts = {
    keyId:
      "ocid1.tenancy.oc1..aaaaaaaaba3pv6wkcr4jqae5f15p2b2m2yt2j6rx32uzr4h25vqstifsfdsq/ocid1.user.oc1..aaaaaaaat5nvwcna5j6aqzjcaty5eqbb6qt2jvpkanghtgdaqedqw3rynjq/20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34",
  };

  test("the example of its documents, signed with their published test key", () => {
    const compartment = "ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa";
    const volume = "ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q";
    const url = `https://iaas.us-phoenix-1.oraclecloud.com/20160918/instances?availabilityDomain=Pjwf%3A%20PHX-AD-1&compartmentId=${compartment}&displayName=TeamXInstances&volumeId=${volume}`;
    // The documents call that Sunday a Thursday, so the date is given as they write it.
    expect(ociSignature(request(url), "Thu, 05 Jan 2014 21:31:40 GMT", publishedKey)).toBe(
      "GBas7grhyrhSKHP6AVIj/h5/Vp8bd/peM79H9Wv8kjoaCivujVXlpbKLjMPeDUhxkFIWtTtLBj3sUzaFj34XE6YZAHc9r2DmE4pMwOAy/kiITcZxa1oHPOeRheC0jP2dqbTll8fmTZVwKZOKHYPtrLJIJQHJjNvxFWeHQjMaR7M=",
    );
    const signed = sign("oci", request(url), publishedKey, texts, at(Date.UTC(2014, 0, 5, 21, 31, 40)));
    expect(signed.headers["date"]).toBe("Sun, 05 Jan 2014 21:31:40 GMT");
    expect(signed.headers["Authorization"]).toContain(
      `Signature version="1",headers="date (request-target) host",keyId="${texts.keyId}",algorithm="rsa-sha256"`,
    );
  });

  test.each([
    ["no RSA key", "GET", pemOf(ecPair().privateKey)],
    ["no key at all", "GET", "canary"],
    ["a request with a body", "POST", publishedKey],
  ] as const)("%s is refused", (_name, method, pem) => {
    let problem: unknown = null;
    try {
      sign("oci", request("https://identity.example.com/", { method }), pem, texts, at(0));
    } catch (thrown) {
      problem = thrown;
    }
    expect(problem).toBeInstanceOf(PlacementProblem);
    expect(JSON.stringify(problem)).not.toContain("canary");
  });
});

test("Azure Storage: the text to sign of its documents", () => {
  const url =
    "https://myaccount.blob.core.windows.net/mycontainer?restype=container&comp=metadata&timeout=20";
  const headers = { "x-ms-version": "2015-02-21", "x-ms-date": "Fri, 26 Jun 2015 23:39:12 GMT" };
  expect(azureMessage(request(url), "myaccount", headers)).toBe(
    "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n/myaccount/mycontainer\ncomp:metadata\nrestype:container\ntimeout:20",
  );
});
