/** Servers and delivery networks: special answers, several values, several regions. */
import { expect, test } from "vitest";
import { checkFor, findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const letters = (count: number): string => "a".repeat(count);

test.each<readonly [string, number, unknown, string]>([
  ["upcloud", 200, { account: { username: "me", credits: 10 } }, "valid"],
  ["scalingo", 200, { token: "t" }, "valid"],
  ["scalingo", 401, { error: "unauthorized" }, "rejected invalid"],
  ["fastly", 200, { id: "1", expires_at: null }, "valid"],
  ["bunny", 200, { Items: [] }, "valid"],
  ["cloudinary", 200, { plan: "Free" }, "valid"],
  ["imagekit", 200, [], "valid"],
  ["imagekit", 403, { message: "Your account cannot be authenticated." }, "rejected invalid"],
  ["imagekit", 403, { message: "You do not have permission." }, "limited restricted"],
  ["imagekit", 403, "<html>", "unreachable unexpected"],
  ["mux", 200, { data: { organization_name: "Example" } }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("Scalingo's token is exchanged with a name left empty, and goes to no region", () => {
  const check = requestOf("scalingo", `tk-us-${letters(48)}`);
  expect(check).toMatchObject({ method: "POST", url: "https://auth.scalingo.com/v1/tokens/exchange" });
  expect(check.placements).toEqual([{ kind: "basic", username: "", password: "{secret}" }]);
});

test("Cloudinary's address with all three parts is not sent as a secret, and its region is asked for", () => {
  const provider = findProvider("cloudinary");
  if (provider === null) throw new Error("no cloudinary");
  expect(checkFor(provider, `cloudinary://${"1".repeat(15)}:${letters(27)}@example`).kind).toBe("none");
  expect(provider.fields).toMatchObject([
    { id: "cloudName", required: true },
    { id: "apiKey", secret: false },
    { id: "apiHost", regional: true, required: false },
  ]);
});
