/** A button with a picture on it. Its name and its shortcut stand in the tooltip. */
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./Button.tsx";
import styles from "./Button.module.css";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "keys"> {
  /** What it does: read out, and shown in the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** The shortcut, as it is shown. */
  readonly keys?: string;
}

export function IconButton({ label, icon, keys, className, ...rest }: IconButtonProps) {
  const names = [styles.icon, className].filter(Boolean).join(" ");
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <Button variant="quiet" {...rest} className={names} aria-label={label}>
        {icon}
      </Button>
    </Tooltip>
  );
}
