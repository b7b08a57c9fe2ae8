/** Keys of the keyboard. Decoration: assistive technology gets them from `aria-keyshortcuts` or the sheet. */
import styles from "./Kbd.module.css";

export function Kbd({ text }: { readonly text: string }) {
  return (
    <kbd className={styles.keys} aria-hidden="true">
      {text}
    </kbd>
  );
}
