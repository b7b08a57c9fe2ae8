/** The two regions that assistive technology listens to: one waits, one interrupts. Once, always there. */
import { useSyncExternalStore } from "react";
import { announced, subscribeToAnnouncements } from "./announce.ts";
import styles from "./Announce.module.css";

export function LiveRegions() {
  const { polite, assertive } = useSyncExternalStore(subscribeToAnnouncements, announced, announced);
  return (
    <>
      <div className={styles.spoken} role="status" aria-live="polite">
        {polite}
      </div>
      <div className={styles.spoken} role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
