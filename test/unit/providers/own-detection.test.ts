/** What a provider of the user's own may claim of a key's form, and what it never takes from a built-in one. */
import { describe, expect, test } from "vitest";
import { define, noCheck, ownFormat, plainFormat } from "../../../electron/core/providers/build.ts";
import { detect, type KeyFormat, type ProviderDefinition } from "../../../electron/core/providers/index.ts";
import { compileDefinition, readDefinition } from "../../../electron/core/providers/own/index.ts";
import { otherOwner } from "../../../electron/services/provider-form.ts";
import { acme, acmeKey } from "../../helpers/own-definitions.ts";
import { valueOf } from "../../helpers/vault-values.ts";

const { check, rotation } = {
  check: noCheck("a test"),
  rotation: { days: null, style: "unknown", note: "" },
} as const;
const builtInOf = (id: string, variable: string, format: KeyFormat): ProviderDefinition =>
  define({
    id,
    name: id.toUpperCase(),
    category: "test",
    hosts: [`${id}.example`],
    variables: [variable],
    formats: [format],
    check,
    keyPage: null,
    rotation,
    sources: ["a test"],
    confidence: "high",
  });

/** Two providers as built-in ones are: one with a telling form, one with 32 hexadecimal digits. */
const hub = builtInOf("hub", "HUB_TOKEN", ownFormat("hub_pat_", "^hub_pat_[A-Za-z0-9]{22}$"));
const plainOne = builtInOf("plain", "PLAIN_KEY", plainFormat("^[a-f0-9]{32}$"));
const builtIn = [hub, plainOne];

const providerOf = (text: string): ProviderDefinition =>
  valueOf(compileDefinition(valueOf(readDefinition(text)), builtIn));
const withFormat = (format: string, variable = "ACME_API_KEY"): ProviderDefinition =>
  providerOf(
    `keystow = 1\nname = "Acme"\nvariables = ["${variable}"]\nhost = "api.acme.example"\n[[format]]\n${format}`,
  );
const found = (text: string, own: ProviderDefinition, variable?: string) =>
  detect(text, { providers: [...builtIn, own], variable })
    .candidates.map(({ provider, certainty }) => `${certainty} ${provider}`)
    .sort();

const hubKey = `hub_pat_${"0".repeat(21)}Z`;

describe("a form of one's own", () => {
  test("is sure where no built-in form collides", () => {
    const own = providerOf(acme);
    expect(own.formats).toMatchObject([{ distinctive: true, pattern: "^acme_[A-Za-z0-9]{24}$" }]);
    expect(found(acmeKey, own)).toEqual(["sure custom-acme"]);
    expect(found(`${acmeKey}0`, own)).toEqual([]);
  });

  test.each([
    ["a built-in prefix", 'prefix = "hub_pat_"'],
    ["the beginning of one", 'prefix = "hub_"\nalphabet = "A-Za-z0-9_"\nmin-length = 8\nmax-length = 200'],
    ["a longer one", 'prefix = "hub_pat_000000"'],
    ["one sign", 'prefix = "h"\nalphabet = "A-Za-z0-9_"\nmin-length = 8\nmax-length = 200'],
  ])("with %s makes the key ambiguous, and does not take it", (_name, format) => {
    const own = withFormat(format);
    expect(own.formats[0]?.distinctive).toBe(false);
    expect(found(hubKey, own)).toEqual(["possible custom-acme", "possible hub"]);
  });

  test("without a prefix says nothing against a sure one", () => {
    const own = withFormat('alphabet = "A-Za-z0-9_"\nmin-length = 8\nmax-length = 200');
    expect(found(hubKey, own)).toEqual(["sure hub"]);
  });

  test.each(["a", "de", "ab1", "dead", "abcdefg"])("%s may begin a random key: it is not sure", (prefix) => {
    expect(withFormat(`prefix = "${prefix}"`).formats[0]?.distinctive).toBe(false);
  });

  test("a variable that a built-in provider has too is not taken from it", () => {
    const plain = "0123456789abcdef0123456789abcdef";
    const own = withFormat('alphabet = "a-f0-9"\nlength = 32', "PLAIN_KEY");
    expect(found(plain, withFormat('prefix = "acme_"'), "PLAIN_KEY")).toEqual(["sure plain"]);
    expect(found(plain, own, "PLAIN_KEY")).toEqual(["possible custom-acme", "possible plain"]);
  });
});

describe("whose key it surely is", () => {
  const own = withFormat('prefix = "hub_pat_"');
  const all = [...builtIn, own];

  test("a claim of the user's provider does not let a built-in key slip to it, or to another", () => {
    expect(otherOwner(all, hubKey, own)?.id).toBe("hub");
    expect(otherOwner(all, hubKey, plainOne)?.id).toBe("hub");
    expect(otherOwner(all, hubKey, hub)).toBeNull();
  });

  test("a key of the user's provider does not slip to a built-in one", () => {
    const sure = providerOf(acme);
    expect(otherOwner([...builtIn, sure], acmeKey, hub)?.id).toBe("custom-acme");
    expect(otherOwner([...builtIn, sure], acmeKey, sure)).toBeNull();
  });
});
