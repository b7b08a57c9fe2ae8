/** A framed part of a panel, with a title and something at its end. */
import type { ReactNode } from "react";
import styles from "./Card.module.css";

export function Card(props: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const hasHead = props.title !== undefined || props.aside !== undefined;
  return (
    <section className={styles.card}>
      {hasHead ? (
        <div className={styles.head}>
          {props.title === undefined ? null : <h3 className={styles.title}>{props.title}</h3>}
          {props.aside === undefined ? null : <div className={styles.aside}>{props.aside}</div>}
        </div>
      ) : null}
      {props.children}
    </section>
  );
}
