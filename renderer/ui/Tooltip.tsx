/** A short text beside a control, half a second after the pointer or the focus came. */
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./Kbd.tsx";
import styles from "./Tooltip.module.css";

export function Tooltip(props: {
  readonly text: string;
  readonly keys?: string;
  /** One element that takes a ref and the props of a trigger. */
  readonly children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger delay={500} render={props.children as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {props.text}
            {props.keys === undefined ? null : <Kbd text={props.keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
