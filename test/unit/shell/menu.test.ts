import type { MenuItemConstructorOptions } from "electron";
import { expect, test, vi } from "vitest";
import { menuTemplate } from "../../../electron/shell/menu.ts";
import { commandOf } from "../../../renderer/store/commands.ts";

vi.mock("electron", () => ({ Menu: {} }));

function itemsOf(template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

test.each(["darwin", "linux", "win32"] as const)(
  "%s: no reload, no developer tools, but zoom",
  (platform) => {
    const roles = itemsOf(menuTemplate(platform, vi.fn())).map(({ role }) => role);
    for (const refused of ["reload", "forceReload", "toggleDevTools", "viewMenu"] as const)
      expect(roles).not.toContain(refused);
    expect(roles).toEqual(expect.arrayContaining(["zoomIn", "zoomOut", "resetZoom"]));
  },
);

test("elsewhere than on macOS nothing of the menu is seen", () => {
  for (const platform of ["linux", "win32"] as const)
    for (const item of menuTemplate(platform, vi.fn())) expect(item.visible).toBe(false);
});

test("each entry of our own runs one command of the page, and no shortcut is given twice", () => {
  const run = vi.fn();
  const items = itemsOf(menuTemplate("darwin", run));
  const own = items.filter(({ click }) => click !== undefined);
  for (const { click } of own) (click as () => void)();
  const ids = run.mock.calls.map(([id]) => id as string);
  expect(new Set(ids).size).toBe(own.length);
  for (const id of ids) expect(commandOf(id), id).toBeDefined();
  const shortcuts = items.flatMap(({ accelerator }) =>
    typeof accelerator === "string" ? [accelerator] : [],
  );
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});
