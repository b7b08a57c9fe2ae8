/** Rotation as a user meets it: the built program, a sealed vault on the disk, real clock and zones. */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../electron/adapters/clock.ts";
import { addDays, daysBetween, today } from "../../electron/core/rotation/index.ts";
import { projectFolder } from "../../scripts/project.ts";
import { parseCalendar } from "../helpers/icalendar.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const program = join(projectFolder, "dist", "cli", "cli.js");
const value = `example_${"0".repeat(32)}`;
let folder = "";

interface Ran {
  readonly exitCode: number | null;
  readonly data: string;
  readonly messages: string;
}

function keystow(words: readonly string[], zone = "UTC", input = ""): Ran {
  const ended = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    input,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      TZ: zone,
      KEYSTOW_HOME: join(folder, "vault"),
      KEYSTOW_PASSPHRASE_FILE: join(folder, "passphrase"),
    },
    encoding: "utf8",
  });
  return { exitCode: ended.status, data: ended.stdout, messages: ended.stderr };
}

/** A key that is due `days` days from now; negative: overdue. */
function addKey(name: string, days: number): void {
  const createdOn = addDays(today(systemClock), days - 400);
  const words = ["add", name, "--provider", "none", "--no-check", "--stdin", "--policy", "400d"];
  const ran = keystow([...words, "--created-on", createdOn], "UTC", value);
  if (ran.exitCode !== 0) throw new Error(`add ended with ${ran.exitCode}: ${ran.messages}`);
}

const dueNames = (...words: readonly string[]): readonly string[] => {
  const { keys } = JSON.parse(keystow(["due", "--json", ...words]).data) as {
    keys: readonly { name: string }[];
  };
  return keys.map(({ name }) => name);
};

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, "passphrase"), "an obviously false passphrase", { mode: 0o600 });
  const made = keystow(["init", "--store", "sealed"]);
  if (made.exitCode !== 0) throw new Error(`init ended with ${made.exitCode}: ${made.messages}`);
});

describe("keystow due", () => {
  test("the overdue key first, exit code 3; put off, it is 0; without a policy, it is gone", () => {
    addKey("SOON", 5);
    addKey("LATE", -3);
    addKey("FAR", 25);
    const listed = keystow(["due"]);
    expect(listed.exitCode).toBe(3);
    expect(listed.data).toMatch(/^▲ +LATE .*overdue by 3 days.*\n◷ +SOON .*due in 5 days.*\n$/);
    expect(dueNames("--within", "30d")).toEqual(["LATE", "SOON", "FAR"]);

    expect(keystow(["snooze", "LATE", "7d"]).exitCode).toBe(0);
    expect(keystow(["due"]).exitCode).toBe(0);
    expect(dueNames()).toEqual(["SOON", "LATE"]);

    expect(keystow(["policy", "SOON", "none"]).exitCode).toBe(0);
    expect(dueNames()).toEqual(["LATE"]);
  });

  test("today is the user's: two zones, two dates", () => {
    const dateIn = (zone: string) =>
      (JSON.parse(keystow(["due", "--json"], zone).data) as { today: string }).today;
    // 25 hours apart: one of the two dates, or both, differ from Greenwich at every moment.
    expect(daysBetween(dateIn("Pacific/Pago_Pago"), dateIn("Pacific/Kiritimati"))).toBeGreaterThan(0);
  });

  test("what cannot be understood is refused with a stable code and no quotation", () => {
    addKey("ONE", 5);
    const ran = keystow(["policy", "ONE", value, "--json"]);
    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.data)).toMatchObject({ version: 1, error: { code: "invalid-input" } });
    expect(ran.data + ran.messages).not.toContain(value);
    expect(keystow(["snooze", "NOBODY", "7d"]).exitCode).toBe(1);
  });
});

describe("keystow due --ics", () => {
  test("writes a private file, replaces it, and spares other files", () => {
    addKey("LATE", -3);
    const file = join(folder, "keys.ics");
    expect(keystow(["due", "--ics", file]).exitCode).toBe(3);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(parseCalendar(readFileSync(file, "utf8")).events).toHaveLength(1);

    addKey("FAR", 300);
    expect(keystow(["due", "--ics", "keys.ics"]).exitCode).toBe(3);
    const text = readFileSync(file, "utf8");
    expect(parseCalendar(text).events).toHaveLength(2);
    expect(text).not.toContain(value.slice(-4));

    writeFileSync(join(folder, "notes.txt"), "notes");
    const refused = keystow(["due", "--ics", "notes.txt"]);
    expect(refused.exitCode).toBe(6);
    expect(refused.messages).toContain("--yes");
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("notes");
  });

  test("- gives a pipe the calendar alone", () => {
    addKey("SOON", 5);
    const ran = keystow(["due", "--ics", "-"]);
    expect(ran.exitCode).toBe(0);
    expect(parseCalendar(ran.data).events).toHaveLength(1);
  });
});
