/** The menu of a right click in the list. */
import { useState, type MouseEvent, type ReactElement } from "react";
import { useAppStore } from "../../store/context.tsx";
import { ContextMenu } from "../../ui/Menu.tsx";
import { keyMenu, type KeyMenuEntry } from "./key-menu.ts";
import styles from "./KeyGrid.module.css";

/** `prepare` chooses the row under the pointer before the menu is made. */
export function KeyContextMenu(props: {
  readonly children: ReactElement;
  readonly prepare: (event: MouseEvent<HTMLElement>) => void;
}) {
  const store = useAppStore();
  const [items, setItems] = useState<readonly KeyMenuEntry[]>([]);
  return (
    <div
      className={styles.contents}
      onContextMenuCapture={(event) => {
        props.prepare(event);
        setItems(keyMenu(store, null));
      }}
    >
      <ContextMenu items={items}>{props.children}</ContextMenu>
    </div>
  );
}
