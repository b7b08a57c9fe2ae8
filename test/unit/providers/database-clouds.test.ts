/** Hosted databases: what their special answers prove, and which keys have no check. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const letters = (count: number): string => "a".repeat(count);

test.each<readonly [string, number, unknown, string]>([
  ["mongodb-atlas-sa", 200, { access_token: "t", token_type: "Bearer" }, "valid"],
  ["mongodb-atlas-sa", 401, { error: "invalid_client" }, "rejected invalid"],
  ["mongodb-atlas-sa", 403, { errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST" }, "limited restricted"],
  ["upstash-redis", 200, { result: "PONG" }, "valid"],
  ["upstash-redis", 200, { result: "OK" }, "unreachable unexpected"],
  ["upstash-redis", 401, { error: "WRONGPASS" }, "rejected invalid"],
  ["turso", 200, { exp: 1_999_999_999 }, "valid"],
  ["turso", 200, { organizations: [] }, "unreachable unexpected"],
  ["convex", 401, { code: "AccessTokenInvalid" }, "rejected invalid"],
  ["convex", 401, { code: "SomethingElse" }, "unreachable unexpected"],
  ["convex", 403, { code: "Forbidden" }, "limited restricted"],
  ["tinybird", 200, { pipes: [] }, "valid"],
  ["tinybird", 403, { error: "invalid authentication token" }, "rejected invalid"],
  ["tinybird", 403, { error: "The token has not enough permissions" }, "limited restricted"],
  ["redis-cloud", 200, { account: { id: 1, name: "Example" } }, "valid"],
  ["redis-cloud", 403, {}, "unreachable unexpected"],
  ["snowflake", 200, [], "valid"],
  ["snowflake", 401, { code: "390432", message: "Network policy is required." }, "limited restricted"],
  ["snowflake", 401, { code: "390318", message: "OAuth access token expired." }, "rejected expired"],
  ["snowflake", 401, { code: "390303", message: "Invalid OAuth access token." }, "rejected invalid"],
  ["snowflake", 401, "<html>", "unreachable unexpected"],
  ["snowflake", 403, {}, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a token of a Turso database, and a deploy key of Convex, are sent nowhere", () => {
  const tokens: readonly (readonly [string, string])[] = [
    ["turso", `eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJ${letters(60)}.${letters(86)}`],
    ["convex", `prod:happy-otter-123|eyJ${letters(40)}`],
  ];
  for (const [id, token] of tokens) {
    const provider = findProvider(id);
    expect(provider === null ? null : checkFor(provider, token).kind).toBe("none");
  }
  expect(requestOf("turso", `eyJhbGciOiJSUzI1NiJ9.eyJ${letters(60)}.${letters(86)}`).url).toBe(
    "https://api.turso.tech/v1/auth/validate",
  );
});

test("tokens of InfluxDB and Tinybird belong to one region, which the user names by its address", () => {
  for (const id of ["influxdb-cloud", "tinybird"]) {
    const provider = findProvider(id);
    expect(provider?.fields).toMatchObject([{ kind: "base-url", regional: true }]);
    expect(provider?.hosts).toContain(new URL(provider?.fields[0]?.defaultValue ?? "").hostname);
  }
});
