/** Text inputs with label, hint and error. */
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from "react";
import styles from "./Field.module.css";
import spoken from "./Spoken.module.css";

export interface FieldParts {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly hideLabel?: boolean;
}

/** Label above, hint or error below, joined to the control by id. */
export function FieldFrame(
  props: FieldParts & { readonly id: string; readonly children: ReactNode; readonly className?: string },
) {
  const { id, error = null } = props;
  return (
    <div className={[styles.field, props.className].filter(Boolean).join(" ")}>
      <label htmlFor={id} className={props.hideLabel === true ? spoken.spoken : styles.label}>
        {props.label}
      </label>
      {props.children}
      {props.hint === undefined ? null : (
        <div id={`${id}-hint`} className={styles.hint}>
          {props.hint}
        </div>
      )}
      {error === null ? null : (
        <div id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

/** The attributes that join a control to its hint and its error. */
export function describedBy(id: string, { hint, error = null }: Pick<FieldParts, "hint" | "error">) {
  const ids = [hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`];
  const text = ids.filter((one) => one !== null).join(" ");
  return {
    ...(text === "" ? {} : { "aria-describedby": text }),
    ...(error === null ? {} : { "aria-invalid": true as const }),
  };
}

export interface TextFieldProps extends FieldParts, Omit<InputHTMLAttributes<HTMLInputElement>, "children"> {
  readonly mono?: boolean;
  /** What stands at the end inside the box: a button, a unit. */
  readonly end?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, hint, error, hideLabel, mono, end, className, ...rest }: TextFieldProps) {
  const own = useId();
  const id = rest.id ?? own;
  const parts = {
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(error === undefined ? {} : { error }),
    ...(hideLabel === undefined ? {} : { hideLabel }),
  };
  return (
    <FieldFrame id={id} {...parts} {...(className === undefined ? {} : { className })}>
      <div className={styles.box}>
        <input
          type="text"
          spellCheck={false}
          {...rest}
          id={id}
          className={mono === true ? `${styles.input} ${styles.mono}` : styles.input}
          {...describedBy(id, parts)}
        />
        {end}
      </div>
    </FieldFrame>
  );
}

export interface TextAreaProps
  extends FieldParts, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "children"> {
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, hint, error, hideLabel, mono, className, ...rest }: TextAreaProps) {
  const own = useId();
  const id = rest.id ?? own;
  const parts = {
    label,
    ...(hint === undefined ? {} : { hint }),
    ...(error === undefined ? {} : { error }),
    ...(hideLabel === undefined ? {} : { hideLabel }),
  };
  return (
    <FieldFrame id={id} {...parts} {...(className === undefined ? {} : { className })}>
      <textarea
        rows={3}
        spellCheck={false}
        {...rest}
        id={id}
        className={mono === true ? `${styles.area} ${styles.mono}` : styles.area}
        {...describedBy(id, parts)}
      />
    </FieldFrame>
  );
}
