/** Filters above a list, as a row of chips. */
import type { ComponentProps, ReactNode } from "react";
import styles from "./FilterChips.module.css";

export function FilterChips({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.chips} role="group" aria-label="Filters">
      {children}
    </div>
  );
}

/** One of them. `on` is its look only: the caller's own attributes or words say so, too. */
export function FilterChip({ on, ...rest }: ComponentProps<"button"> & { readonly on: boolean }) {
  return <button type="button" {...rest} className={on ? `${styles.chip} ${styles.on}` : styles.chip} />;
}
