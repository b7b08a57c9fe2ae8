/** Package registries: what their special answers prove, and which tokens are never sent. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

const cratesError = (detail: string): unknown => ({ errors: [{ detail }] });

test.each<readonly [string, number, unknown, string]>([
  ["rubygems", 200, [], "valid"],
  ["rubygems", 403, "The API key doesn't have access", "limited restricted"],
  ["rubygems", 403, "<html>Forbidden</html>", "unreachable unexpected"],
  ["crates-io", 403, cratesError("authentication failed"), "rejected invalid"],
  ["crates-io", 403, cratesError("this action can only be performed on the crates.io website"), "valid"],
  [
    "crates-io",
    403,
    cratesError("this token does not have the required permissions to perform this action"),
    "limited restricted",
  ],
  ["crates-io", 403, cratesError("This account is indefinitely locked. Reason: x"), "limited restricted"],
  [
    "crates-io",
    403,
    cratesError("We require that all requests include a `User-Agent` header"),
    "unreachable unexpected",
  ],
  ["crates-io", 403, cratesError("this action requires authentication"), "unreachable unexpected"],
  ["dockerhub", 200, { access_token: "t" }, "valid"],
  ["dockerhub", 403, { detail: "Forbidden" }, "unreachable unexpected"],
  ["cloudsmith", 200, { authenticated: true, slug: "a" }, "valid"],
  ["cloudsmith", 200, { authenticated: false }, "rejected invalid"],
  ["cloudsmith", 200, {}, "unreachable unexpected"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("no made-up token is sent in the name of a user of Docker Hub", () => {
  expect(requestOf("dockerhub")).toMatchObject({
    control: "never",
    placements: [{ kind: "json-body", template: { identifier: "{username}", secret: "{secret}" } }],
  });
});

test("tokens that only upload are sent nowhere", () => {
  for (const id of ["nuget", "pypi", "clojars"]) {
    expect(findProvider(id)).toMatchObject({ hosts: [], check: { kind: "none" } });
  }
});
