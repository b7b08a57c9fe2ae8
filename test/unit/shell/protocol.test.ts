import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { contentSecurityPolicy } from "../../../electron/shell/policy.ts";
import { answerPageRequest, registerPageScheme, servePage } from "../../../electron/shell/protocol.ts";

const registered = vi.hoisted(() => vi.fn());
vi.mock("electron", () => ({ protocol: { registerSchemesAsPrivileged: registered } }));

const folder = mkdtempSync(join(tmpdir(), "keystow-page-"));
const root = join(folder, "renderer");
mkdirSync(join(root, "assets"), { recursive: true });
writeFileSync(join(root, "index.html"), "<!doctype html>");
writeFileSync(join(root, "assets", "a.js"), "export {};");
writeFileSync(join(root, "assets", "a.js.map"), "{}");
writeFileSync(join(folder, "outside.js"), "not for the page");
afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string, method = "GET"): Promise<Response> => answerPageRequest(root, { method, url });

describe("the page's files", () => {
  test.each([
    ["app://keystow/", "text/html; charset=utf-8", "<!doctype html>"],
    ["app://keystow/assets/a.js", "text/javascript; charset=utf-8", "export {};"],
  ])("%s", async (url, type, content) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toBe(content);
  });

  test.each([
    "app://keystow/missing.js",
    "app://keystow/assets",
    "app://keystow/assets/a.js.map",
    "app://keystow/..%2foutside.js",
    "app://elsewhere/index.html",
  ])("not %s", async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  });

  test("every answer, also a refusal, carries the policy and forbids guessing of types", async () => {
    const answers = [get("app://keystow/"), get("app://keystow/missing.js"), get("app://keystow/", "POST")];
    for (const response of await Promise.all(answers)) {
      expect(response.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
    expect((await get("app://keystow/", "POST")).status).toBe(405);
  });
});

test("the scheme is standard and secure, and does not bypass the policy", () => {
  registerPageScheme();
  expect(registered.mock.calls).toEqual([
    [[{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
  ]);
});

test("it is served on the session that is given", async () => {
  const handle = vi.fn();
  servePage({ protocol: { handle } } as unknown as Parameters<typeof servePage>[0], root);
  const [scheme, answer] = handle.mock.calls[0]!;
  expect(scheme).toBe("app");
  expect((await answer({ method: "GET", url: "app://keystow/" })).status).toBe(200);
});
