import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { FileDialogs } from "../../../electron/services/desktop.ts";
import { createFilesDialogPart } from "../../../electron/services/files-dialog.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { windowServices, type WindowServices } from "../../helpers/window-services.ts";

let services: WindowServices;
let asked: string[] = [];
let answer: string | null = null;
let part: ReturnType<typeof createFilesDialogPart>;
const dialogs: FileDialogs = {
  save: ({ name }) => {
    asked.push(`save ${name}`);
    return Promise.resolve(answer);
  },
  open: ({ title }) => {
    asked.push(`open ${title}`);
    return Promise.resolve(answer);
  },
};

beforeEach(async () => {
  services = await windowServices();
  asked = [];
  answer = null;
  part = createFilesDialogPart(services.context, dialogs);
});

test("a file to write is asked for by its usual name, one to read among those that exist", async () => {
  answer = "/home/me/shop/.env";
  expect(await part.chooseFile("export")).toMatchObject({ ok: true, value: { file: { shown: answer } } });
  await part.chooseFile("import");
  expect(asked).toEqual(["save .env", "open Choose a .env file to read"]);
});

test("a cancelled dialog is no failure", async () => {
  await services.add("DUE", "not-a-real-key-11", { policyDays: 30 });
  expect(await part.chooseFile("import")).toEqual({ ok: true, value: { file: null } });
  expect(await part.saveCalendar()).toEqual({ ok: true, value: { shown: null } });
});

test("one dialog at a time", async () => {
  const both = await Promise.all([part.chooseFile("import"), part.chooseFile("export")]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  expect(asked).toHaveLength(1);
});

test("a dialog that fails is told in our words, and the next one is shown", async () => {
  const failing = createFilesDialogPart(services.context, {
    ...dialogs,
    open: () => Promise.reject(new Error("foreign")),
  });
  const failed = await failing.chooseFile("import");
  expect(failed).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(failed)).not.toContain("foreign");
  expect((await failing.chooseFile("export")).ok).toBe(true);
});

test("the calendar replaces what stands there, and holds the dated keys without values", async () => {
  await services.add("DUE_KEY", "not-a-real-key-12", { policyDays: 30 });
  await services.add("UNDATED", "not-a-real-key-13", { policyDays: null });
  answer = join(temporaryFolder(), "rotations.ics");
  writeFileSync(answer, "an older one");
  expect(await part.saveCalendar()).toEqual({ ok: true, value: { shown: answer } });
  const text = readFileSync(answer, "utf8");
  expect(text).toContain("DUE_KEY");
  expect(text).toContain("BEGIN:VALARM");
  expect(text).not.toMatch(/UNDATED|not-a-real/);
});

test("no dialog when no key has a date", async () => {
  expect(await part.saveCalendar()).toMatchObject({ ok: false, error: { code: "not-found" } });
  expect(asked).toEqual([]);
});

test("the ledger is saved whole, as a table without values", async () => {
  const key = await services.add("SENT_KEY", "not-a-real-key-14");
  const vault = await services.context.session.vault();
  if (!vault.ok) throw new Error("no vault");
  vault.value.recordRequest({
    at: "2026-11-21T09:00:00.000Z",
    keyId: key.id,
    provider: "fluximage",
    host: "api.fluximage.ai",
    method: "POST",
    path: "/v1/[key]",
    bytesSent: 10,
    bytesReceived: 20,
    outcome: "valid",
  });
  expect(await part.saveLedger()).toEqual({ ok: true, value: { shown: null } });
  answer = join(temporaryFolder(), "requests.csv");
  expect(await part.saveLedger()).toEqual({ ok: true, value: { shown: answer } });
  const text = readFileSync(answer, "utf8");
  expect(text).toContain("SENT_KEY,fluximage,POST,api.fluximage.ai,/v1/[key],10,20,valid\r\n");
  expect(text).not.toContain("not-a-real");
  expect(asked).toEqual(["save keystow-requests.csv", "save keystow-requests.csv"]);
});
