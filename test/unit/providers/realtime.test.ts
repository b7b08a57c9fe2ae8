/** Chat, push and live data: what special answers prove. */
import { expect, test } from "vitest";
import { buildRequest } from "../../../electron/core/checks/build-request.ts";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["sendbird", 200, { users: [] }, "valid"],
  ["sendbird", 400, { error: true, code: 400401 }, "rejected invalid"],
  ["sendbird", 400, { error: true, code: 400111 }, "unreachable unexpected"],
  ["pubnub", 200, { status: 200, data: {} }, "valid"],
  ["pubnub", 404, { status: 404, error: { message: "Requested object was not found." } }, "valid"],
  ["pubnub", 404, {}, "unreachable unexpected"],
  [
    "pubnub",
    403,
    { error: { message: "Objects functionality not enabled for this subscriber key" } },
    "limited restricted",
  ],
  ["pubnub", 403, { message: "Forbidden", service: "Access Manager", error: true }, "limited restricted"],
  ["pubnub", 400, { error: { message: "Invalid subscribe key" } }, "rejected invalid"],
  ["pubnub", 403, { message: "Invalid Subscribe Key", service: "Access Manager" }, "rejected invalid"],
  ["pubnub", 403, { error: { message: "Forbidden", source: "objects" } }, "unreachable unexpected"],
  ["pubnub", 403, "<html></html>", "unreachable unexpected"],
  ["ably", 200, [], "valid"],
  ["ably", 401, { error: { code: 40160 } }, "limited restricted"],
  ["ably", 401, { error: { code: 40101 } }, "rejected invalid"],
  ["ably", 401, { error: { code: 40131 } }, "rejected revoked"],
  ["ably", 404, { error: { code: 40400 } }, "rejected invalid"],
  ["liveblocks", 200, { data: [] }, "valid"],
  ["liveblocks", 403, { error: "INVALID_SECRET_KEY" }, "rejected invalid"],
  ["liveblocks", 403, { error: "FORBIDDEN" }, "limited restricted"],
  ["liveblocks", 401, {}, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

const zeros = (count: number): string => "0".repeat(count);
const kindOf = (id: string, key: string): string => {
  const provider = findProvider(id);
  if (provider === null) throw new Error(`no ${id}`);
  return checkFor(provider, key).kind;
};

test("of PubNub's keys only the subscribe key is sent", () => {
  const id = [8, 4, 4, 4, 12].map(zeros).join("-");
  expect(kindOf("pubnub", `sub-c-${id}`)).toBe("request");
  expect(kindOf("pubnub", `pub-c-${id}`)).toBe("none");
  expect(kindOf("pubnub", `sec-c-${zeros(48)}`)).toBe("none");
});

test("a key of one app is asked for that app, an older key not at all", () => {
  expect(requestOf("onesignal", `os_v2_app_${"a".repeat(103)}`).url).toContain("/apps/{appId}");
  expect(requestOf("onesignal", `os_v2_org_${"a".repeat(103)}`).url).not.toContain("{appId}");
  expect(kindOf("onesignal", zeros(48))).toBe("none");
});

test("a key of Ably is its name and its secret", async () => {
  const provider = findProvider("ably");
  if (provider === null) throw new Error("no ably");
  const values = { secret: "app.key:half", fields: {}, secretFields: {}, allowPrivate: false };
  const result = await buildRequest(provider, requestOf("ably"), values, { now: () => 0 });
  const sent = result.kind === "request" ? result.request.headers["Authorization"] : null;
  expect(sent).toBe(`Basic ${Buffer.from("app.key:half").toString("base64")}`);
});
