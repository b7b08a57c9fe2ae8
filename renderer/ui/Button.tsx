/** A button with a word on it. One primary button a view. */
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import styles from "./Button.module.css";
import { Kbd } from "./Kbd.tsx";

export type ButtonVariant = "primary" | "secondary" | "danger" | "danger-filled" | "quiet";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  readonly icon?: ReactNode;
  /** The shortcut, as it is shown. */
  readonly keys?: string;
  /** While it works: not to be pressed again, and said to assistive technology. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A busy button does nothing, and submits no form. */
const refuse = (event: MouseEvent<HTMLButtonElement>): void => event.preventDefault();

export function Button({
  variant = "secondary",
  icon,
  keys,
  busy = false,
  disabled,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const names = [styles.button, styles[variant], className].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      {...rest}
      className={names}
      disabled={disabled === true}
      // Not `disabled`: that would take the focus away from whoever has just pressed it.
      aria-disabled={busy ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={busy ? refuse : onClick}
    >
      {icon}
      {children}
      {keys === undefined ? null : <Kbd text={keys} />}
    </button>
  );
}
