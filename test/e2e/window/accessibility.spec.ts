/** Every view and every dialog as assistive technology meets it, in both themes; zoom, motion, contrast. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { expectAccessibleInBoth, expectNoSidewaysLoss } from "../../helpers/window-looks.ts";
import {
  answerOpenDialog,
  answerSaveDialog,
  filterBox,
  goTo,
  modKey,
  openDetail,
  openDialog,
  pasteText,
  rowOf,
} from "../../helpers/window-steps.ts";
import { expect, expectAccessible, seedSecret, test } from "./fixtures.ts";

const due = ["--created-on", "2020-01-01", "--policy", "90d", "--project", "shop", "--env", "prod"];
const keys = [
  { name: "FLUX_API_KEY", provider: "fluximage", words: due },
  { name: "MODELS_KEY", provider: "modelslab", scenario: "invalid", words: ["--tag", "nightly"] },
] as const;

test.use({ seed: { keys } });

const write = (folder: string, name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
  return path;
};

/** Each view, and how to come to it. */
const views: Readonly<
  Record<string, (page: Page, app: ElectronApplication, folder: string) => Promise<void>>
> = {
  "list with detail": async (page) => {
    await openDetail(page, "FLUX_API_KEY");
  },
  "list with a selection": async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("grid").press("x");
    await expect(page.getByRole("toolbar")).toBeVisible();
  },
  "list without a match": async (page) => {
    await filterBox(page).fill("zebra status:valid");
    await expect(page.getByText("No match")).toBeVisible();
  },
  attention: async (page) => {
    await filterBox(page).fill("");
    await goTo(page, "Needs attention");
  },
  due: (page) => goTo(page, "Due soon"),
  rotation: (page) => goTo(page, "Rotation"),
  activity: async (page) => {
    await goTo(page, "Activity");
    await expect(page.getByRole("listitem").filter({ hasText: "FLUX_API_KEY" }).first()).toBeVisible();
  },
  providers: async (page) => {
    await goTo(page, "Providers");
    await expect(page.getByRole("grid", { name: "Providers" })).toHaveAttribute("aria-rowcount", /^4\d\d$/u);
  },
  "a provider's page": async (page) => {
    await page.getByRole("searchbox", { name: "Search providers" }).fill("stripe");
    await page.getByRole("row", { name: /^Stripe,/u }).click();
    const panel = page.getByRole("complementary", { name: "Provider details" });
    await expect(panel.getByRole("switch", { name: "Checks" })).toBeVisible();
  },
  archive: (page) => goTo(page, "Archive"),
  settings: (page) => goTo(page, "Settings"),
  "export with a diff": async (page, app, folder) => {
    await answerSaveDialog(app, write(folder, "diff.env", ["# shop", "FLUX_API_KEY=old", "OTHER=1"]));
    await goTo(page, "shop");
    await openDetail(page, "FLUX_API_KEY");
    await page.getByRole("grid").press("e");
    await page.getByRole("button", { name: "Choose a file…" }).click();
    await expect(page.getByRole("heading", { name: "1 change" })).toBeVisible();
  },
  "import before a choice": async (page) => {
    await goTo(page, "All keys");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("button", { name: "Choose a file…" })).toBeVisible();
  },
  "import with rows": async (page, app, folder) => {
    const lines = [
      `NEW_FLUX=${seedSecret({ name: "", provider: "fluximage", filler: "c" })}`,
      `MAYBE=${seedSecret({ name: "", provider: "deepcreative-labs", filler: "d" })}`,
      "PORT=3000",
    ];
    await answerOpenDialog(app, write(folder, "rows.env", lines));
    await page.getByRole("button", { name: "Choose a file…" }).click();
    await expect(page.getByRole("checkbox", { name: "Import NEW_FLUX" })).toBeVisible();
  },
};

test("axe finds nothing on any view, in light and dark", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  for (const [name, visit] of Object.entries(views)) {
    await test.step(name, () => visit(page, app, keystow.project));
    await expectAccessibleInBoth(app, page, name);
  }
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
  await expect(page.getByRole("heading", { name: "Keystow is locked" })).toBeVisible();
  await expectAccessibleInBoth(app, page, "locked, in a view about values");
  await goTo(page, "All keys");
  await expect(page.getByRole("button", { name: "Unlock" })).toBeVisible();
  await expectAccessibleInBoth(app, page, "locked, above the list");
});

/** Opens the dialog and waits until its field has the focus: what is typed before goes to the list. */
async function openAdd(page: Page): Promise<void> {
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog").getByLabel("Paste the key")).toBeFocused();
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press(`${modKey}+k`);
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
}

/** Each dialog, and how to open it while the list has the focus. */
const dialogs: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "add, with a key that is detected": async (page) => {
    await openAdd(page);
    await pasteText(page, seedSecret({ name: "", provider: "fluximage", filler: "c" }));
    await expect(page.getByRole("dialog").getByRole("status").filter({ hasText: "Valid" })).toBeVisible();
  },
  "add, with a key of several providers": async (page) => {
    await openAdd(page);
    await pasteText(page, seedSecret({ name: "", provider: "deepcreative-labs", filler: "c" }));
    await expect(page.getByText("Which provider?")).toBeVisible();
  },
  edit: (page) => page.keyboard.press("F2"),
  replace: (page) => page.keyboard.press("r"),
  tag: (page) => page.keyboard.press("t"),
  move: (page) => page.keyboard.press("m"),
  snooze: (page) => page.keyboard.press("s"),
  policy: (page) => page.keyboard.press("p"),
  palette: openPalette,
  "palette of a key": async (page) => {
    await openPalette(page);
    await page.keyboard.press(`${modKey}+k`);
  },
  shortcuts: (page) => page.keyboard.press("?"),
  "a provider of one's own": async (page) => {
    await openPalette(page);
    await page.keyboard.type("provider of your own");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByLabel("Host")).toBeVisible();
  },
  erase: async (page) => {
    await openPalette(page);
    await page.keyboard.type("erase");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alertdialog")).toBeVisible();
  },
};

test("axe finds nothing in any dialog, in light and dark, and each gives the focus back", async ({
  keystow,
}) => {
  const { app, page } = await keystow.launch();
  await rowOf(page, "FLUX_API_KEY").click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid")).toBeFocused();
  const open = openDialog(page);
  for (const [name, show] of Object.entries(dialogs)) {
    await test.step(name, () => show(page));
    // A palette that is on its way out is a dialog, too.
    await expect(open, name).toHaveCount(1);
    await expect(open, name).toBeVisible();
    await expectAccessibleInBoth(app, page, name);
    await expect(async () => {
      await page.keyboard.press("Escape");
      await expect(open, name).toBeHidden({ timeout: 300 });
    }).toPass();
    await expect(page.getByRole("grid"), name).toBeFocused();
  }
});

test("axe finds nothing in menus, and they give the focus back", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  const panel = await openDetail(page, "FLUX_API_KEY");
  const menus = {
    "of the panel": () => panel.getByRole("button", { name: "More actions" }).click(),
    "at the pointer": () => rowOf(page, "FLUX_API_KEY").click({ button: "right" }),
    "of a filter": () => page.getByRole("button", { name: "Status: all" }).click(),
  };
  for (const [name, show] of Object.entries(menus)) {
    await show();
    await expect(page.getByRole("menu"), name).toBeVisible();
    // An open menu belongs to its button, not to a part of the page: it needs no landmark around it.
    await expectAccessibleInBoth(app, page, `menu ${name}`, ["region"]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu"), name).toBeHidden();
  }
});

test("at 200 % nothing is lost at the side, and every control can be reached", async ({ keystow }) => {
  const { app, page } = await keystow.launch();
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBeGreaterThanOrEqual(2);
  await expect(rowOf(page, "FLUX_API_KEY")).toBeVisible();
  await expectNoSidewaysLoss(page, "list");
  for (const [name, visit] of Object.entries(views)) {
    await test.step(name, () => visit(page, app, keystow.project));
    await expectNoSidewaysLoss(page, name);
  }
  await goTo(page, "All keys");
  for (const press of ["n", "?", `${modKey}+k`]) {
    await page.keyboard.press(press);
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoSidewaysLoss(page, `dialog of ${press}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});

test("nothing moves for those who asked for less motion", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await page.emulateMedia({ colorScheme: null, reducedMotion: "reduce" });
  await openDetail(page, "FLUX_API_KEY");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog")).toBeVisible();
  const moving = await page.evaluate(() => {
    const running = document.getAnimations().filter(({ playState }) => playState === "running");
    const timed = [...document.querySelectorAll("*")].flatMap((element) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
      const isLong = (times: string): boolean =>
        times.split(",").some((time) => Number.parseFloat(time) > 0.01);
      const moves = (animationName !== "none" && isLong(animationDuration)) || isLong(transitionDuration);
      return moves ? [`${element.tagName} ${element.className}`] : [];
    });
    return { running: running.length, timed };
  });
  expect(moving).toEqual({ running: 0, timed: [] });
});

test("states stay visible in forced colours", async ({ keystow }) => {
  const { page } = await keystow.launch();
  await page.emulateMedia({ colorScheme: null, forcedColors: "active" });
  const panel = await openDetail(page, "FLUX_API_KEY");
  const row = rowOf(page, "FLUX_API_KEY");
  await expect(row.getByText("Not checked")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Check now" })).toBeVisible();
  const looks = await row.evaluate((element) => {
    const glyph = element.querySelector("svg");
    const here = getComputedStyle(element);
    const other = element.parentElement?.querySelector<HTMLElement>(`[role=row]:not([data-active])`);
    const there = other === null || other === undefined ? null : getComputedStyle(other);
    return {
      glyph: glyph === null ? 0 : glyph.getBoundingClientRect().width,
      activeDiffers:
        there !== null &&
        [here.backgroundColor, here.outlineStyle, here.borderColor, here.color].join() !==
          [there.backgroundColor, there.outlineStyle, there.borderColor, there.color].join(),
    };
  });
  expect(looks.glyph).toBeGreaterThan(0);
  expect(looks.activeDiffers).toBe(true);
  await expectAccessible(page);
});
