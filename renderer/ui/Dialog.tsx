/** Dialogs: the page behind cannot be reached, Escape closes, and the focus goes back where it came from. */
import { AlertDialog as BaseAlert } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useId, useRef, useState, type ReactNode, type RefObject } from "react";
import { Button } from "./Button.tsx";
import styles from "./Dialog.module.css";
import { TextField } from "./TextField.tsx";

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** In CSS pixels; 600 unless told. */
  readonly width?: number;
  /** What has the focus first; else the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
}

export function Dialog(props: DialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={styles.popup}
          style={{ width: props.width ?? 600 }}
          {...(props.initialFocus === undefined ? {} : { initialFocus: props.initialFocus })}
        >
          <div className={styles.body}>
            <Base.Title className={styles.title}>{props.title}</Base.Title>
            {props.description === undefined ? null : (
              <Base.Description className={styles.description} render={<div />}>
                {props.description}
              </Base.Description>
            )}
            {props.children}
          </div>
          {props.footer === undefined ? null : <div className={styles.footer}>{props.footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before what cannot be undone. The focus is on Cancel; with `typeToConfirm` that text must be typed. */
export function ConfirmDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly typeToConfirm?: string;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const description = useId();
  const allowed = props.typeToConfirm === undefined || typed === props.typeToConfirm;
  const close = (): void => {
    setTyped("");
    props.onClose();
  };
  return (
    <BaseAlert.Root open={props.open} onOpenChange={(open) => (open ? undefined : close())}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={styles.backdrop} />
        <BaseAlert.Popup
          className={styles.popup}
          style={{ width: 460 }}
          initialFocus={cancel}
          aria-describedby={description}
        >
          <div className={styles.body}>
            <BaseAlert.Title className={styles.title}>{props.title}</BaseAlert.Title>
            <div id={description} className={styles.description}>
              {props.children}
            </div>
            {props.typeToConfirm === undefined ? null : (
              <TextField
                label={`Type ${props.typeToConfirm} to go on`}
                mono
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </div>
          <div className={styles.footer}>
            <Button ref={cancel} onClick={close}>
              Cancel
            </Button>
            <Button
              variant={props.danger === true ? "danger-filled" : "primary"}
              disabled={!allowed}
              onClick={() => {
                setTyped("");
                props.onConfirm();
              }}
            >
              {props.confirmLabel}
            </Button>
          </div>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}
