/** Machines and hosted open models: what their special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["baseten", 200, { models: [] }, "valid"],
  ["baseten", 403, { error: "Invalid key" }, "rejected invalid"],
  ["baseten", 403, { error: "You do not have permission" }, "limited restricted"],
  ["baseten", 403, "error code: 1020", "unreachable unexpected"],
  ["clarifai", 200, { status: { code: 10000 }, user: { id: "a" } }, "valid"],
  ["clarifai", 401, { status: { code: 11009 } }, "rejected invalid"],
  ["clarifai", 401, { status: { code: 11007 } }, "limited restricted"],
  ["clarifai", 401, { status: { code: 11102 } }, "unreachable unexpected"],
  ["hyperbolic", 200, { credits: 100 }, "valid"],
  ["sambanova", 404, { error: { message: "Model not found" } }, "valid"],
  ["sambanova", 404, { detail: "Not Found" }, "unreachable unexpected"],
  ["sambanova", 402, {}, "limited no-credit"],
  ["featherless", 403, { error: { code: "organization_permission_denied" } }, "limited restricted"],
  ["featherless", 200, { balance_usd: "1", available_usd: "1" }, "valid"],
  ["chutes", 200, { username: "a", balance: 1 }, "valid"],
  ["chutes", 401, {}, "rejected invalid"],
  ["chutes", 403, { detail: "Forbidden" }, "unreachable unexpected"],
  ["novita", 403, { reason: "INVALID_API_KEY" }, "rejected invalid"],
  ["novita", 403, { reason: "NOT_ENOUGH_BALANCE" }, "limited no-credit"],
  ["novita", 403, { reason: "ACCESS_DENY" }, "limited restricted"],
  ["novita", 403, { reason: "OTHER" }, "unreachable unexpected"],
  ["ollama-cloud", 404, { error: "model 'no-such-model' not found" }, "valid"],
  ["ollama-cloud", 404, "<html>model</html>", "unreachable unexpected"],
  ["ollama-cloud", 401, { error: "unauthorized" }, "rejected invalid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a refused model proves a key only where a made-up key is refused otherwise", () => {
  for (const id of ["sambanova", "ollama-cloud"]) {
    expect(findProvider(id)?.check).toMatchObject({ method: "POST", control: "daily" });
  }
});

test("Modal's tokens are not sent anywhere", () => {
  expect(findProvider("modal")?.check.kind).toBe("none");
});
