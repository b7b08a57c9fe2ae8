/** A word in a box. Strong ones are for what must not be overlooked. */
import styles from "./Tag.module.css";

export function Tag({ word, strong }: { readonly word: string; readonly strong: boolean }) {
  return <span className={strong ? `${styles.tag} ${styles.strong}` : styles.tag}>{word}</span>;
}
