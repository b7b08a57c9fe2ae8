/** A box to tick. */
import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { useId } from "react";
import styles from "./Field.module.css";
import spoken from "./Spoken.module.css";

export function Checkbox(props: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  const some = props.indeterminate === true;
  return (
    <label className={styles.check}>
      <Base.Root
        className={styles.tick}
        checked={props.checked}
        indeterminate={some}
        onCheckedChange={(checked) => props.onChange(checked)}
        aria-labelledby={id}
      >
        <Base.Indicator>
          {some ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
        </Base.Indicator>
      </Base.Root>
      <span id={id} className={props.hideLabel === true ? spoken.spoken : undefined}>
        {props.label}
      </span>
    </label>
  );
}
