/** What is made up of a key that signs: the id that goes with the signature, and a key that can sign. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { madeUpKey } from "../../../electron/core/checks/made-up-key.ts";
import { keyPairLike } from "../../../electron/core/checks/made-up-key-pair.ts";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { ecPair, pemOf, rsaPair, serviceAccountText, tinyRsaKey } from "../../helpers/signing-keys.ts";

type Fields = Readonly<Record<string, string>>;

/** The texts that a made-up request of this provider is filled with. */
async function madeUp(id: string, secret: string, fields: Fields, secretFields: Fields = {}) {
  const provider = findProvider(id);
  const check = provider === null ? null : checkFor(provider, secret);
  if (provider === null || check?.kind !== "request") throw new Error(`${id} has no check`);
  const texts = await madeUpKey({ secret, secretFields, fields }, { provider, check }, seededRandom(7));
  if (texts === null) throw new Error("nothing was made up");
  return texts;
}

describe("the id that goes with a signature", () => {
  test("AWS: another access key id of the same kind, and the same site", async () => {
    const real = {
      accessKeyId: `AKIA${"Q3EXAMPLE7".repeat(2).slice(0, 16)}`,
      stsHost: "sts.us-east-1.amazonaws.com",
    };
    const { fields, secretFields, secret } = await madeUp("aws", "aB3/".repeat(10), real, {
      sessionToken: "",
    });
    expect(fields["accessKeyId"]).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(fields["accessKeyId"]).not.toBe(real.accessKeyId);
    expect(fields["stsHost"]).toBe(real.stsHost);
    expect(secretFields).toEqual({ sessionToken: "" });
    expect(secret).toMatch(/^(?:[a-z][A-Z][0-9]\/){10}$/);
  });

  test("LiveKit: another API key, at the same project", async () => {
    const real = { project: "acme-1", apiKey: "APIabc123DEF456" };
    const { fields } = await madeUp("livekit", "aB3".repeat(14) + "x", real);
    expect(fields["project"]).toBe("acme-1");
    expect(fields["apiKey"]).toMatch(/^API[a-z]{3}[0-9]{3}[A-Z]{3}[0-9]{3}$/);
    expect(fields["apiKey"]).not.toBe(real.apiKey);
  });

  test("Pusher: another key, of the app that the address names", async () => {
    const real = { cluster: "eu", appId: "1234567", key: "0a1b2c3d4e".repeat(2) };
    const { fields } = await madeUp("pusher", "9f8e7d6c5b".repeat(2), real);
    expect(fields).toMatchObject({ cluster: "eu", appId: "1234567" });
    expect(fields["key"]).not.toBe(real.key);
  });

  test("Coinbase: the words of a name stay, its ids do not", async () => {
    const id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    const { fields } = await madeUp("coinbase-cdp", pemOf(ecPair().privateKey), {
      keyName: `organizations/${id}/apiKeys/${id}`,
    });
    expect(fields["keyName"]).toMatch(/^organizations\/[0-9a-f-]{36}\/apiKeys\/[0-9a-f-]{36}$/);
    expect(fields["keyName"]).not.toContain(id);
  });

  test("Oracle: nobody's tenancy, user and fingerprint, and the same region", async () => {
    const ocid = (kind: string): string => `ocid1.${kind}.oc1..${"aaaa2345".repeat(7)}`;
    const real = {
      region: "eu-frankfurt-1",
      tenancyOcid: ocid("tenancy"),
      userOcid: ocid("user"),
      fingerprint: "0a:1b:2c:3d:4e:5f:60:71:82:93:a4:b5:c6:d7:e8:f9",
    };
    const pem = pemOf(rsaPair().privateKey);
    const { fields, secret } = await madeUp("oracle-oci", pem, real);
    expect(fields["region"]).toBe("eu-frankfurt-1");
    for (const name of ["tenancyOcid", "userOcid", "fingerprint"] as const) {
      expect(fields[name]).toHaveLength(real[name].length);
      expect(fields[name]).not.toBe(real[name]);
    }
    expect(fields["userOcid"]).toMatch(/^ocid1\.user\.oc1\.\./);
    expect(createPrivateKey(secret).asymmetricKeyType).toBe("rsa");
    expect(secret).not.toBe(pem);
  });

  test("Ghost: another id and another secret, at the same site", async () => {
    const baseUrl = "https://blog.example.org";
    const { secret, fields } = await madeUp("ghost", `${"0a1b".repeat(6)}:${"1f2e3d4c".repeat(8)}`, {
      baseUrl,
    });
    expect(secret).toMatch(/^[0-9a-f]{24}:[0-9a-f]{64}$/);
    const [id, key] = secret.split(":");
    expect([id, key]).not.toContain("0a1b".repeat(6));
    expect([id, key]).not.toContain("1f2e3d4c".repeat(8));
    expect(fields).toEqual({ baseUrl });
  });

  test("a service account: nobody's address at Google, and a new key", async () => {
    const real = serviceAccountText(rsaPair().privateKey);
    const { secret } = await madeUp("gcp-service-account", real, {});
    const [made, own] = [JSON.parse(secret), JSON.parse(real)];
    expect(Object.keys(made)).toEqual(["client_email", "private_key", "private_key_id"]);
    expect(made.client_email).toMatch(/@[a-z]{6}-[a-z]{7}\.iam\.gserviceaccount\.com$/);
    for (const name of Object.keys(made)) expect(made[name]).not.toBe(own[name]);
    expect(createPrivateKey(made.private_key).asymmetricKeyType).toBe("rsa");
  });
});

describe("a made-up private key", () => {
  const ed25519 = generateKeyPairSync("ed25519").privateKey;
  test.each([
    ["RSA", pemOf(rsaPair().privateKey, "pkcs1"), "rsa"],
    ["RSA of another size", pemOf(rsaPair(3072).privateKey), "rsa"],
    ["P-256", pemOf(ecPair().privateKey, "sec1"), "ec"],
    ["Ed25519", pemOf(ed25519), "ed25519"],
  ])("%s: of the same type and size, another one, and it signs", async (_what, pem, type) => {
    const [real, made] = [pem, (await keyPairLike(pem, seededRandom(1))) ?? ""].map((text) =>
      createPrivateKey(text),
    );
    if (real === undefined || made === undefined) throw new Error("two keys were expected");
    expect(made.asymmetricKeyType).toBe(type);
    expect(made.asymmetricKeyDetails).toEqual(real.asymmetricKeyDetails);
    const data = Buffer.from("a request");
    const digest = type === "ed25519" ? null : "sha256";
    const signature = sign(digest, data, made);
    expect(verify(digest, data, createPublicKey(made), signature)).toBe(true);
    expect(verify(digest, data, createPublicKey(real), signature)).toBe(false);
  });

  test("is the same for the same randomness, but for RSA, which Node makes of its own", async () => {
    for (const pem of [pemOf(ecPair().privateKey), pemOf(ed25519)])
      expect(await keyPairLike(pem, seededRandom(1))).toBe(await keyPairLike(pem, seededRandom(1)));
  });

  test("a key too short to sign gets one that can", async () => {
    const made = createPrivateKey((await keyPairLike(pemOf(tinyRsaKey()), seededRandom(1))) ?? "");
    expect(made.asymmetricKeyDetails?.modulusLength).toBe(2048);
  });

  test("a number past the curve's order is tried again, and stuck randomness gives none", async () => {
    const pem = pemOf(ecPair().privateKey);
    let asked = 0;
    const late = {
      bytes: (count: number) => Buffer.alloc(count, (asked += 1) === 1 ? 0xff : 0x11),
      uuid: () => "",
    };
    expect(await keyPairLike(pem, late)).toContain("BEGIN PRIVATE KEY");
    expect(asked).toBe(2);
    const stuck = { bytes: (count: number) => Buffer.alloc(count), uuid: () => "" };
    expect(await keyPairLike(pem, stuck)).toBeNull();
  });

  test("of what is no key, or one that signs nothing here, there is none", async () => {
    const label = ["PRIVATE", "KEY"].join(" ");
    expect(
      await keyPairLike(`-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`, seededRandom(1)),
    ).toBeNull();
    expect(await keyPairLike(pemOf(ecPair("P-384").privateKey), seededRandom(1))).toBeNull();
    expect(await keyPairLike(pemOf(generateKeyPairSync("x25519").privateKey), seededRandom(1))).toBeNull();
  });
});
