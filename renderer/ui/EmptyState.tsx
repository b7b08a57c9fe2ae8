/** What stands where there is nothing yet: why, and what to do. No picture. */
import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** 1 where it is all that the view shows. */
  readonly level?: 1 | 2;
}) {
  const Heading = props.level === 1 ? "h1" : "h2";
  return (
    <div className={styles.empty}>
      <Heading>{props.title}</Heading>
      {props.children === undefined ? null : <div className={styles.text}>{props.children}</div>}
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
