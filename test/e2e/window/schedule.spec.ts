/** Checks that nobody asked for: off until the switch says yes, quiet, paused when they should be, and a notification when a key turns. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ElectronApplication, Page } from "@playwright/test";
import { rowOf, statusBar, toasts } from "../../helpers/window-parts.ts";
import { changeSettings } from "../../helpers/window-steps.ts";
import { requestsWith, storedKey } from "../../helpers/window-truth.ts";
import { expect, expectAccessible, type Keystow, seedSecret, test } from "./fixtures.ts";

const hour = 3_600_000;

const keys = [
  { name: "STEADY", provider: "fluximage", filler: "1" },
  { name: "TURNING", provider: "deepcreative-labs", filler: "2", scenario: "invalid" },
  { name: "LATER", provider: "fluximage", filler: "3" },
] as const;

test.use({ seed: { keys } });

/** How often each of the three went to its provider; requests with made-up keys are left out. */
const sentOf = (keystow: Keystow): readonly number[] =>
  keys.map((key) =>
    requestsWith(seedSecret(key), keystow.sentRequests()).reduce((sum, { times }) => sum + times, 0),
  );
const whatIsDue = [1, 1, 0];

/** Lets time have passed: one key waits for its first check, one was valid two days ago, one has an hour left. */
function letTimePass({ vault }: Keystow): void {
  const ago = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();
  const database = new DatabaseSync(join(vault, "vault.db"));
  const note = database.prepare(
    "INSERT INTO schedule (key_id, next_at, failures) SELECT id, ?, 0 FROM keys WHERE name = ?",
  );
  note.run(ago(hour), "STEADY");
  note.run(ago(-hour), "LATER");
  database
    .prepare(
      `UPDATE keys SET check_status = 'valid', check_at = ?1, definite_status = 'valid', definite_at = ?1
         WHERE name = 'TURNING'`,
    )
    .run(ago(48 * hour));
  database.close();
}

/** Says what the machine would: a network or none, a socket or a battery. */
const setMachine = (
  app: ElectronApplication,
  state: { readonly online: boolean; readonly onBattery: boolean },
): Promise<void> =>
  app.evaluate(({ net, powerMonitor }, now) => {
    net.isOnline = () => now.online;
    powerMonitor.isOnBatteryPower = () => now.onBattery;
    powerMonitor.emit("resume");
  }, state);

/** Keeps notifications instead of showing them. */
const catchNotifications = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const caught: unknown[] = [];
    Object.assign(globalThis, { caughtNotifications: caught });
    Notification.prototype.show = function show(this: unknown): void {
      caught.push(this);
    };
  });

interface Caught {
  readonly title: string;
  readonly body: string;
  emit(event: string): void;
}
type WithCaught = typeof globalThis & { readonly caughtNotifications: readonly Caught[] };

const notifications = (app: ElectronApplication): Promise<readonly { title: string; body: string }[]> =>
  app.evaluate(() =>
    (globalThis as WithCaught).caughtNotifications.map(({ title, body }) => ({ title, body })),
  );

const openSettings = async (page: Page): Promise<void> => {
  await page.keyboard.press("ControlOrMeta+,");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
};

test("nothing is sent before the switch; after it what is due is checked, without a click or a word", async ({
  keystow,
}) => {
  letTimePass(keystow);
  const { app, page } = await keystow.launch();
  await setMachine(app, { online: true, onBattery: false });
  await catchNotifications(app);
  await expect(rowOf(page, "STEADY")).toContainText("Not checked");
  await openSettings(page);
  await expect(page.getByText("Next daily check")).toBeVisible();
  expect(keystow.sentRequests()).toEqual([]);

  await page.getByRole("switch", { name: "Check keys daily" }).click();
  await expect.poll(() => sentOf(keystow)).toEqual(whatIsDue);
  await expect.poll(async () => (await storedKey(keystow, "STEADY")).check.status).toBe("valid");
  await expect(page.getByText(/^Next: LATER in (?:1 h|\d+ min)$/)).toBeVisible();
  await expectAccessible(page);
  // The user is in the middle of something else: no progress, no summary, no other view.
  await expect(toasts(page).getByText(/checked/)).toHaveCount(0);
  await expect(statusBar(page).getByRole("progressbar")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  expect((await storedKey(keystow, "LATER")).check.status).toBe("unchecked");

  // By default a notification names no key.
  await expect
    .poll(() => notifications(app))
    .toEqual([
      {
        title: "A key no longer works",
        body: "Its provider answered: rejected, invalid. Open Keystow to see the evidence.",
      },
    ]);
  await app.evaluate(() => (globalThis as WithCaught).caughtNotifications[0]?.emit("click"));
  await expect(page.getByRole("heading", { level: 1, name: "Needs attention" })).toBeVisible();
  await expect(rowOf(page, "TURNING")).toContainText("Rejected");
  await expect(rowOf(page, "STEADY")).toBeHidden();
  const ledger = await keystow.terminal(["ledger", "--json"]);
  expect(ledger.stdout).toContain("fluximage.app");
  expect(ledger.stdout).toContain("api.deepcreativelabs.com");
});

test("pauses offline and on battery, says so, and goes on when that is over", async ({ keystow }) => {
  letTimePass(keystow);
  const { app, page } = await keystow.launch();
  await catchNotifications(app);
  await setMachine(app, { online: false, onBattery: false });
  await changeSettings(page, { checkDaily: true });
  await openSettings(page);
  await expect(page.getByText("Paused: offline")).toBeVisible();
  await setMachine(app, { online: true, onBattery: true });
  // The vault changes, and the page asks again.
  await keystow.terminal(["tag", "LATER", "+other"]);
  await page.getByRole("searchbox", { name: "Search settings" }).fill("nothing of that name");
  await page.getByRole("searchbox", { name: "Search settings" }).fill("daily");
  await expect(page.getByText("Paused: on battery power")).toBeVisible();
  expect(keystow.sentRequests()).toEqual([]);
  await setMachine(app, { online: true, onBattery: false });
  await expect.poll(() => sentOf(keystow)).toEqual(whatIsDue);
});

test("the terminal has the same switch and the same turns", async ({ keystow }) => {
  letTimePass(keystow);
  const off = await keystow.terminal(["check", "--due"]);
  expect([off.exitCode, off.stdout]).toEqual([0, ""]);
  expect((await keystow.terminal(["schedule", "on"])).exitCode).toBe(0);
  const status = await keystow.terminal(["schedule", "status", "--json"]);
  expect(JSON.parse(status.stdout)).toMatchObject({ version: 1, on: true, keys: 3, due: 2 });

  const { app, page } = await keystow.launch();
  await setMachine(app, { online: true, onBattery: false });
  await catchNotifications(app);
  await expect(rowOf(page, "STEADY")).toContainText("Valid");
  await expect.poll(() => sentOf(keystow)).toEqual(whatIsDue);
  const due = await keystow.terminal(["check", "--due"]);
  expect([due.exitCode, due.stdout]).toEqual([0, ""]);
  expect(sentOf(keystow)).toEqual(whatIsDue);
});
