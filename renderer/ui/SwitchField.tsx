/** A setting that is on or off. */
import { Switch } from "@base-ui/react/switch";
import { useId } from "react";
import styles from "./Field.module.css";

export function SwitchField(props: {
  readonly label: string;
  readonly description?: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}) {
  const id = useId();
  return (
    <div className={styles.switchRow}>
      <div>
        <div id={id} className={styles.label}>
          {props.label}
        </div>
        {props.description === undefined ? null : (
          <div id={`${id}-text`} className={styles.hint}>
            {props.description}
          </div>
        )}
      </div>
      <Switch.Root
        className={styles.track}
        checked={props.checked}
        onCheckedChange={(checked) => props.onChange(checked)}
        aria-labelledby={id}
        {...(props.description === undefined ? {} : { "aria-describedby": `${id}-text` })}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </div>
  );
}
