import { describe, expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { dots, maskedComment, maskedUnknown, shownVariable } from "../../../electron/services/masked-text.ts";
import { openaiKey, slackKey } from "../../helpers/secret-services.ts";

const masked = (text: string): string => maskedComment(text, catalogue);

describe("a comment", () => {
  test.each([
    "# Payments",
    "#",
    "",
    "# ------------------------------------------------",
    "# See https://dashboard.stripe.com/apikeys for more.",
    "# Written by hand, keep the order!",
    "# Since 2026-11-21 with STRIPE_SECRET_KEY.",
    "# Version 2 of the settings",
  ])("stays: %s", (text) => {
    expect(masked(text)).toBe(text);
  });

  test.each([
    ["# STRIPE=whatever it was", `# STRIPE=${dots}`],
    ["# export STRIPE='a b c' # old", `# export STRIPE=${dots}`],
    ["# STRIPE = value", `# STRIPE = ${dots}`],
    ["#STRIPE:=value", `#STRIPE:=${dots}`],
    ["# password: hunter", `# password: ${dots}`],
    [`# it was ${openaiKey()} before`, `# it was ${dots} before`],
    [`# (${slackKey})`, `# ${dots}`],
    ["# it was abc123def before", `# it was ${dots} before`],
    ["# postgres://user:password@host/db", `# ${dots}`],
    ["# see https://example.com/?token=value", `# see ${dots}`],
    ["# see https://user@example.com/", `# see ${dots}`],
    ["# see https://hooks.example.com/T0001112/B0002223/abcdefgh", `# see ${dots}`],
    [`# ${"MIIEvQIBADANBgkqhkiG".repeat(3)}`, `# ${dots}`],
    ["# pin 12345678 of the card", `# pin ${dots} of the card`],
  ])("%s", (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test("control and direction characters are shown as escapes, and long ones are cut", () => {
    expect(masked("# a\u202eb\u001b[2J")).toBe("# a\\u{202e}b\\u{1b}[2J");
    expect(masked(`# ${"word ".repeat(500)}${slackKey}`).length).toBeLessThanOrEqual(400);
  });

  test("a hostile line takes no time", () => {
    for (const piece of ["a: ", "a= ", "=", ": ", "x\t", "a:  b  "]) {
      const started = performance.now();
      masked(`# ${piece.repeat(300_000)}`);
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe("a variable's name", () => {
  test.each(["STRIPE_SECRET_KEY", "S3_BUCKET", "nextPublicUrl", "a.b-c", "NEXT_PUBLIC_API_V2", "PORT"])(
    "%s is shown",
    (name) => {
      expect(shownVariable(name, catalogue)).toBe(name);
    },
  );

  test.each([
    ["the end of something in base64", "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ"],
    ["hexadecimal", "0123456789abcdef0123456789abcdef"],
    ["upper-case hexadecimal", "ABCDEF0123456789"],
    ["a key", slackKey],
  ])("%s is not", (_what, name) => {
    expect(shownVariable(name, catalogue)).toBe(dots);
  });
});

test("a line that nobody understands is dots", () => {
  expect(maskedUnknown("MIIEvQIBADANBgkqhkiG/w0BAQ")).toBe(dots);
  expect(maskedUnknown("  ")).toBe("");
});
