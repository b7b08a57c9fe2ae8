import { describe, expect, test } from "vitest";
import {
  catalogue,
  type Placement,
  type ProviderDefinition,
  type ProviderField,
} from "../../../electron/core/providers/index.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { testKey } from "../../helpers/check-subjects.ts";
import { sampleSecret } from "../../helpers/sample-secret.ts";
import { check as checkOne } from "../../helpers/exploit-network.ts";
import { placing, provider, requestCheck, selfHosted } from "../../helpers/provider-definitions.ts";

async function build(definition: ProviderDefinition, more: Parameters<typeof checkOne>[2] = {}) {
  const http = createScriptedHttp(() => ({ status: 200, body: "{}" }));
  const result = await checkOne(definition, http, more);
  if (!result.ok) throw new Error(result.error.code);
  return { record: result.value.record, request: http.requests[0] };
}

const text = (id: string, more: Partial<ProviderField> = {}): ProviderField => ({
  id,
  label: id,
  required: true,
  secret: false,
  kind: "text",
  ...more,
});

describe("where the key goes", () => {
  const base64 = (value: string): string => Buffer.from(value).toString("base64");

  test.each([
    [{ kind: "bearer" }, { Authorization: `Bearer ${testKey}` }],
    [{ kind: "header", name: "x-api-key", template: "{secret}" }, { "x-api-key": testKey }],
    [
      { kind: "header", name: "Authorization", template: "Key {secret}" },
      { Authorization: `Key ${testKey}` },
    ],
    [
      { kind: "basic", username: "api", password: "{secret}" },
      { Authorization: `Basic ${base64(`api:${testKey}`)}` },
    ],
    [
      { kind: "basic", username: "{secret}", password: "" },
      { Authorization: `Basic ${base64(`${testKey}:`)}` },
    ],
  ] as readonly (readonly [Placement, object])[])("%j", async (placement, headers) => {
    const { request, record } = await build(placing(placement));
    expect(request).toMatchObject({ method: "GET", body: null, builtInHost: true, allowPrivate: false });
    expect(request?.headers).toEqual(headers);
    expect(request?.url.href).toBe("https://api.example.com/v1/account");
    expect(record.evidence.url).toBe("https://api.example.com/v1/account");
  });

  test("the query, beside what the entry has there already", async () => {
    const definition = placing(
      { kind: "query", name: "key" },
      { url: "https://api.example.com/v1?fields=id&size={size}" },
    );
    const { request, record } = await build(
      { ...definition, fields: [text("size", { defaultValue: "1 0" })] },
      { value: "a/b+c=1234567890" },
    );
    expect(request?.url.href).toBe(
      "https://api.example.com/v1?fields=id&size=1%200&key=a%2Fb%2Bc%3D1234567890",
    );
    expect(record.evidence.url).toBe("https://api.example.com/v1?fields=id&size=1%200&key=[key]");
    expect(request?.headers).toEqual({});
  });

  test("the path, with the characters that may stand there", async () => {
    const definition = placing({ kind: "path" }, { url: "https://api.example.com/bot{secret}/getMe" });
    const { request, record } = await build(definition, { value: `123456:${"A".repeat(35)}` });
    expect(request?.url.pathname).toBe(`/bot123456:${"A".repeat(35)}/getMe`);
    expect(record.evidence.url).toBe("https://api.example.com/bot[key]/getMe");
  });

  test("a fixed header of an optional field only while that field has a value", async () => {
    const definition = {
      ...placing({ kind: "bearer" }, { headers: { "X-Space": "{space}", Accept: "application/json" } }),
      fields: [text("space", { required: false })],
    };
    const { request } = await build(definition);
    expect(request?.headers).toEqual({ Accept: "application/json", Authorization: `Bearer ${testKey}` });
    const { request: named } = await build(definition, { fields: { space: "team" } });
    expect(named?.headers).toMatchObject({ "X-Space": "team" });
    const demanded = { ...definition, fields: [text("space")] };
    expect((await build(demanded)).record.verdict).toMatchObject({ status: "uncheckable" });
  });

  test("a JSON body, with values that only look like templates left alone", async () => {
    const template = { key: "{secret}", query: "query{me{id}}", n: 1, list: ["{account}", null, true] };
    const definition = {
      ...placing({ kind: "json-body", template }, { method: "POST" }),
      fields: [text("account")],
    };
    const { request } = await build(definition, { fields: { account: 'a"b' } });
    expect(request?.headers).toEqual({ "Content-Type": "application/json" });
    expect(JSON.parse(request?.body ?? "")).toEqual({ ...template, key: testKey, list: ['a"b', null, true] });
  });

  test("a form body", async () => {
    const placement: Placement = { kind: "form-body", template: { token: "{secret}", "a b": "c&d" } };
    const { request } = await build(placing(placement, { method: "POST" }), { value: "x y&z=12345678" });
    expect(request?.headers).toEqual({ "Content-Type": "application/x-www-form-urlencoded" });
    expect(request?.body).toBe("token=x+y%26z%3D12345678&a+b=c%26d");
  });

  test("an entry's own Content-Type stays", async () => {
    const definition = placing(
      { kind: "json-body", template: {} },
      { method: "POST", headers: { "content-type": "application/vnd.x+json" } },
    );
    expect((await build(definition)).request?.headers).toEqual({ "content-type": "application/vnd.x+json" });
  });

  test("two places at once, with a secret field", async () => {
    const check = requestCheck({
      placements: [
        { kind: "header", name: "DD-API-KEY", template: "{secret}" },
        { kind: "header", name: "DD-APPLICATION-KEY", template: "{applicationKey}" },
      ],
    });
    const definition = provider(check, { fields: [text("applicationKey", { secret: true })] });
    const { request } = await build(definition, { secretFields: { applicationKey: "second-0000000000" } });
    expect(request?.headers).toEqual({ "DD-API-KEY": testKey, "DD-APPLICATION-KEY": "second-0000000000" });
  });
});

describe("fields", () => {
  test("a missing one is told by its name, and nothing is sent", async () => {
    const definition = provider(requestCheck({ url: "https://api.example.com/{account}" }), {
      fields: [text("account")],
    });
    const { request, record } = await build(definition);
    expect(request).toBeUndefined();
    expect(record.verdict).toEqual({
      status: "uncheckable",
      reason: "the key cannot be sent: the field account is missing",
    });
  });

  test("a default stands in, a closed list is closed", async () => {
    const site = text("site", { defaultValue: "example.com", choices: ["example.com", "us3.example.com"] });
    const definition = provider(requestCheck({ url: "https://api.{site}/v1" }), {
      hosts: ["api.example.com", "api.us3.example.com"],
      fields: [site],
    });
    expect((await build(definition)).request?.url.host).toBe("api.example.com");
    expect((await build(definition, { fields: { site: "us3.example.com" } })).request?.url.host).toBe(
      "api.us3.example.com",
    );
    expect((await build(definition, { fields: { site: "evil.com" } })).request).toBeUndefined();
  });

  test("a host label becomes part of a built-in host", async () => {
    const definition = provider(requestCheck({ url: "https://{shop}.myshop.example/me" }), {
      hosts: ["{shop}.myshop.example"],
      fields: [text("shop", { kind: "host-label" })],
    });
    const { request } = await build(definition, { fields: { shop: "My-Shop1" } });
    expect(request?.url.host).toBe("my-shop1.myshop.example");
    expect(request?.builtInHost).toBe(true);
  });
});

describe("a base URL", () => {
  test("keeps its port and path, and is not a built-in host", async () => {
    const { request } = await build(selfHosted(), {
      fields: { baseUrl: "https://flow.example.org:8443/lf/" },
    });
    expect(request?.url.href).toBe("https://flow.example.org:8443/lf/api/v1/users/whoami");
    expect(request).toMatchObject({ builtInHost: false, allowPrivate: false });
  });

  test("is private only with the user's word for that key", async () => {
    const fields = { baseUrl: "http://localhost:7860" };
    const refused = await build(selfHosted(), { fields });
    expect(refused.request).toBeUndefined();
    expect(refused.record.verdict).toEqual({ status: "unreachable", reason: "blocked" });
    const allowed = await build(selfHosted(), { fields, allowPrivate: true });
    expect(allowed.record.evidence.url).toBe("http://localhost:7860/api/v1/users/whoami");
  });

  test("that is one of the provider's own hosts is built-in, and never private", async () => {
    const definition = { ...selfHosted(), hosts: ["cloud.example.com"] };
    const { record } = await build(definition, {
      fields: { baseUrl: "https://cloud.example.com" },
      allowPrivate: true,
    });
    // Sent and answered: whether strangers are let in as well is another matter (control.test.ts).
    expect(record.evidence.httpStatus).toBe(200);
  });
});

describe("the catalogue", () => {
  const checks = catalogue.flatMap((one) =>
    [one.check, ...one.formats.flatMap((format) => format.check ?? [])]
      .filter((check) => check.kind === "request")
      .map((check, index) => [`${one.id} ${index}`, check, { ...one, check, formats: [] }] as const),
  );

  test.each(checks)(
    "%s: its request can be built, goes to one of its hosts, and shows no key",
    async (_name, check, definition) => {
      const sample = (field: ProviderField): string =>
        field.kind === "base-url"
          ? "https://self.example.org"
          : (field.choices?.[0] ?? field.defaultValue ?? "sample1");
      const given = Object.fromEntries(definition.fields.map((field) => [field.id, sample(field)]));
      const open = definition.fields
        .filter(({ secret }) => !secret)
        .map(({ id }) => [id, given[id] ?? ""] as const);
      const secret = definition.fields
        .filter((field) => field.secret)
        .map(({ id }) => [id, `secret-field-${"0".repeat(20)}`] as const);
      const http = createScriptedHttp(() => ({ status: 500 }));
      const value = sampleSecret(check, testKey);
      const result = await checkOne(definition, http, {
        value,
        fields: Object.fromEntries(open),
        secretFields: Object.fromEntries(secret),
      });
      const [sent] = http.requests;
      if (!result.ok || sent === undefined) throw new Error(JSON.stringify(result));
      const isBase = check.url.startsWith("{");
      expect(sent.url.protocol).toBe("https:");
      expect(sent.builtInHost || (isBase && sent.url.host === "self.example.org")).toBe(true);
      const carried = [sent.url.href, ...Object.values(sent.headers), sent.body ?? ""].join("\n");
      const basic = /Basic ([\w+/=]+)/.exec(carried)?.[1] ?? "";
      // A secret that signs stays here; every other one is carried, and nothing of either is kept.
      const signs = check.signing !== undefined;
      expect((carried + Buffer.from(basic, "base64").toString()).includes(testKey)).toBe(!signs);
      if (signs) expect(carried).not.toContain(value);
      expect(JSON.stringify(result)).not.toContain(testKey);
      expect(result.value.record.verdict.reason).toBe("server-error");
    },
  );
});
