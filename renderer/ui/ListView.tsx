/** A view with a list: its header, a bar with filters and the count, the list, and a panel beside it. */
import type { ReactNode } from "react";
import styles from "./ListView.module.css";

export function ListView(props: {
  /** A `ViewHeader`. */
  readonly header: ReactNode;
  /** Above the list; none where there is nothing to filter. */
  readonly bar: ReactNode;
  /** The list, or what stands in its place. */
  readonly children: ReactNode;
  /** What is known of the active row; null: nothing is shown. */
  readonly panel: ReactNode;
}) {
  return (
    <div className={styles.view}>
      {props.header}
      <div className={styles.content}>
        <div className={styles.list}>
          <div className={styles.bar}>{props.bar}</div>
          {props.children}
        </div>
        {props.panel}
      </div>
    </div>
  );
}
