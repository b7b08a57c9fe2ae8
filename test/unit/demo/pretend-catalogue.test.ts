import { describe, expect, test } from "vitest";
import { checkKey } from "../../../electron/core/checks/index.ts";
import { ok } from "../../../electron/core/errors.ts";
import type { HttpClient } from "../../../electron/core/ports.ts";
import {
  catalogue,
  type ProviderDefinition,
  type VerdictRule,
} from "../../../electron/core/providers/index.ts";
import { Secret } from "../../../electron/core/secret.ts";
import { catalogueEndpoint } from "../../../electron/demo/pretend-catalogue.ts";
import { pretendKeyOf, type Scenario, scenarioOf } from "../../../electron/demo/pretend-scenarios.ts";
import { pathMatcher, putValue, type Tree } from "../../../electron/demo/pretend-shapes.ts";
import { fixedClock } from "../../fakes/fixed-clock.ts";
import { memoryControls } from "../../fakes/memory-controls.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { sampleSecret } from "../../helpers/sample-secret.ts";
import { valueOf } from "../../helpers/vault-values.ts";

/** The network of a machine that plays every provider. */
const played = (): HttpClient =>
  createScriptedHttp(({ method, url, headers, body }) => {
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const path = url.pathname + url.search;
    const arrival = { method, host: url.hostname, path, headers: lower, body: body ?? "" };
    const endpoint = catalogueEndpoint(arrival, catalogue);
    return endpoint?.answer(scenarioOf(endpoint.keyIn(arrival))) ?? { status: 404 };
  });

async function statusOf(provider: ProviderDefinition, scenario: Scenario): Promise<string> {
  const key = pretendKeyOf({ prefix: "", length: 40 }, scenario, "ab12");
  const { check } = provider;
  const signs = check.kind === "request" && check.signing !== undefined;
  // A key that signs stays at home: what goes with the signature tells what is to happen.
  const open = signs ? key : "sample";
  const usual = (kind: string): string => (kind === "base-url" ? "https://own.example.com" : open);
  const plain = provider.fields.filter(({ secret }) => !secret);
  const secret = provider.fields.filter((field) => field.secret);
  const checked = await checkKey(
    {
      keyId: "00000000-0000-4000-8000-000000000001",
      provider,
      fields: Object.fromEntries(plain.map((one) => [one.id, one.defaultValue ?? usual(one.kind)])),
      allowPrivate: true,
      readSecrets: async () =>
        ok({
          value: Secret.fromText(check.kind === "request" ? sampleSecret(check, key) : key),
          fields: Object.fromEntries(secret.map(({ id }) => [id, Secret.fromText(signs ? key : "0000")])),
        }),
    },
    { http: played(), clock: fixedClock(), controls: memoryControls() },
  );
  return valueOf(checked).record.verdict.status;
}

const isRejection = ({ then }: VerdictRule): boolean => then.status === "rejected";

const checkable = catalogue.filter(({ check }) => check.kind === "request");

describe("every provider can be played by its own entry", () => {
  test.each(checkable.map((provider) => [provider.id, provider] as const))("%s", async (_id, provider) => {
    expect(await statusOf(provider, "valid")).toBe("valid");
    expect(await statusOf(provider, "server-error")).toBe("unreachable");
    // One tells a wrong key by what is missing in its answer: nothing that can be put there.
    if (provider.id === "wandb") return;
    // Some say that a key is wrong in words only that could mean something else as well.
    const refuses = provider.check.kind === "request" && provider.check.rules.some(isRejection);
    expect(await statusOf(provider, "invalid")).toBe(refuses ? "rejected" : "unreachable");
  });
});

describe("shapes", () => {
  test("an address fits its own host only", () => {
    const matcher = pathMatcher("{shop}.example.com/v1/{id}");
    expect(matcher.test("a.example.com/v1/7")).toBe(true);
    expect(matcher.test("a.example.com/v1/7/8")).toBe(false);
    expect(matcher.test("aXexample.com/v1/7")).toBe(false);
  });

  test("a value is put where its path says", () => {
    const tree: Tree = {};
    putValue(tree, "data.0.id", 7);
    putValue(tree, "data.0.name", "n");
    putValue(tree, "ok", true);
    expect(JSON.stringify(tree)).toBe('{"data":[{"id":7,"name":"n"}],"ok":true}');
  });
});
