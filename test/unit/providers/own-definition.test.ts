/** Reading and compiling definitions of providers. */
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import {
  compileDefinition,
  definitionJson,
  readDefinition,
} from "../../../electron/core/providers/own/index.ts";
import { brokenDefinitions, canary } from "../../helpers/broken-definitions.ts";
import { acme, acmeAnywhere } from "../../helpers/own-definitions.ts";
import { codeOf, valueOf } from "../../helpers/vault-values.ts";

const compiled = (text: string) => valueOf(compileDefinition(valueOf(readDefinition(text)), catalogue));
const checkOf = (text: string) => {
  const { check } = compiled(text);
  if (check.kind !== "request") throw new Error("there is no check");
  return check;
};

describe("a definition becomes a provider", () => {
  test("like any other", () => {
    expect(compiled(acme)).toMatchObject({
      id: "custom-acme",
      name: "Acme",
      category: "own",
      hosts: ["api.acme.example"],
      variables: ["ACME_API_KEY"],
      keyPage: "https://acme.example/keys",
      check: {
        method: "GET",
        url: "https://api.acme.example/v1/me",
        placements: [{ kind: "bearer" }],
        control: "daily",
        identity: { account: ["user.email"] },
      },
    });
  });

  test("with a server of each key's own", () => {
    const provider = compiled(
      acmeAnywhere.replace("base-url = true", 'base-url = true\nbase-url-variables = ["ACME_URL"]'),
    );
    expect(provider).toMatchObject({
      hosts: [],
      fields: [{ id: "baseUrl", kind: "base-url", required: true, variables: ["ACME_URL"] }],
      check: { url: "{baseUrl}/v1/me" },
    });
  });

  test("without a check nothing is ever sent", () => {
    const text = 'keystow = 1\nname = "Bare"\nvariables = ["BARE_KEY"]\nhost = "bare.example.com"\n';
    expect(compiled(text)).toMatchObject({ id: "custom-bare", check: { kind: "none" }, formats: [] });
  });

  test.each([
    ['key-in = "header"\nheader = "X-Key"', { kind: "header", name: "X-Key", template: "{secret}" }],
    [
      'key-in = "header"\nheader = "Authorization"\nvalue-prefix = "Token "',
      { kind: "header", name: "Authorization", template: "Token {secret}" },
    ],
    ['key-in = "query"\nparameter = "api_key"', { kind: "query", name: "api_key" }],
    ['key-in = "basic"\nusername = "api"', { kind: "basic", username: "api", password: "{secret}" }],
    ['key-in = "basic"', { kind: "basic", username: "{secret}", password: "" }],
  ])("%s", (where, placement) => {
    expect(checkOf(acme.replace('key-in = "bearer"', where)).placements).toEqual([placement]);
  });

  test("a POST says why", () => {
    const posting = acme
      .replace(
        'method = "GET"',
        'method = "POST"\nmethod-reason = "It reads the key from a body only; nothing is changed."',
      )
      .replace('key-in = "bearer"', 'key-in = "json-body"\nmember = "token"');
    expect(checkOf(posting)).toMatchObject({
      method: "POST",
      placements: [{ kind: "json-body", template: { token: "{secret}" } }],
    });
  });

  test("statuses mean what the definition says, else what they usually mean, and the evidence says which", () => {
    const because = (text: string) => checkOf(text).rules.map((rule) => rule.because);
    expect(because(acme)).toEqual([
      '200 with "id": the key was accepted',
      "429: too many requests just now",
      expect.stringMatching(/^401: .*does not say otherwise/),
      expect.stringMatching(/^403 with JSON: .*does not say otherwise/),
    ]);
    const told = acme.replace(
      'proof = "id"',
      "valid = [200, 204]\nrejected = [400]\nrestricted = []\nno-credit = [402]\nrate-limited = [429, 503]",
    );
    expect(because(told).map((text) => text.slice(0, 3))).toEqual(["200", "204", "400", "402", "429", "503"]);
    expect(because(told).join()).not.toContain("usual");
  });

  test("fields stand in path, headers and user name", () => {
    const text = acme
      .replace('path = "/v1/me"', 'path = "/v1/{account}/me?region={region}"')
      .replace(
        "[check]",
        '[[field]]\nid = "account"\nlabel = "Account"\n[[field]]\nid = "region"\nlabel = "Region"\nrequired = false\n[[field]]\nid = "second"\nlabel = "Second"\nsecret = true\nvariables = ["ACME_SECOND"]\n[check]\nheaders = { X-Second = "{second}" }',
      );
    expect(
      compiled(text).fields.map(({ id, required, secret, kind }) => [id, required, secret, kind]),
    ).toEqual([
      ["account", true, false, "text"],
      ["region", false, false, "text"],
      ["second", true, true, "text"],
    ]);
    expect(checkOf(text)).toMatchObject({
      url: "https://api.acme.example/v1/{account}/me?region={region}",
      headers: { "X-Second": "{second}" },
    });
  });

  test("a host of another script is taken in its ASCII form, and stays in it", () => {
    const text = acme.replaceAll("api.acme.example", "xn--pi-7lb.acme.example");
    expect(compiled(text).hosts).toEqual(["xn--pi-7lb.acme.example"]);
  });

  test.each([
    ["Acmé Ltd.", "custom-acme-ltd"],
    ["A  B", "custom-a-b"],
    ["a".repeat(60), `custom-${"a".repeat(50)}`],
  ])("%s gets the id %s", (name, id) => {
    expect(valueOf(readDefinition(acme.replace('"Acme"', `"${name}"`))).id).toBe(id);
  });

  test("JSON says the same as TOML, with or without a byte order mark", () => {
    const definition = valueOf(readDefinition(acme));
    const json = definitionJson(definition);
    expect(valueOf(readDefinition(`\ufeff \n${json}`))).toEqual(definition);
    expect(valueOf(readDefinition(Buffer.from(`\ufeff${acme}`)))).toEqual(definition);
  });
});

describe("what is refused", () => {
  test.each(brokenDefinitions)("%s", (_name, from, to, told) => {
    expect(acme).toContain(from);
    const read = readDefinition(acme.replace(from, () => to));
    expect(read).toMatchObject({ ok: false, error: { code: "invalid-input" } });
    const text = JSON.stringify(read);
    expect(text).toContain(told);
    expect(text).not.toContain(canary);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });

  test.each([
    ["a line that is no TOML", `${acme}\n${canary}\n`, /TOML at line \d+/],
    ["a member twice", acme.replace("keystow = 1", `keystow = 1\nname = "${canary}"`), /TOML at line/],
    ["a text without an end", `${acme}\nx = "${canary}`, /TOML at line/],
    ["nesting without an end", `x = ${"[".repeat(20_000)}`, /TOML/],
    ["JSON that is cut off", `{"keystow": 1, "name": "${canary}`, /JSON/],
    ["JSON nested without an end", `{"a":${"[".repeat(30_000)}`, /JSON/],
    ["something else", `\u0000\u0001${canary}`, /TOML/],
  ])("%s is malformed, with the place and without the text", (_name, text, told) => {
    const read = readDefinition(text);
    expect(codeOf(read)).toBe("malformed");
    expect(JSON.stringify(read)).toMatch(told);
    expect(JSON.stringify(read)).not.toContain(canary);
  });

  test("an empty file, a list, and bytes that are no text", () => {
    expect(codeOf(readDefinition(""))).toBe("invalid-input");
    expect(codeOf(readDefinition("{}"))).toBe("invalid-input");
    expect(codeOf(readDefinition("[]"))).not.toBe("ok");
    expect(codeOf(readDefinition(Uint8Array.from([0xff, 0xfe, 0x00])))).toBe("malformed");
  });

  test("more than 64 KiB is not even read", () => {
    expect(codeOf(readDefinition(`${acme}\n#${"a".repeat(70_000)}`))).toBe("invalid-input");
    expect(codeOf(readDefinition(Buffer.alloc(64 * 1024 + 1, "#")))).toBe("invalid-input");
    expect(codeOf(readDefinition(Buffer.from(`${acme}\n#${"a".repeat(60_000)}`)))).toBe("ok");
  });

  test.each([
    ["a member", '{"keystow":1,"host":"a.example","host":"b.example"}'],
    ["a member of another spelling", '{"keystow":1,"host":"a.example","\\u0068ost":"b.example"}'],
    ["one deep inside", '{"keystow":1,"check":{"path":"/a","x":[{"path":1}],"path":"/b"}}'],
  ])("in JSON, %s twice", (_name, json) => {
    expect(JSON.stringify(readDefinition(json))).toContain("a member is there twice");
  });

  test("the same name in different objects, and text that looks like a member, are fine", () => {
    const definition = valueOf(readDefinition(acme));
    const two = {
      ...definition,
      name: 'a\\": {"host" : "',
      id: "custom-a",
      format: [{ prefix: "ab" }, { prefix: "ac" }],
    };
    expect(codeOf(readDefinition(JSON.stringify(two)))).toBe("ok");
  });

  test("prototypes hidden in JSON", () => {
    for (const name of ["__proto__", "constructor", "prototype.x", "valueOf"]) {
      const json = definitionJson(valueOf(readDefinition(acme))).replace(
        "{",
        `{"${name}": {"polluted": true},`,
      );
      expect(codeOf(readDefinition(json))).toBe("invalid-input");
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
