import { describe, expect, test } from "vitest";
import { makeMemoryFiles } from "../../fakes/memory-files.ts";
import { parseCalendar } from "../../helpers/icalendar.ts";
import { keyWith, runRotation } from "./command-run.ts";

const overdue = keyWith({ id: "a", name: "OLD_TOKEN", createdOn: "2026-08-01", environment: null });
const later = keyWith({ id: "b", name: "NEW_TOKEN", createdOn: "2026-11-20" });
const done = (exitCode: number) => ({ ok: true, value: { exitCode } });
const failed = (code: string) => ({ ok: false, error: { code } });

describe("due", () => {
  test("lists the most urgent first and ends with 3 when one is overdue", async () => {
    const ran = await runRotation({ keys: [keyWith(), later, overdue] }, "due");
    expect(ran.outcome).toEqual(done(3));
    expect(ran.data).toBe(
      "▲  OLD_TOKEN     web       overdue by 22 days (2026-10-30)\n" +
        "◷  GITHUB_TOKEN  web/prod  due in 9 days (2026-11-30)\n",
    );
    expect(ran.messages[0]).toBe("2 due within 14 days, 1 of them overdue.");
    expect(ran.messages.at(-1)).toBe("Next: keystow snooze OLD_TOKEN@web 7d, or keystow show OLD_TOKEN@web");
  });

  test("ends with 0 when nothing is overdue", async () => {
    expect((await runRotation({ keys: [keyWith()] }, "due")).outcome).toEqual(done(0));
  });

  test("the day itself is due, the day after is overdue, in the user's zone", async () => {
    // Noon in UTC on the due day: on Kiritimati the next day has begun.
    const now = "2026-11-30T12:00:00Z";
    const here = await runRotation({ keys: [keyWith()], now }, "due");
    expect(here.outcome).toEqual(done(0));
    expect(here.data).toContain("due today (2026-11-30)");
    const there = await runRotation({ keys: [keyWith()], now, zone: "Pacific/Kiritimati" }, "due");
    expect(there.outcome).toEqual(done(3));
    expect(there.data).toContain("overdue by 1 day (2026-11-30)");
  });

  test("says what comes next when nothing is due", async () => {
    const ran = await runRotation({ keys: [later] }, "due", "--within", "1w");
    expect(ran.data).toBe("");
    expect(ran.messages).toEqual(["Nothing is due within 7 days. Next is NEW_TOKEN on 2027-02-18."]);
    expect((await runRotation({ keys: [] }, "due")).messages).toEqual(["Nothing is due within 14 days."]);
  });

  test("--json is the JSON of the keys, and how many days are left", async () => {
    const ran = await runRotation({ keys: [overdue, keyWith()] }, "due", "--json");
    expect(ran.data).toBe("");
    expect(ran.json).toMatchObject({
      version: 1,
      today: "2026-11-21",
      within: 14,
      keys: [
        {
          name: "OLD_TOKEN",
          store: "sealed",
          masked: overdue.masked,
          links: [],
          daysLeft: -22,
          rotation: { state: "overdue", dueOn: "2026-10-30" },
        },
        { name: "GITHUB_TOKEN", daysLeft: 9, rotation: { state: "due-soon", policyDays: 90 } },
      ],
    });
    expect(Object.keys(ran.json ?? {})).toEqual(["version", "today", "within", "keys"]);
  });

  test("a name cannot repaint the terminal", async () => {
    const hostile = keyWith({ name: "A\u{1B}[2J\u{202E}B", project: "p\r\nq" });
    const ran = await runRotation({ keys: [hostile] }, "due");
    expect(ran.data.split("\n")).toHaveLength(2);
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(ran.data + ran.messages.join("")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test.each([["soon"], ["15"], ["-1d"], ["99y"]])("--within %s is refused", async (span) => {
    const ran = await runRotation({ keys: [] }, "due", `--within=${span}`);
    expect(ran.outcome).toMatchObject(failed("invalid-input"));
  });
});

describe("due --ics", () => {
  test("writes every key that has a date, also those that are far", async () => {
    const files = makeMemoryFiles();
    const never = keyWith({ id: "c", name: "NEVER", rotation: { policyDays: null, snoozedUntil: null } });
    const ran = await runRotation({ keys: [overdue, later, never], files }, "due", "--ics", "keys.ics");
    const events = parseCalendar(files.peek("/home/user/keys.ics") ?? "").events;
    expect(events.map(({ properties }) => properties["UID"])).toEqual(["a@keystow", "b@keystow"]);
    expect(ran.messages[0]).toMatch(/^Wrote the dates of 2 keys to \/home\/user\/keys\.ics\./);
    expect(ran.outcome).toEqual(done(3));
  });

  test("writes only the given span with --within", async () => {
    const files = makeMemoryFiles();
    await runRotation({ keys: [overdue, later], files }, "due", "--within", "14d", "--ics", "keys.ics");
    expect(parseCalendar(files.peek("/home/user/keys.ics") ?? "").events).toHaveLength(1);
  });

  test("- writes the calendar, and nothing else, to standard output", async () => {
    const ran = await runRotation({ keys: [overdue] }, "due", "--ics", "-");
    expect(parseCalendar(ran.data).events).toHaveLength(1);
    expect(ran.messages).toEqual([]);
  });

  test("- and --json want the same place", async () => {
    const ran = await runRotation({ keys: [] }, "due", "--ics", "-", "--json");
    expect(ran.outcome).toMatchObject(failed("usage"));
  });

  test("replaces its own file without asking", async () => {
    const files = makeMemoryFiles();
    await runRotation({ keys: [overdue], files }, "due", "--ics", "keys.ics");
    await runRotation({ keys: [overdue, later], files }, "due", "--ics", "keys.ics");
    expect(parseCalendar(files.peek("/home/user/keys.ics") ?? "").events).toHaveLength(2);
  });

  test.each<[string, { answer?: boolean }, readonly string[], string | null]>([
    ["without a terminal it refuses", {}, [], "needs-confirmation"],
    ["a no leaves it alone", { answer: false }, [], "cancelled"],
    ["a yes replaces it", { answer: true }, [], null],
    ["--yes replaces it", {}, ["--yes"], null],
  ])("somebody else's file: %s", async (_what, setting, words, code) => {
    const files = makeMemoryFiles();
    files.place("/home/user/notes.txt", "my notes");
    const ran = await runRotation(
      { keys: [overdue], files, ...setting },
      "due",
      "--ics",
      "notes.txt",
      ...words,
    );
    const content = files.peek("/home/user/notes.txt") ?? "";
    if (code === null) expect(parseCalendar(content).events).toHaveLength(1);
    else {
      expect(ran.outcome).toMatchObject(failed(code));
      expect(content).toBe("my notes");
    }
  });

  test("a folder and an empty name are errors, and no list is printed as if all were well", async () => {
    const files = makeMemoryFiles();
    files.place("/home/user/folder", "", { kind: "folder" });
    for (const name of ["folder", ""]) {
      const ran = await runRotation({ keys: [overdue], files }, "due", "--yes", "--ics", name);
      expect(ran.outcome.ok).toBe(false);
      expect(ran.data).toBe("");
    }
  });
});

describe("policy", () => {
  test("sets the days and says what follows", async () => {
    const keys = [keyWith()];
    const ran = await runRotation({ keys }, "policy", "GITHUB_TOKEN", "6m");
    expect(ran.outcome).toEqual(done(0));
    expect(keys[0]?.rotation).toEqual({ policyDays: 180, snoozedUntil: null });
    expect(ran.messages).toEqual(["GITHUB_TOKEN: rotate every 180 days, due in 99 days (2027-02-28)."]);
  });

  test("none means never, unless the provider ends the key", async () => {
    const keys = [keyWith()];
    const ran = await runRotation({ keys }, "policy", "GITHUB_TOKEN", "none");
    expect(ran.messages).toEqual(["GITHUB_TOKEN: no rotation policy, never due."]);
    const expiring = [keyWith({ expiresOn: "2026-11-22" })];
    const other = await runRotation({ keys: expiring }, "policy", "GITHUB_TOKEN", "none", "--json");
    expect(other.json).toMatchObject({ key: { rotation: { policyDays: null, dueOn: "2026-11-22" } } });
  });

  test("ends a snooze", async () => {
    const keys = [keyWith({ rotation: { policyDays: 90, snoozedUntil: "2027-06-01" } })];
    await runRotation({ keys }, "policy", "GITHUB_TOKEN", "90d");
    expect(keys[0]?.rotation.snoozedUntil).toBeNull();
  });

  test("the environment chooses among keys of one name", async () => {
    const keys = [keyWith(), keyWith({ id: "d", environment: "dev" })];
    const any = await runRotation({ keys }, "policy", "GITHUB_TOKEN", "1y");
    expect(any.outcome).toMatchObject(failed("ambiguous-name"));
    await runRotation({ keys }, "policy", "GITHUB_TOKEN", "1y", "-e", "dev");
    expect(keys.map(({ rotation }) => rotation.policyDays)).toEqual([90, 365]);
  });

  test.each([["0d"], ["soon"], ["11y"]])("%s is refused and changes nothing", async (span) => {
    const keys = [keyWith()];
    const ran = await runRotation({ keys }, "policy", "GITHUB_TOKEN", span);
    expect(ran.outcome).toMatchObject(failed("invalid-input"));
    expect(keys).toEqual([keyWith()]);
  });
});

describe("snooze", () => {
  test.each([
    ["2w", "2026-12-05"],
    ["2026-12-24", "2026-12-24"],
  ])("until %s", async (until, dueOn) => {
    const keys = [keyWith()];
    const ran = await runRotation({ keys }, "snooze", "GITHUB_TOKEN", until);
    expect(keys[0]?.rotation).toEqual({ policyDays: 90, snoozedUntil: dueOn });
    expect(ran.messages).toHaveLength(1);
    expect(ran.messages[0]).toContain(`(${dueOn})`);
  });

  test("none ends it", async () => {
    const keys = [keyWith({ rotation: { policyDays: 90, snoozedUntil: "2027-06-01" } })];
    await runRotation({ keys }, "snooze", "GITHUB_TOKEN", "none");
    expect(keys[0]?.rotation).toEqual({ policyDays: 90, snoozedUntil: null });
  });

  test("says so when the provider's end, or the policy, decides all the same", async () => {
    const expiring = [keyWith({ expiresOn: "2026-12-01" })];
    const first = await runRotation({ keys: expiring }, "snooze", "GITHUB_TOKEN", "1y");
    expect(first.messages[0]).toBe("GITHUB_TOKEN stays due on 2026-12-01: the provider ends the key then.");
    const second = await runRotation({ keys: [later] }, "snooze", "NEW_TOKEN", "7d");
    expect(second.messages[0]).toBe("NEW_TOKEN stays due on 2027-02-18: its policy is later anyway.");
  });

  test("a key without a policy has nothing to put off", async () => {
    const keys = [keyWith({ rotation: { policyDays: null, snoozedUntil: null } })];
    const ran = await runRotation({ keys }, "snooze", "GITHUB_TOKEN", "7d");
    expect(ran.outcome).toMatchObject(failed("unsupported"));
  });

  test.each(["0d", "2026-11-21", "2020-01-01", "2027-02-30", "9999-01-01", "soon", ""])(
    "%j is refused and changes nothing",
    async (until) => {
      const keys = [keyWith()];
      const ran = await runRotation({ keys }, "snooze", "GITHUB_TOKEN", until);
      expect(ran.outcome).toMatchObject(failed("invalid-input"));
      expect(keys).toEqual([keyWith()]);
    },
  );
});
