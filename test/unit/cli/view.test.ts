import { describe, expect, test } from "vitest";
import {
  ageCell,
  checkCell,
  daysAgo,
  dueText,
  keyToJson,
  placeText,
  statusText,
} from "../../../electron/cli/view.ts";
import { rotationView } from "../../../electron/core/rotation/index.ts";
import { keyWith } from "../rotation/command-run.ts";

const today = "2026-11-21";
const now = Date.parse("2026-11-21T09:00:00.000Z");
const unchecked = keyWith().check;

describe("the check column", () => {
  test("a key that could not be reached keeps its last definite answer beside it", () => {
    const definite = { status: "valid", at: "2026-11-18T09:00:00.000Z" } as const;
    const check = { ...unchecked, status: "unreachable", reason: "timeout", definite } as const;
    expect(checkCell(keyWith({ check }), now).text).toBe("unreachable: timeout (valid 3 d ago)");
    expect(checkCell(keyWith({ check: { ...check, definite: null } }), now).text).toBe(
      "unreachable: timeout",
    );
  });

  test("what changed behind a key catches the eye", () => {
    const drift = {
      at: "2026-11-20T09:00:00.000Z",
      changes: [{ fact: "account", before: "a", now: "b" }],
    } as const;
    const check = { ...unchecked, status: "valid", drift } as const;
    expect(checkCell(keyWith({ check }), now)).toEqual({ text: "valid (changed)", colour: "yellow" });
  });

  test("a missing secret is told before anything else", () => {
    expect(checkCell(keyWith({ secretPresent: false }), now).text).toBe("secret missing");
  });

  test("the reason stands beside the status, but for an uncheckable key", () => {
    expect(statusText({ status: "limited", reason: "no-credit" })).toBe("limited: no-credit");
    expect(statusText({ status: "valid", reason: null })).toBe("valid");
    expect(statusText({ status: "uncheckable", reason: "a long sentence" })).toBe("uncheckable");
  });
});

test.each([
  ["2026-09-01", "due in 9 d"],
  ["2026-08-23", "due today"],
  ["2026-08-01", "overdue 22 d"],
  ["2026-11-01", "20 d old"],
])("a key of %s is %s", (createdOn, expected) => {
  const key = keyWith({ createdOn });
  expect(ageCell(key, today).text).toBe(expected);
  expect(dueText(rotationView(key, today), today)).toMatch(/due/);
});

test("places and days", () => {
  expect(placeText({ project: "web", environment: "prod" })).toBe("web/prod");
  expect(placeText({ project: null, environment: "prod" })).toBe("/prod");
  expect(placeText({ project: "w\u202eb", environment: null })).toBe("w\\u{202e}b");
  expect([daysAgo(today, today), daysAgo("2026-11-20", today)]).toEqual(["today", "1 d ago"]);
});

test("the JSON of a key holds no more than is promised", () => {
  const extra = { ...keyWith({ note: "a note", secretFields: ["token"] }), value: "0000" };
  const links = [{ file: "/p/.env", variable: "A", state: "same", keyId: "x" } as const];
  const json = keyToJson(extra, { store: "sealed", today, links });
  expect(Object.keys(json).join(" ")).toBe(
    "id name variable provider project environment tags masked createdOn expiresOn store fields rotation check links",
  );
  expect(json["links"]).toEqual([{ file: "/p/.env", variable: "A", state: "same" }]);
});
