/** Menus at a button and at the pointer. */
import { ContextMenu as BaseContext } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";
import styles from "./Menu.module.css";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** The shortcut, as it is shown. */
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export type MenuEntry = MenuItem | "separator";

/** The entries, for either kind of menu: both have the same parts. */
function Entries({ items }: { readonly items: readonly MenuEntry[] }) {
  return items.map((entry, index) =>
    entry === "separator" ? (
      <Base.Separator key={`separator-${String(index)}`} className={styles.separator} />
    ) : (
      <Base.Item
        key={entry.id}
        className={entry.danger === true ? `${styles.item} ${styles.danger}` : styles.item}
        disabled={entry.disabled === true}
        onClick={entry.onSelect}
      >
        <span>{entry.label}</span>
        {entry.keys === undefined ? null : <Kbd text={entry.keys} />}
      </Base.Item>
    ),
  );
}

export function Menu(props: {
  readonly label: string;
  /** One button that takes a ref and the props of a trigger. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuEntry[];
}) {
  return (
    <Base.Root>
      <Base.Trigger render={props.trigger as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="end">
          <Base.Popup className={styles.popup} aria-label={props.label}>
            <Entries items={props.items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The menu of the secondary button, and of the menu key, over `children`. */
export function ContextMenu(props: { readonly items: readonly MenuEntry[]; readonly children: ReactNode }) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger className={styles.area}>{props.children}</BaseContext.Trigger>
      <BaseContext.Portal>
        <BaseContext.Positioner className={styles.positioner}>
          <BaseContext.Popup className={styles.popup} aria-label="Actions">
            <Entries items={props.items} />
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}
