/** Blockchain services: what their special answers prove, and which host a key goes to. */
import { expect, test } from "vitest";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["alchemy", 200, { jsonrpc: "2.0", id: 1, result: "0x1" }, "valid"],
  ["alchemy", 200, { jsonrpc: "2.0", id: 1, error: {} }, "unreachable unexpected"],
  ["alchemy", 403, { error: { message: "ETH_MAINNET is not enabled for this app." } }, "limited restricted"],
  ["alchemy", 403, "<html>Forbidden</html>", "unreachable unexpected"],
  ["alchemy", 429, { error: { message: "Monthly capacity limit exceeded." } }, "limited plan"],
  ["infura", 401, "invalid project id\n", "rejected invalid"],
  ["infura", 401, "<html></html>", "unreachable unexpected"],
  ["infura", 403, { error: { message: "rejected due to project ID settings" } }, "limited restricted"],
  ["etherscan", 200, { status: "1", message: "OK", result: "0" }, "valid"],
  [
    "etherscan",
    200,
    { status: "0", message: "NOTOK", result: "Invalid API Key (#err2)" },
    "rejected invalid",
  ],
  [
    "etherscan",
    200,
    { status: "1", message: "OK-Missing/Invalid API Key, rate limit of 1/5sec applied", result: "0" },
    "rejected invalid",
  ],
  [
    "etherscan",
    200,
    { status: "0", message: "NOTOK", result: "Max calls per sec rate limit reached (5/sec)" },
    "limited rate-limited",
  ],
  ["etherscan", 200, { status: "0", message: "NOTOK", result: "Error!" }, "unreachable unexpected"],
  ["moralis", 401, { message: "Your plan: total included usage has been consumed" }, "limited plan"],
  ["coinmarketcap", 200, { data: { plan: { credit_limit_monthly: 10_000 } } }, "valid"],
  ["coinmarketcap", 401, { status: { error_code: 1001 } }, "rejected invalid"],
  ["coinmarketcap", 401, { status: { error_code: 1002 } }, "unreachable unexpected"],
  ["coinmarketcap", 403, { status: { error_code: 1006 } }, "limited plan"],
  ["coinmarketcap", 403, { status: { error_code: 1007 } }, "rejected revoked"],
  ["coinmarketcap", 429, { status: { error_code: 1010 } }, "limited no-credit"],
  ["coinmarketcap", 429, { status: { error_code: 1008 } }, "limited rate-limited"],
  ["blockfrost", 200, [{ time: 1, calls: 2 }], "valid"],
  ["blockfrost", 403, { message: "Invalid project token." }, "rejected invalid"],
  ["blockfrost", 403, { message: "Network token mismatch." }, "unreachable unexpected"],
  ["blockfrost", 402, { message: "Usage is over limit." }, "limited plan"],
  ["pinata", 401, { error: { reason: "INVALID_CREDENTIALS" } }, "rejected invalid"],
  ["pinata", 403, { error: { reason: "NO_SCOPES_FOUND" } }, "limited restricted"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a key of Blockfrost goes to the network that it names", () => {
  const hostFor = (network: string): string =>
    new URL(requestOf("blockfrost", network + "a1".repeat(16)).url).hostname;
  expect(hostFor("mainnet")).toBe("cardano-mainnet.blockfrost.io");
  expect(hostFor("preprod")).toBe("cardano-preprod.blockfrost.io");
  expect(hostFor("preview")).toBe("cardano-preview.blockfrost.io");
});

test("an API secret of Pinata goes with its API key, a web token alone", () => {
  expect(requestOf("pinata", "ab".repeat(32)).placements).toEqual([
    { kind: "header", name: "pinata_api_key", template: "{apiKey}" },
    { kind: "header", name: "pinata_secret_api_key", template: "{secret}" },
  ]);
  expect(requestOf("pinata").placements).toEqual([{ kind: "bearer" }]);
});
