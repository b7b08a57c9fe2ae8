/** A choice of one among a few. The browser's own list: it works with every keyboard and every reader. */
import { ChevronDown } from "lucide-react";
import { useId, type ReactNode } from "react";
import styles from "./Field.module.css";
import { describedBy, FieldFrame } from "./TextField.tsx";

export function SelectField(props: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}) {
  const id = useId();
  const parts = {
    label: props.label,
    ...(props.hint === undefined ? {} : { hint: props.hint }),
    ...(props.hideLabel === undefined ? {} : { hideLabel: props.hideLabel }),
  };
  return (
    <FieldFrame id={id} {...parts}>
      <span className={styles.selectBox}>
        <select
          id={id}
          className={styles.select}
          value={props.value}
          disabled={props.disabled === true}
          onChange={(event) => props.onChange(event.target.value)}
          {...describedBy(id, parts)}
        >
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" className={styles.chevron} />
      </span>
    </FieldFrame>
  );
}
