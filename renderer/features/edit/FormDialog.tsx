/** A dialog with one thing to do: Enter or ⌘↵ does it, Escape leaves. */
import { useState, type FormEvent, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { keysText } from "../../store/commands.ts";
import { useActions, useApp } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./FormDialog.module.css";

export function FormDialog(props: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly submitLabel: string;
  readonly disabled?: boolean;
  readonly width?: number;
  /** What has the focus first; else the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** True: it has worked, and the dialog closes. */
  readonly onSubmit: () => Promise<boolean>;
}) {
  const { close } = useActions();
  const platform = useApp((state) => state.appInfo?.platform);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (busy || props.disabled === true) return;
    setBusy(true);
    const worked = await props.onSubmit();
    setBusy(false);
    if (worked) close();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={props.title}
      width={props.width ?? 460}
      {...(props.initialFocus === undefined ? {} : { initialFocus: props.initialFocus })}
      {...(props.description === undefined ? {} : { description: props.description })}
      footer={
        <>
          <Button variant="secondary" onClick={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={props.disabled === true}
            keys={keysText(["$mod+Enter"], platform)}
            onClick={() => void submit()}
          >
            {props.submitLabel}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={onSubmit} onKeyDown={onKeyDown}>
        {props.children}
        {/* Enter submits only where a form has a button for it. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
