import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBaseUrl } from "../../../electron/core/checks/index.ts";

const hrefOf = (text: string, allowPrivate = false): string | null => {
  const result = parseBaseUrl(text, { allowPrivate });
  return result.ok ? result.value.href : null;
};

describe("a base URL", () => {
  test.each([
    ["https://langflow.example.org", "https://langflow.example.org/"],
    ["https://langflow.example.org/", "https://langflow.example.org/"],
    ["https://LANGFLOW.example.org.:8443/sub/path//", "https://langflow.example.org:8443/sub/path"],
    ["https://8.8.8.8/x", "https://8.8.8.8/x"],
    ["https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/"],
  ])("%s is read as %s", (text, href) => {
    expect(hrefOf(text)).toBe(href);
  });

  test.each([
    "http://langflow.example.org",
    "http://localhost:7860",
    "https://localhost",
    "https://127.0.0.1",
    "https://10.0.0.1:8443",
    "http://[::1]:7860",
  ])("%s needs the user's word", (text) => {
    expect(hrefOf(text)).toBeNull();
    expect(hrefOf(text, true)).not.toBeNull();
  });

  test("says how to give that word", () => {
    const result = parseBaseUrl("http://localhost:7860", { allowPrivate: false });
    expect(result).toMatchObject({ ok: false, error: { code: "address-refused" } });
    expect(!result.ok && result.error.hint).toContain("--allow-private");
  });

  test("is never quoted back, because it may be a pasted key", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 40 }), (text) => {
        const result = parseBaseUrl(text, { allowPrivate: true });
        expect(!result.ok && result.error.message.includes(text)).toBe(false);
      }),
    );
  });

  test("never throws, and what it lets through has no surprises", () => {
    const anything = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `https://${text}`),
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (text, allowPrivate) => {
        const result = parseBaseUrl(text, { allowPrivate });
        if (!result.ok) return;
        const { protocol, username, password, search, hash, hostname } = result.value;
        expect([username, password, search, hash].join("")).toBe("");
        expect(protocol === "https:" || allowPrivate).toBe(true);
        expect(hostname.endsWith(".")).toBe(false);
      }),
    );
  });
});
