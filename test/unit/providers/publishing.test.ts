/** Content systems: what special answers prove. */
import { expect, test } from "vitest";
import { findProvider } from "../../../electron/core/providers/index.ts";
import { requestOf, verdictOn } from "../../helpers/provider-verdict.ts";

test.each<readonly [string, number, unknown, string]>([
  ["sanity", 200, { id: "p1", name: "Robot" }, "valid"],
  ["sanity", 200, {}, "unreachable unexpected"],
  ["datocms", 200, { data: { id: "1" } }, "valid"],
  ["datocms", 401, { data: [{ attributes: { code: "INVALID_AUTHORIZATION_HEADER" } }] }, "rejected invalid"],
  ["datocms", 401, { data: [{ attributes: { code: "INSUFFICIENT_PERMISSIONS" } }] }, "limited restricted"],
  ["datocms", 401, {}, "unreachable unexpected"],
  ["webflow", 200, { id: "1", email: "a@example.com" }, "valid"],
  ["webflow", 401, { code: "not_authorized" }, "rejected invalid"],
  ["webflow", 403, { code: "missing_scopes" }, "limited restricted"],
  ["webflow", 403, "<html></html>", "unreachable unexpected"],
  ["builder-io", 200, { errors: [{ message: "no" }] }, "unreachable unexpected"],
  ["builder-io", 200, { data: { settings: {} } }, "valid"],
  ["meilisearch", 200, { results: [] }, "valid"],
  ["meilisearch", 403, { code: "invalid_api_key" }, "rejected invalid"],
  ["meilisearch", 403, "<html></html>", "unreachable unexpected"],
  ["meilisearch", 200, { status: "available" }, "unreachable unexpected"],
  ["storyblok", 200, { space: { name: "Site" } }, "valid"],
])("%s answers %i: %j", (id, status, body, expected) => {
  expect(verdictOn(id, status, body)).toBe(expected);
});

test("a personal token of Storyblok is asked at the management host, and both hosts are the user's to name", () => {
  const space = `${"a".repeat(22)}tt`;
  expect(requestOf("storyblok", space).url).toContain("{apiHost}");
  expect(requestOf("storyblok", `${space}-123456-${"b".repeat(20)}`).url).toContain("{managementHost}");
  expect(findProvider("storyblok")?.fields).toMatchObject([
    { id: "apiHost", required: false, regional: true },
    { id: "managementHost", required: false, regional: true },
  ]);
});

test("a server of one's own is asked with a made-up key, too: it may be open to anybody", () => {
  expect(requestOf("meilisearch").control).toBe("daily");
  expect(findProvider("meilisearch")?.fields).toMatchObject([{ kind: "base-url", required: true }]);
});
