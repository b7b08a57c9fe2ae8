/** What the answers of single services prove whose keys sign. */
import { describe, expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { stillClock } from "../../helpers/check-subjects.ts";
import { check as checkOne } from "../../helpers/exploit-network.ts";
import { sampleSecret } from "../../helpers/sample-secret.ts";
import { valueOf } from "../../helpers/vault-values.ts";

async function asked(id: string, status: number, body: unknown, value?: string) {
  const provider = findProvider(id);
  if (provider === null || provider.check.kind === "none") throw new Error(`no check for ${id}`);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  // A stranger, who is asked after the key, is turned away.
  const http = createScriptedHttp((_request, index) =>
    index === 0 ? { status, body: text } : { status: 401, body: "{}" },
  );
  const usual = (kind: string): string => (kind === "base-url" ? "https://blog.example.org" : "sample");
  const open = provider.fields.filter((field) => !field.secret && field.regional !== true);
  const result = await checkOne(provider, http, {
    value: value ?? sampleSecret(provider.check, "a1b2c3d4".repeat(5)),
    fields: Object.fromEntries(open.map(({ id: name, kind }) => [name, usual(kind)])),
    secretFields: Object.fromEntries(
      provider.fields.filter(({ secret }) => secret).map(({ id: name }) => [name, "k".repeat(20)]),
    ),
  });
  const { verdict } = valueOf(result).record;
  const words = verdict.reason === null ? verdict.status : `${verdict.status} ${verdict.reason}`;
  return { words, sent: http.requests[0] };
}

/** The claims or the header of the token in a request's Authorization header. */
function tokenPart(authorization: string | undefined, part: 0 | 1): unknown {
  const token = authorization?.split(" ")[1] ?? "";
  return JSON.parse(Buffer.from(token.split(".")[part] ?? "", "base64url").toString());
}

const now = stillClock.now() / 1000;

describe("the token is the one that each service asks for", () => {
  test("Kling: issuer and a time from which it counts", async () => {
    const { sent } = await asked("kling", 200, { code: 0 });
    expect(tokenPart(sent?.headers["Authorization"], 1)).toEqual({
      iss: "sample",
      nbf: now,
      iat: now,
      exp: now + 300,
    });
  });

  test("LiveKit: the one right to list rooms", async () => {
    const { sent } = await asked("livekit", 200, { rooms: [] });
    expect(sent?.url.href).toBe("https://sample.livekit.cloud/twirp/livekit.RoomService/ListRooms");
    expect(sent?.body).toBe("{}");
    expect(tokenPart(sent?.headers["Authorization"], 1)).toMatchObject({
      iss: "sample",
      video: { roomList: true },
    });
  });

  test("Ghost: the key's id in the header, the Admin API as audience", async () => {
    const id = "0a".repeat(12);
    const { sent } = await asked("ghost", 200, { posts: [] }, `${id}:${"1f".repeat(32)}`);
    expect(sent?.headers["Authorization"]).toMatch(/^Ghost eyJ/);
    expect(tokenPart(sent?.headers["Authorization"], 0)).toEqual({ alg: "HS256", typ: "JWT", kid: id });
    expect(tokenPart(sent?.headers["Authorization"], 1)).toMatchObject({ aud: "/admin/" });
  });

  test("Coinbase: for this one request, with a nonce", async () => {
    const { sent } = await asked("coinbase-cdp", 200, { data: { id: "1" } });
    expect(tokenPart(sent?.headers["Authorization"], 0)).toMatchObject({
      alg: "ES256",
      kid: "sample",
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(tokenPart(sent?.headers["Authorization"], 1)).toMatchObject({
      sub: "sample",
      iss: "cdp",
      uri: "GET api.coinbase.com/v2/user",
      exp: now + 120,
    });
  });

  test("Coinbase's newer keys are Ed25519", async () => {
    const { sent } = await asked("coinbase-cdp", 200, {}, Buffer.alloc(64, 9).toString("base64"));
    expect(tokenPart(sent?.headers["Authorization"], 0)).toMatchObject({ alg: "EdDSA" });
  });
});

test("Binance gets its API key in a header and a signature in the query, and the secret never", async () => {
  const { sent } = await asked("binance", 200, { accountType: "SPOT" });
  expect(sent?.headers).toEqual({ "X-MBX-APIKEY": "k".repeat(20) });
  expect(sent?.url.search).toMatch(/^\?omitZeroBalances=true&timestamp=\d{13}&signature=[0-9a-f]{64}$/);
});

test("Ghost's two kinds of key have two checks", () => {
  const ghost = findProvider("ghost");
  if (ghost === null) throw new Error("there is no Ghost");
  expect(checkFor(ghost, "0a".repeat(13))).toMatchObject({ url: "{baseUrl}/ghost/api/content/settings/" });
  expect(checkFor(ghost, `${"0a".repeat(12)}:${"1f".repeat(32)}`)).toBe(ghost.check);
});

test.each<readonly [string, number, unknown, string]>([
  ["kling", 401, { code: 1000 }, "rejected invalid"],
  ["kling", 401, { code: 1004 }, "unreachable unexpected"],
  ["kling", 429, { code: 1102 }, "limited no-credit"],
  ["kling", 429, { code: 1302 }, "limited rate-limited"],
  ["kling", 200, { code: 5000 }, "unreachable unexpected"],
  ["livekit", 200, { rooms: [] }, "valid"],
  ["livekit", 401, { code: "unauthenticated", msg: "invalid API key" }, "rejected invalid"],
  ["livekit", 401, "token is expired (exp)", "unreachable unexpected"],
  ["pusher", 200, { channels: {} }, "valid"],
  ["pusher", 401, "Invalid signature: you should have sent …", "rejected invalid"],
  ["pusher", 401, "Timestamp expired: given timestamp …", "unreachable unexpected"],
  ["pusher", 401, "app_id 1 is in another cluster: eu", "unreachable unexpected"],
  ["ghost", 200, { posts: [] }, "valid"],
  ["ghost", 200, "<html>a theme</html>", "unreachable unexpected"],
  [
    "ghost",
    401,
    { errors: [{ type: "UnauthorizedError", message: "jwt expired" }] },
    "unreachable unexpected",
  ],
  ["ghost", 401, { errors: [{ type: "UnauthorizedError" }] }, "rejected invalid"],
  ["ghost", 403, { errors: [{ type: "NoPermissionError" }] }, "limited restricted"],
  ["coinbase-cdp", 200, { data: { id: "1" } }, "valid"],
  ["coinbase-cdp", 401, "Unauthorized", "rejected invalid"],
  ["binance", 200, { accountType: "SPOT" }, "valid"],
  ["binance", 400, { code: -1021 }, "unreachable unexpected"],
  ["binance", 400, { code: -1022 }, "rejected invalid"],
  ["binance", 401, { code: -2014 }, "rejected invalid"],
  ["binance", 401, { code: -2015 }, "unreachable unexpected"],
  ["binance", 451, {}, "unreachable unexpected"],
])("%s %i %j: %s", async (id, status, body, verdict) => {
  expect((await asked(id, status, body)).words).toBe(verdict);
});
