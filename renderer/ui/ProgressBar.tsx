/** How far something is. The numbers stand beside it as text; this only shows them. */
import styles from "./ProgressBar.module.css";

export function ProgressBar(props: {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  readonly tone?: "accent" | "ok" | "warn" | "bad";
}) {
  return (
    <progress
      className={`${styles.bar} ${styles[props.tone ?? "accent"]}`}
      value={Math.min(props.value, props.max)}
      max={Math.max(props.max, 1)}
      aria-label={props.label}
    />
  );
}
