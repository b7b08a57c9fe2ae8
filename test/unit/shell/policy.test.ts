import { resolve } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assetPath,
  contentSecurityPolicy,
  mayNavigate,
  mayRequest,
  refusedSwitch,
} from "../../../electron/shell/policy.ts";

const root = resolve("/program/renderer");

describe("where the page may go", () => {
  test.each(["app://keystow/", "app://keystow/index.html", "app://keystow/index.html#keys"])(
    "%s",
    (address) => {
      expect(mayNavigate(address, true)).toBe(true);
      expect(mayNavigate(address, false), "never in a frame").toBe(false);
    },
  );

  test.each([
    "app://keystow.example/",
    "app://keystow@evil.example/",
    "app://evil.example/app://keystow/",
    "app://evil.example/?next=app://keystow/",
    "app://keystow:8080/",
    "app://:word@keystow/",
    "app:keystow",
    "appx://keystow/",
    "https://keystow/",
    "http://127.0.0.1/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "blob:app://keystow/1",
    "about:blank",
    "view-source:app://keystow/",
    "chrome://settings/",
    "",
  ])("not %s", (address) => {
    expect(mayNavigate(address, true)).toBe(false);
  });
});

describe("what the session may request", () => {
  test.each(["app://keystow/assets/a.js", "app://other/"])("%s", (address) => {
    expect(mayRequest(address)).toBe(true);
  });
  test.each([
    "https://example.com/",
    "http://127.0.0.1:1/",
    "ws://127.0.0.1/",
    "wss://example.com/?app:",
    "file:///etc/passwd",
    "data:text/css,x",
    "blob:app://keystow/1",
    "devtools://devtools/",
    "chrome-extension://x/",
    "",
  ])("not %s", (address) => {
    expect(mayRequest(address)).toBe(false);
  });
});

describe("which file an address stands for", () => {
  test.each([
    ["app://keystow/", "index.html"],
    ["app://keystow/index.html", "index.html"],
    ["app://keystow/assets/index-1a.js?v=1#x", "assets/index-1a.js"],
    ["app://keystow/assets/a%20b.css", "assets/a b.css"],
    ["app://keystow/assets/../index.html", "index.html"],
    ["app://keystow/..%2findex.html/", null],
    ["app://keystow/%2e%2e/main/main.js", "main/main.js"],
    ["app://keystow/%2e%2e%2fmain%2fmain.js", null],
    ["app://keystow/..%2f..%2f..%2fetc%2fpasswd", null],
    ["app://keystow/a/..%2f..%2fb", null],
    ["app://keystow/a/..%2fb", null],
    ["app://keystow/%252e%252e%252fmain.js", "%2e%2e%2fmain.js"],
    ["app://keystow/..%5c..%5cmain.js", null],
    ["app://keystow/C:%5cwindows%5cwin.ini", null],
    ["app://keystow/c:/windows/win.ini", null],
    ["app://keystow/index.html%00.png", null],
    ["app://keystow/%ff", null],
    ["app://keystow//etc/passwd", "etc/passwd"],
    ["app://renderer-secrets/index.html", null],
    ["https://keystow/index.html", null],
    ["", null],
  ])("%s → %s", (address, expected) => {
    expect(assetPath(root, address)).toBe(expected === null ? null : resolve(root, expected));
  });

  test("never one outside the folder, whatever the path", () => {
    const piece = fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "%2e",
      "%2f",
      "%5c",
      "%00",
      "a",
      "renderer-evil",
      "//",
    );
    const path = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(path, (text) => {
        const file = assetPath(root, `app://keystow/${text}`);
        expect(file === null || file.startsWith(`${root}/`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the page's policy", () => {
  const directives = new Map(
    contentSecurityPolicy.split(";").map((part) => {
      const [name = "", ...values] = part.trim().split(/\s+/);
      return [name, values.join(" ")] as const;
    }),
  );

  test("every directive, by its real name", () => {
    expect(Object.fromEntries(directives)).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": "'self'",
      "font-src": "'self'",
      "connect-src": "'none'",
      "frame-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "'none'",
    });
  });

  test("nothing inline, evaluated, or from a wildcard, and no name with a colon", () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|data:|blob:|https?:/);
    for (const name of directives.keys()) expect(name).toMatch(/^[a-z-]+$/);
  });
});

test("a packaged app refuses the switches that take protection away", () => {
  expect(refusedSwitch(() => false)).toBeNull();
  for (const name of ["no-sandbox", "remote-debugging-port", "inspect", "js-flags", "disable-web-security"])
    expect(refusedSwitch((asked) => asked === name)).toBe(name);
});
