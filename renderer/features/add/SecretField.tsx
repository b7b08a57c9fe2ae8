/** A field that takes a secret and keeps none: what was entered is shown masked, as the main process saw it. */
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { SecretEntry } from "./secret-entry.ts";

export function SecretField(props: {
  readonly label: string;
  readonly entry: SecretEntry;
  readonly hint?: ReactNode;
  readonly field?: RefObject<HTMLInputElement | null>;
}) {
  const own = useRef<HTMLInputElement>(null);
  const field = props.field ?? own;
  const { intake, error, busy, handlers, drop } = props.entry;
  const masked = intake === null || intake.kind === "import" ? null : maskedOf(intake);
  useEffect(() => {
    // The same element all the time, so that it keeps the focus; React never has its value.
    showIn(field.current, masked ?? "");
  }, [field, masked]);
  const clear = (): void => {
    drop();
    field.current?.focus();
  };
  const typing = { onBlur: handlers.onBlur, onKeyDown: handlers.onKeyDown, placeholder: "Paste it here" };
  return (
    <TextField
      ref={field}
      label={props.label}
      mono
      // Dots for what is typed; the browser's own store of passwords is kept away.
      type={masked === null ? "password" : "text"}
      autoComplete="off"
      spellCheck={false}
      error={error === null ? null : [error.message, error.hint].filter(Boolean).join(" ")}
      hint={props.hint}
      aria-busy={busy}
      readOnly={masked !== null}
      onPaste={handlers.onPaste}
      {...(masked === null ? typing : { end: <ChangeButton label={props.label} onClick={clear} /> })}
    />
  );
}

function showIn(input: HTMLInputElement | null, text: string): void {
  if (input !== null) input.value = text;
}

function ChangeButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button variant="quiet" onClick={onClick} aria-label={`Change: ${label}`}>
      Change
    </Button>
  );
}

function maskedOf(intake: Exclude<NonNullable<SecretEntry["intake"]>, { readonly kind: "import" }>): string {
  return intake.kind === "key" ? intake.masked : "••••••••";
}
