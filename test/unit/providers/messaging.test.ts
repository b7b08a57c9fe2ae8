/** Messages, calls and webhooks: what special answers prove. */
import { expect, test } from "vitest";
import { buildRequest } from "../../../electron/core/checks/build-request.ts";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["telnyx", 200, { data: { balance: "1.00" } }, "valid"],
  ["telnyx", 401, { errors: [{ code: "10009" }] }, "rejected invalid"],
  ["telnyx", 401, { errors: [{ code: "1" }] }, "unreachable unexpected"],
  ["messagebird", 200, { payment: "prepaid", amount: 0 }, "valid"],
  ["messagebird", 401, { errors: [{ code: 2 }] }, "rejected invalid"],
  ["slack-webhook", 400, "no_text", "valid"],
  ["slack-webhook", 400, "invalid_payload", "valid"],
  ["slack-webhook", 400, "<html>Bad request</html>", "unreachable unexpected"],
  ["slack-webhook", 404, "no_service", "rejected invalid"],
  ["slack-webhook", 404, "<html>Not found</html>", "unreachable unexpected"],
  ["slack-webhook", 403, "invalid_token", "rejected invalid"],
  ["slack-webhook", 403, "action_prohibited", "limited restricted"],
  ["slack-webhook", 410, "channel_is_archived", "limited restricted"],
  ["discord-webhook", 200, { id: "1", channel_id: "2", name: "Builds" }, "valid"],
  ["discord-webhook", 404, { code: 10015 }, "rejected revoked"],
  ["discord-webhook", 401, { code: 50027 }, "rejected invalid"],
  ["discord-webhook", 404, { code: 0, message: "404: Not Found" }, "unreachable unexpected"],
  ["lark", 200, { code: 0, tenant_access_token: "t" }, "valid"],
  ["lark", 200, { code: 10014 }, "rejected invalid"],
  ["lark", 200, { code: 99991400 }, "unreachable unexpected"],
  ["zoom", 200, { access_token: "t" }, "valid"],
  ["zoom", 400, { error: "invalid_client" }, "rejected invalid"],
  ["zoom", 400, { error: "invalid_request" }, "unreachable unexpected"],
  ["vonage", 200, { value: 3.5, autoReload: false }, "valid"],
  ["plivo", 200, { auth_id: "MA" }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

const built = async (id: string, secret: string) => {
  const provider = findProvider(id);
  const check = provider === null ? null : checkFor(provider, secret);
  if (provider === null || check?.kind !== "request") throw new Error(`no check for ${id}`);
  const values = { secret, fields: {}, secretFields: {}, allowPrivate: false };
  const request = await buildRequest(provider, check, values, { now: () => 0 });
  if (request.kind !== "request") return request.kind;
  return { url: request.request.url.href, body: request.request.body, shown: request.shownUrl };
};

test("a webhook of Slack is asked at Slack, with a text that cannot be posted, and shown without its secret", async () => {
  const path = `T00000000/B00000000/${"x1".repeat(12)}`;
  expect(await built("slack-webhook", `https://hooks.slack.com/services/${path}`)).toEqual({
    url: `https://hooks.slack.com/services/${path}`,
    body: '{"text":""}',
    shown: "https://hooks.slack.com/services/[key]/[key]/[key]",
  });
});

test.each(["discord.com", "discordapp.com"])("a webhook at %s is asked for itself", async (host) => {
  const path = `${"1".repeat(18)}/${"aB3-".repeat(17)}`;
  expect(await built("discord-webhook", `https://${host}/api/webhooks/${path}`)).toEqual({
    url: `https://discord.com/api/webhooks/${path}`,
    body: null,
    shown: "https://discord.com/api/webhooks/[key]/[key]",
  });
});

test("an address of anybody else is sent nowhere", async () => {
  const path = `services/T00000000/B00000000/${"x1".repeat(12)}`;
  expect(await built("slack-webhook", `https://hooks.slack.com.example.org/${path}`)).toBe("unable");
  expect(await built("discord-webhook", `https://example.org/${path}`)).toBe("unable");
});

test("a secret of a channel of LINE is never sent", () => {
  const provider = findProvider("line-messaging");
  if (provider === null) throw new Error("no line-messaging");
  expect(checkFor(provider, "0".repeat(32))).toMatchObject({ kind: "none" });
});

test("an app of Lark belongs to one of two sites", () => {
  expect(findProvider("lark")?.fields).toContainEqual(
    expect.objectContaining({ regional: true, choices: ["open.larksuite.com", "open.feishu.cn"] }),
  );
});
