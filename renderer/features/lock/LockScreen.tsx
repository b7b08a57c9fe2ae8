/** In a view's place while it is locked, where the view is about values: export, import. */
import { Lock } from "lucide-react";
import { useEffect } from "react";
import { useActions } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { focusIfLost } from "./focus-view.ts";
import styles from "./Lock.module.css";
import { useTrouble } from "./LockedBanner.tsx";
import { UnlockControl } from "./UnlockControl.tsx";

export function LockScreen() {
  const trouble = useTrouble();
  const { go } = useActions();
  // The view that had the focus is gone.
  useEffect(() => focusIfLost(), []);
  if (trouble === null) return null;
  return (
    <section className={styles.screen} aria-labelledby="view-title">
      <Lock size={24} strokeWidth={1.75} aria-hidden="true" className={styles.sign} />
      <h1 id="view-title" tabIndex={-1}>
        {trouble.title}
      </h1>
      <p>{trouble.text}</p>
      <div className={styles.ways}>
        <UnlockControl way={trouble.way} primary />
        <Button variant="quiet" onClick={() => go({ name: "keys", list: "all" })}>
          Show the list
        </Button>
      </div>
    </section>
  );
}
