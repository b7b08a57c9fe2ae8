import { expect, test } from "vitest";
import { PlacementProblem } from "../../../electron/core/checks/places.ts";
import { takeApart } from "../../../electron/core/checks/secret-parts.ts";

const json = { kind: "json", names: ["id", "private_key"] } as const;
const split = { kind: "split", separator: ":", names: ["id", "secret"] } as const;
const address = { kind: "address", beginning: "https://example.com/hooks/", names: ["id", "token"] } as const;

test("JSON gives the named members and no others", () => {
  const text = ' {"id": "7", "private_key": "a\\nb", "token_uri": "https://elsewhere.example"}\n';
  expect(takeApart(json, text)).toEqual({ id: "7", private_key: "a\nb" });
});

test("a text around a separator gives exactly its pieces", () => {
  expect(takeApart(split, "abc:def\n")).toEqual({ id: "abc", secret: "def" });
});

test("an address gives the segments after its beginning", () => {
  expect(takeApart(address, "https://example.com/hooks/7/abc_-D\n")).toEqual({ id: "7", token: "abc_-D" });
});

test.each([
  ["no JSON", json, "canary-value"],
  ["cut JSON", json, '{"id": "canary-value", "private_key'],
  ["a list", json, '["canary-value"]'],
  ["a text in quotes", json, '"canary-value"'],
  ["a member that is missing", json, '{"id": "canary-value"}'],
  ["a member that is no text", json, '{"id": "canary-value", "private_key": 7}'],
  ["an empty member", json, '{"id": "canary-value", "private_key": ""}'],
  ["a member of the prototype", { kind: "json", names: ["constructor"] } as const, "{}"],
  ["no separator", split, "canary-value"],
  ["one piece too many", split, "canary-value:b:c"],
  ["an empty piece", split, "canary-value:"],
  ["another host", address, "https://example.org/hooks/7/canary-value"],
  ["a longer host", address, "https://example.com.example.org/hooks/7/canary-value"],
  ["another scheme", address, "http://example.com/hooks/7/canary-value"],
  ["a further segment", address, "https://example.com/hooks/7/canary-value/slack"],
  ["an empty segment", address, "https://example.com/hooks/7/"],
  ["a query", address, "https://example.com/hooks/7/canary-value?wait=true"],
  ["a step upwards", address, "https://example.com/hooks/../canary-value"],
])("%s is refused, and not quoted", (_name, parts, text) => {
  try {
    takeApart(parts, text);
  } catch (problem) {
    expect(problem).toBeInstanceOf(PlacementProblem);
    expect(JSON.stringify(problem)).not.toContain("canary");
    return;
  }
  throw new Error("it was taken apart");
});
