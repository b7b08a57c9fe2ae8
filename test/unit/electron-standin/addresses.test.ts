import { describe, expect, test } from "vitest";
import { originOf, policyInside, toInner, toOuter } from "../../electron-standin/addresses.ts";
import { hasSwitch, parseCommandLine, switchValue } from "../../electron-standin/command-line.ts";
import { guarded } from "../../electron-standin/missing.ts";

const schemes = new Set(["app"]);

describe("an app's own scheme", () => {
  test.each([
    ["app://keystow/", "https://keystow.app.localhost/"],
    ["app://keystow/a/b.js?v=1#x", "https://keystow.app.localhost/a/b.js?v=1#x"],
    ["https://elsewhere.example/", "https://elsewhere.example/"],
    ["other://keystow/", "other://keystow/"],
    ["about:blank", "about:blank"],
  ])("%s is %s inside, and comes back", (outer, inner) => {
    expect(toInner(schemes, outer)).toBe(inner);
    expect(toOuter(schemes, inner)).toBe(outer);
  });

  test.each([
    "https://localhost/",
    "https://keystow.other.localhost/",
    "https://keystow.app.localhost.example/",
  ])("%s is not of it", (address) => expect(toOuter(schemes, address)).toBe(address));

  test("has an origin where the address has a host", () => {
    expect(originOf("app://keystow/a")).toBe("app://keystow");
    expect(originOf("about:blank")).toBe("null");
  });

  test("is named in a policy as it is inside", () => {
    const policy = "default-src 'none'; img-src app: 'self'; script-src app://keystow https://a.example";
    expect(policyInside(schemes, policy)).toBe(
      "default-src 'none'; img-src https://*.app.localhost 'self'; script-src https://keystow.app.localhost https://a.example",
    );
  });
});

describe("the command line", () => {
  test("is a driver's, then the app, then the app's own", () => {
    const words = [
      "-r",
      "loader.js",
      "--no-sandbox",
      "--inspect=0",
      "--remote-debugging-port=0",
      "folder",
      "-r",
      "x",
    ];
    expect(parseCommandLine(words)).toEqual({
      preloaded: ["loader.js"],
      inspectPort: 0,
      entry: "folder",
      showVersion: false,
    });
    expect(hasSwitch(words, "remote-debugging-port")).toBe(true);
    expect(hasSwitch(words, "remote-debugging")).toBe(false);
    expect(switchValue(["--user-data-dir=a=b"], "user-data-dir")).toBe("a=b");
    expect(parseCommandLine(["--inspect=127.0.0.1:9333", "."]).inspectPort).toBe(9333);
  });
});

test("what is missing is named", () => {
  const part = guarded("electron", { app: 1 });
  expect(part.app).toBe(1);
  expect(() => Reflect.get(part, "inAppPurchase")).toThrow("electron.inAppPurchase");
  // Looked up by `await`, which must not fail.
  expect(Reflect.get(part, "then")).toBeUndefined();
});
