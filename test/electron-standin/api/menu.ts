/** `Menu`, `MenuItem` and `Tray`: kept and clickable from a spec, never drawn. */
import { GuardedEmitter, guarded } from "../missing.ts";
import { note } from "../state.ts";
import { StandInBrowserWindow } from "./browser-window.ts";

interface ItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly accelerator?: string;
  readonly submenu?: StandInMenu | readonly ItemOptions[];
  readonly click?: (item: StandInMenuItem, window: StandInBrowserWindow | null, event: object) => void;
}

export class StandInMenuItem {
  readonly id: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: StandInMenu | null;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #click: ItemOptions["click"];

  constructor(options: ItemOptions) {
    const { submenu = null } = options;
    this.id = options.id ?? "";
    this.role = options.role;
    this.label = options.label ?? options.role ?? "";
    this.type = options.type ?? (submenu === null ? "normal" : "submenu");
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#click = options.click;
    this.submenu =
      submenu === null || submenu instanceof StandInMenu ? submenu : StandInMenu.buildFromTemplate(submenu);
  }
  click(): void {
    this.#click?.(this, StandInBrowserWindow.getFocusedWindow(), {});
  }
}

let applicationMenu: StandInMenu | null = null;

export class StandInMenu extends GuardedEmitter {
  readonly items: StandInMenuItem[] = [];

  constructor() {
    super("Menu");
  }
  append(item: StandInMenuItem): void {
    this.items.push(item);
  }
  /** Nobody sees it, so it stays a note with the labels. */
  popup(): void {
    note(
      "menu.popup",
      this.items.map((item) => item.label),
    );
    this.emit("menu-will-show", {});
  }
  closePopup(): void {
    this.emit("menu-will-close", {});
  }
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }
  static buildFromTemplate(template: readonly (ItemOptions | StandInMenuItem)[]): StandInMenu {
    const menu = new StandInMenu();
    for (const one of template) menu.append(one instanceof StandInMenuItem ? one : new StandInMenuItem(one));
    return menu;
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): StandInMenu | null {
    return applicationMenu;
  }
}

export class StandInTray extends GuardedEmitter {
  #destroyed = false;

  constructor() {
    super("Tray");
  }
  setToolTip(text: string): void {
    note("tray.setToolTip", text);
  }
  setContextMenu(): void {
    note("tray.setContextMenu");
  }
  setImage(): void {
    note("tray.setImage");
  }
  destroy(): void {
    this.#destroyed = true;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

export const menuModule = {
  Menu: guarded("Menu", StandInMenu),
  MenuItem: StandInMenuItem,
  Tray: StandInTray,
};
