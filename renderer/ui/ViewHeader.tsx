/** The line on top of a view: its name, what belongs to it, what can be done. */
import type { ReactNode } from "react";
import styles from "./ViewHeader.module.css";

export function ViewHeader(props: {
  readonly title: string;
  readonly subtitle?: string;
  /** Between title and actions: a search box. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      {/* It takes the focus when the view changes, so that the new view is read out. */}
      <h1 id="view-title" tabIndex={-1} className={styles.title}>
        {props.title}
      </h1>
      {props.subtitle === undefined || props.subtitle === "" ? null : (
        <span className={styles.subtitle}>{props.subtitle}</span>
      )}
      {props.children}
      <div className={styles.actions}>{props.actions}</div>
    </header>
  );
}
