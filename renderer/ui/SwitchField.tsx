/** A setting that is on or off. */
import { Switch as Base } from "@base-ui/react/switch";
import { useId } from "react";
import styles from "./Field.module.css";

/** The switch alone; its name is said, and stands beside it as a text of the caller's. */
export function Switch(props: {
  readonly label: string;
  /** Id of a text that says more. */
  readonly describedBy?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <Base.Root
      className={styles.track}
      checked={props.checked}
      onCheckedChange={(checked) => props.onChange(checked)}
      aria-label={props.label}
      aria-describedby={props.describedBy}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  );
}

/** The switch with its label and description beside it. A click on the label turns it, too. */
export function SwitchField(props: {
  readonly label: string;
  readonly description?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    // The switch has its own name and its own keys: this click is a larger target for the pointer.
    <div className={styles.switchRow}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div onClick={() => props.onChange(!props.checked)}>
        <div className={styles.label}>{props.label}</div>
        {props.description === undefined ? null : (
          <div id={id} className={styles.hint}>
            {props.description}
          </div>
        )}
      </div>
      <Switch
        label={props.label}
        checked={props.checked}
        onChange={props.onChange}
        {...(props.description === undefined ? {} : { describedBy: id })}
      />
    </div>
  );
}
