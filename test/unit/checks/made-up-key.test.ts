import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { madeUpKey } from "../../../electron/core/checks/made-up-key.ts";
import { textLike } from "../../../electron/core/checks/made-up-text.ts";
import type { ProviderDefinition, RequestCheck } from "../../../electron/core/providers/index.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";

const made = (secret: string, prefix = "", seed: string | number = 1): string | null =>
  textLike(secret, prefix, seededRandom(seed));

/** What is made of a secret, by a provider whose keys begin with `prefix`, for a check with such parts. */
async function whole(
  secret: string,
  { parts, prefix = "" }: { readonly parts?: RequestCheck["parts"]; readonly prefix?: string } = {},
): Promise<string | undefined> {
  const check = requestCheck(parts === undefined ? {} : { parts });
  const formats: ProviderDefinition["formats"] =
    prefix === "" ? [] : [{ prefix, pattern: null, distinctive: true }];
  const real = { secret, secretFields: {}, fields: {} };
  const texts = await madeUpKey(real, { provider: provider(check, { formats }), check }, seededRandom(1));
  return texts?.secret;
}

/** `sk_aaaa1111`: the kind of each character. */
const shape = (text: string): string =>
  text.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/[0-9]/g, "1");

const characters = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
const keys = fc.string({
  unit: fc.constantFrom(..."abcdefzABCDEFZ0123456789-_.:/+=".split("")),
  minLength: 1,
  maxLength: 120,
});

describe("a made-up key", () => {
  test("has the shape of the real one and is another one", () => {
    fc.assert(
      fc.property(keys, fc.integer(), (real, seed) => {
        const key = made(real, "", seed);
        if (key === null) return fc.pre(false);
        expect(key).not.toBe(real);
        expect(key).toHaveLength(real.length);
        if (/[A-Za-z0-9]/.test(real)) expect(shape(key)).toBe(shape(real));
      }),
    );
  });

  test("can be made of whatever text a key may be, with no half character in it", () => {
    fc.assert(
      fc.property(characters, (real) => {
        const key = made(real);
        expect(key).not.toBe(real);
        expect(key?.isWellFormed()).toBe(true);
      }),
    );
  });

  test("begins as its format says, and stays in its alphabet", () => {
    const hex = "0123456789abcdef".repeat(2);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(made(`flx_live_${hex}`, "flx_live_", seed)).toMatch(/^flx_live_[0-9a-f]{32}$/);
        expect(made(hex.toUpperCase(), "", seed)).toMatch(/^[0-9A-F]{32}$/);
        expect(made("MFRGGZDFMZTWQ2LK7654", "", seed)).toMatch(/^[A-Z2-7]{20}$/);
      }),
    );
  });

  test("begins as the provider's own format says", async () => {
    const real = `FLX${"0123456789abcdef".repeat(2)}`;
    expect(await whole(real, { prefix: "FLX" })).toMatch(/^FLX[0-9a-f]{32}$/);
    expect(await whole(real, { prefix: "FLX" })).not.toBe(real);
  });

  test("of an address is an address with the same beginning", async () => {
    const parts = {
      kind: "address",
      beginning: "https://example.com/hooks/",
      names: ["id", "token"],
    } as const;
    const real = `${parts.beginning}${"7".repeat(18)}/${"aB3-".repeat(10)}`;
    const key = await whole(real, { parts, prefix: "https://" });
    expect(key).toMatch(/^https:\/\/example\.com\/hooks\/[0-9]{18}\/(?:[a-z][A-Z][0-9]-){10}$/);
    expect(key).not.toBe(real);
  });

  test.each([
    ["sk-proj-", "0aB1".repeat(8)],
    ["pat-na1-", "0aB1".repeat(8)],
    ["live.test_", "0aB1".repeat(8)],
  ])("keeps words that nobody told of: %s", (words, rest) => {
    const key = made(words + rest);
    expect(key?.startsWith(words)).toBe(true);
    expect(key?.slice(words.length)).not.toBe(rest);
  });

  test("a UUID stays one: version and variant are kept", () => {
    const real = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    for (let seed = 0; seed < 20; seed += 1)
      expect(made(real, "", seed)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/,
      );
  });

  test("a signed token keeps what it says; the signature is made up", () => {
    const content = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0"].join(".");
    const signature = "aB3_".repeat(10) + "xyz";
    const [header, claims, made1] = made(`${content}.${signature}`)?.split(".") ?? [];
    expect(`${header}.${claims}`).toBe(content);
    expect(made1).toHaveLength(signature.length);
    expect(made1).not.toBe(signature);
  });

  test("the text parts of a JSON secret are made up, and it stays JSON", async () => {
    const parts = { kind: "json", names: ["id", "key"] } as const;
    const real = { id: "user-1234", key: "abcdef0123456789", other: "not sent" };
    const key = JSON.parse((await whole(JSON.stringify(real), { parts })) ?? "");
    expect(Object.keys(key)).toEqual(["id", "key"]);
    expect(shape(key.key)).toBe(shape(real.key));
    expect(key.key).not.toBe(real.key);
    expect(await whole("no json", { parts })).toBeUndefined();
  });

  test("of two values in one text, both are made up: the id is not the real one", async () => {
    const parts = { kind: "split", separator: ":", names: ["id", "key"] } as const;
    const [id, key] = ((await whole(`user12:${"0aB1".repeat(8)}`, { parts })) ?? "").split(":");
    expect(id).toMatch(/^[a-z]{4}[0-9]{2}$/);
    expect(id).not.toBe("user12");
    expect(key).toMatch(/^(?:[0-9][a-z][A-Z][0-9]){8}$/);
    expect(key).not.toBe("0aB1".repeat(8));
  });

  test("of an e-mail address, the end of the domain stays", () => {
    const real = "robot-7@acme-1.iam.gserviceaccount.com";
    expect(made(real)).toMatch(/^[a-z]{5}-[0-9]@[a-z]{4}-[0-9]\.iam\.gserviceaccount\.com$/);
    expect(made(real)).not.toBe(real);
  });

  test("secret fields are made up as well; empty ones stay empty, and open ones as they are", async () => {
    const fields = { account: "acme-1" };
    const real = { secret: "abcdef", secretFields: { token: "Q1w2-E3r4", unused: "" }, fields };
    const check = requestCheck();
    const key = await madeUpKey(real, { provider: provider(check), check }, seededRandom(3));
    expect(key?.fields).toEqual(fields);
    expect(shape(key?.secretFields["token"] ?? "")).toBe("A1a1-A1a1");
    expect(key?.secretFields["token"]).not.toBe("Q1w2-E3r4");
    expect(key?.secretFields["unused"]).toBe("");
  });

  test("randomness that gives the real key again and again gives none", async () => {
    const stuck = { bytes: (count: number) => Buffer.alloc(count), uuid: () => "" };
    const check = requestCheck();
    const real = { secret: "0000", secretFields: {}, fields: {} };
    expect(await madeUpKey(real, { provider: provider(check), check }, stuck)).toBeNull();
  });
});
