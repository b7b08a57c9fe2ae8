/** The two regions that assistive technology listens to: one waits, one interrupts. Once, always there. */
import { useSyncExternalStore } from "react";
import { announced, subscribeToAnnouncements } from "./announce.ts";
import spoken from "./Spoken.module.css";

export function LiveRegions() {
  const { polite, assertive } = useSyncExternalStore(subscribeToAnnouncements, announced, announced);
  return (
    <>
      <div className={spoken.spoken} role="status" aria-live="polite">
        {polite}
      </div>
      <div className={spoken.spoken} role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
