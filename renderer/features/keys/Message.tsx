/** What stands in the list's place when there is no list: why, and the command that changes it. */
import type { ReactNode } from "react";
import styles from "./Message.module.css";

export function Message(props: {
  readonly title: string;
  /** Commands to type in a terminal, one a line. */
  readonly commands?: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.message}>
      <h2>{props.title}</h2>
      {props.children}
      {props.commands === undefined ? null : (
        <pre className={styles.commands}>
          <code>{props.commands.join("\n")}</code>
        </pre>
      )}
    </section>
  );
}
