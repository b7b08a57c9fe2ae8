import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Activity } from "../../../electron/core/model.ts";
import { activityKinds } from "../../../electron/core/model.ts";
import { createActivityPart } from "../../../electron/services/activity.ts";
import { activityText } from "../../../electron/services/activity-text.ts";
import { createHousekeepingPart } from "../../../electron/services/housekeeping.ts";
import { createKeyDetailPart } from "../../../electron/services/key-detail.ts";
import { codeOf, valueOf, windowContext } from "../../helpers/window-context.ts";

describe("the detail of a key", () => {
  test("note, fields, checks, files and what happened, all harmless to look at", async () => {
    const window = await windowContext();
    const value = "value-for-files-00";
    const key = await window.add("A", value, {
      variable: "A_KEY",
      provider: "langflow",
      fields: { baseUrl: "https://langflow.example.com" },
      note: "first line\nsecond line",
    });
    await window.add("OTHER");
    for (let index = 0; index < 35; index += 1) {
      window.vault().recordCheck({
        keyId: key.id,
        at: new Date(window.clock.now() + index).toISOString(),
        verdict: { status: "limited", reason: "plan" },
        identity: { account: "a\u202eb", scopes: ["x\u0007"] },
        evidence: {
          method: "GET",
          url: "https://x/",
          httpStatus: 403,
          decidedBy: "403 \u001b[2J",
          durationMs: 7,
          control: null,
        },
      });
    }
    const control = { at: "2026-11-21T08:00:00.000Z", outcome: "refused", httpStatus: 403 } as const;
    const file = join(window.folder, ".env");
    writeFileSync(file, `A_KEY=${value}\n`, { mode: 0o600 });
    valueOf(window.vault().putLink({ keyId: key.id, file, variable: "A_KEY" }));
    const { keyDetail } = createKeyDetailPart(window.context, window.journal);
    const detail = valueOf(await keyDetail(key.id));
    expect(detail).toMatchObject({
      note: "first line\nsecond line",
      noteLooksLikeKey: false,
      fields: [{ id: "baseUrl", value: "https://langflow.example.com" }],
      secretFields: [],
      allowPrivate: false,
      secretPresent: true,
      links: [{ file: "~/.env", variable: "A_KEY", state: "same" }],
      provider: { id: "langflow" },
    });
    expect(detail.fields[0]?.label).not.toBe("baseUrl");
    expect(detail.history).toHaveLength(30);
    expect(detail.history[0]).toMatchObject({
      status: "limited",
      identity: { account: "a\\u{202e}b", scopes: ["x\\u{7}"] },
      evidence: { decidedBy: "403 \\u{1b}[2J", httpStatus: 403 },
    });
    expect(detail.activity.every(({ keyId }) => keyId === key.id)).toBe(true);
    expect(detail.activity).toHaveLength(30);
    expect([detail.drift, detail.noControl]).toEqual([null, null]);
    window.vault().recordCheck({
      keyId: key.id,
      at: new Date(window.clock.now() + 60_000).toISOString(),
      verdict: { status: "valid", reason: null },
      identity: { account: "c\u202ed" },
      evidence: {
        method: "GET",
        url: "https://x/",
        httpStatus: 200,
        decidedBy: "200",
        durationMs: 7,
        control,
      },
    });
    const later = valueOf(await keyDetail(key.id));
    expect(later.history[0]?.evidence?.control).toEqual(control);
    expect(later.drift?.changes).toEqual([
      { fact: "account", before: "a\\u{202e}b", now: "c\\u{202e}d" },
      { fact: "scopes", before: "x\\u{7}", now: null },
    ]);
    expect(later.activity.map(({ text }) => text)).toContain("Account and scopes behind A changed");
    await window.session.lock("idle");
    const calls = window.keyring.calls.length;
    expect(valueOf(await keyDetail(key.id)).links).toMatchObject([{ state: "unknown" }]);
    expect(window.keyring.calls).toHaveLength(calls);
  });

  test("a note that holds a key says so; a check without a request has no evidence", async () => {
    const window = await windowContext();
    const key = await window.add("A", undefined, { note: `was sk-ant-api03-${"0".repeat(93)}AA before` });
    window.vault().recordCheck({
      keyId: key.id,
      at: "2026-11-20T00:00:00.000Z",
      verdict: { status: "uncheckable", reason: "there is no check" },
      identity: {},
      evidence: { method: "", url: "", httpStatus: null, decidedBy: "", durationMs: 0, control: null },
    });
    const detail = valueOf(await createKeyDetailPart(window.context, window.journal).keyDetail(key.id));
    expect(detail.noteLooksLikeKey).toBe(true);
    expect(detail.history).toMatchObject([{ status: "uncheckable", evidence: null }]);
  });

  test("a name that looks like an id does not lead to another key", async () => {
    const window = await windowContext();
    const id = "00000000-0000-4000-8000-000000000001";
    await window.add(id);
    expect(codeOf(await createKeyDetailPart(window.context, window.journal).keyDetail(id))).toBe("not-found");
  });
});

describe("activity", () => {
  test("every kind has a sentence, also when its details are strange", () => {
    for (const kind of activityKinds) {
      for (const details of [
        {},
        { by: 1, status: true, file: 7, changed: "", until: false, policyDays: "x" },
      ]) {
        expect(activityText({ kind, keyName: "A\u202e", details }, (path) => path)).toMatch(
          /^[A-Z][^\u202e]{5,}$/,
        );
      }
    }
    expect(activityText({ kind: "unknown" as Activity["kind"], keyName: null, details: {} }, String)).toMatch(
      /not know/,
    );
  });

  const sentences: readonly (readonly [Activity["kind"], Activity["details"], string])[] = [
    ["key-edited", { changed: "name", was: "OLD" }, "Renamed OLD to A"],
    ["key-edited", { changed: "secret" }, "Replaced the value of A"],
    ["key-edited", { changed: "tags note createdOn" }, "Changed tags, note and day of creation of A"],
    ["key-checked", { status: "limited", reason: "no-credit" }, "Checked A: limited (no credit)"],
    ["key-drifted", { facts: "account" }, "Account behind A changed"],
    ["key-drifted", { facts: "scopes expiresOn" }, "Scopes and day of expiry behind A changed"],
    ["key-read", { by: "copied" }, "Copied A"],
    ["key-read", { by: "get" }, "Read A in a terminal"],
    ["policy-changed", { policyDays: "none" }, "Ended the rotation policy of A"],
    ["snoozed", { until: "2026-12-24" }, "Snoozed A until 2026-12-24"],
    ["env-written", { file: "/home/x/.env", added: 2, changed: 1, same: 4 }, "Wrote 3 variables to ~/.env"],
    ["imported", { file: "/home/x/.env", added: 1, skipped: 2 }, "Imported 1 key from ~/.env"],
    ["store-moved", { to: "sealed", moved: 3 }, "Moved the secrets to the sealed file"],
  ];
  test.each(sentences)("%s with %o", (kind, details, text) => {
    expect(activityText({ kind, keyName: "A", details }, () => "~/.env")).toBe(text);
  });

  test("what can be taken back carries its step, until it was", async () => {
    const window = await windowContext();
    const key = await window.add("A");
    valueOf(await createHousekeepingPart(window.context, () => Promise.resolve(true)).archiveKeys([key.id]));
    const { activity } = createActivityPart(window.context, window.journal);
    const [newest, older] = valueOf(await activity({ limit: 2 }));
    expect(newest).toMatchObject({ kind: "key-archived", text: "Archived A", keyId: key.id });
    expect(older?.undo).toBeNull();
    valueOf(await window.journal.part.undo(newest?.undo ?? ""));
    expect(window.vault().list()).toHaveLength(1);
    expect(valueOf(await activity({ limit: 9 })).every(({ undo }) => undo === null)).toBe(true);
  });
});
