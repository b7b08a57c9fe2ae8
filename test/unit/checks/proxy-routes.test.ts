import { describe, expect, test } from "vitest";
import { bypasses, proxyAuthorization, routeTo } from "../../../electron/adapters/https-proxy.ts";

const proxy = "http://proxy.example.com:3128";
const route = (environment: Record<string, string>, url = "https://api.example.com/") => {
  const target = new URL(url);
  const found = routeTo(target, target.hostname.replace(/^\[(.*)\]$/, "$1"), environment);
  return found.kind === "proxy" ? found.proxy.href : found.kind;
};

describe("which proxy", () => {
  test.each([
    [{}, "direct"],
    [{ HTTPS_PROXY: "" }, "direct"],
    [{ HTTP_PROXY: proxy }, "direct"],
    [{ HTTPS_PROXY: proxy }, `${proxy}/`],
    [{ ALL_PROXY: proxy }, `${proxy}/`],
    [{ https_proxy: "http://lower.example.com", HTTPS_PROXY: proxy }, "http://lower.example.com/"],
    [{ HTTPS_PROXY: proxy, all_proxy: "http://all.example.com" }, `${proxy}/`],
    [{ HTTPS_PROXY: "proxy.example.com:3128" }, `${proxy}/`],
    [{ HTTPS_PROXY: "https://proxy.example.com" }, "https://proxy.example.com/"],
    [{ ALL_PROXY: "socks5://127.0.0.1:1080" }, "refused"],
    [{ HTTPS_PROXY: "http://" }, "refused"],
    [{ HTTPS_PROXY: proxy, NO_PROXY: "example.com" }, "direct"],
    [{ HTTPS_PROXY: proxy, no_proxy: "other.example", NO_PROXY: "example.com" }, `${proxy}/`],
  ])("%j: %s", (environment, expected) => {
    expect(route(environment as Record<string, string>)).toBe(expected);
  });

  test.each([
    "http://api.example.com/",
    "https://localhost/",
    "https://127.0.0.2/",
    "https://[::1]/",
    "https://x.localhost/",
  ])("%s is never asked through a proxy", (url) => {
    expect(route({ HTTPS_PROXY: proxy, HTTP_PROXY: proxy, ALL_PROXY: proxy }, url)).toBe("direct");
  });

  test("a proxy that cannot be used is told by the variable's name, not by its text", () => {
    const found = routeTo(new URL("https://api.example.com/"), "api.example.com", {
      HTTPS_PROXY: "socks://user:pw@host",
    });
    expect(found).toEqual({
      kind: "refused",
      why: "The proxy in HTTPS_PROXY is neither an http nor an https proxy.",
    });
  });
});

describe("NO_PROXY", () => {
  test.each([
    ["*", true],
    ["api.example.com", true],
    ["API.Example.COM", true],
    ["example.com", true],
    [".example.com", true],
    ["*.example.com", true],
    ["example.com.", true],
    ["other.org, example.com", true],
    ["other.org example.com", true],
    ["example.com:443", true],
    ["example.com:8443", false],
    ["ample.com", false],
    ["notexample.com", false],
    ["api.example.com.evil.org", false],
    ["com.", true],
    ["", false],
    [",,", false],
    [".", false],
  ])("%j for api.example.com:443: %s", (list, expected) => {
    expect(bypasses(list, "api.example.com", 443)).toBe(expected);
  });

  test.each([
    ["10.1.2.3", "10.1.2.3", true],
    ["10.0.0.0/8", "10.1.2.3", true],
    ["10.0.0.0/33", "10.1.2.3", false],
    ["11.0.0.0/8", "10.1.2.3", false],
    ["2.3", "10.1.2.3", false],
    ["fd00::/8", "fd12::1", true],
    ["[fd12::1]", "fd12::1", true],
    ["[fd12::1]:443", "fd12::1", true],
    ["fd12::1", "fd12::1", true],
    ["0.0.0.0/0", "api.example.com", false],
  ])("%s for %s: %s", (list, host, expected) => {
    expect(bypasses(list, host, 443)).toBe(expected);
  });
});

test("a proxy's credentials may hold anything, percent-encoded or not", () => {
  const decoded = (url: string): string =>
    Buffer.from((proxyAuthorization(new URL(url)) ?? "").replace("Basic ", ""), "base64").toString();
  expect(decoded("http://us%40er:p%3Aw@proxy")).toBe("us@er:p:w");
  expect(decoded("http://user:100%25%@proxy")).toBe("user:100%25%");
  expect(proxyAuthorization(new URL("http://proxy"))).toBeNull();
});
