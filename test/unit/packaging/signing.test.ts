import { describe, expect, it } from "vitest";
import { isSigned, settleSigning } from "../../../scripts/signing.ts";

describe("signing", () => {
  it.each([
    ["darwin", { CSC_LINK: "a certificate" }, true],
    ["darwin", { CSC_NAME: "a name" }, true],
    ["win32", { WIN_CSC_LINK: "a certificate" }, true],
    ["win32", { CSC_LINK: "" }, false],
    ["darwin", { WIN_CSC_LINK: "a certificate" }, false],
    ["linux", { CSC_LINK: "a certificate" }, false],
    ["darwin", {}, false],
  ])("takes a package for %s with %o as signed: %s", (platform, environment, signed) => {
    expect(isSigned(platform, environment)).toBe(signed);
  });

  it("takes an empty variable as none, and then signs with no identity that happens to be there", () => {
    const environment = { CSC_LINK: "", CSC_KEY_PASSWORD: "", APPLE_ID: "", PATH: "" };
    settleSigning("darwin", environment);
    expect(environment).toEqual({ PATH: "", CSC_IDENTITY_AUTO_DISCOVERY: "false" });
  });

  it("leaves what is set", () => {
    const environment = { CSC_LINK: "a certificate", CSC_KEY_PASSWORD: "its password" };
    settleSigning("darwin", environment);
    expect(environment).toEqual({ CSC_LINK: "a certificate", CSC_KEY_PASSWORD: "its password" });
  });
});
