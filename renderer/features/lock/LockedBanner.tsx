/** Above the list while values cannot be reached: why, and the way back. The list itself stays. */
import { useMemo } from "react";
import { useApp } from "../../store/context.tsx";
import type { AppState, ReadyVault } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import styles from "./Lock.module.css";
import { UnlockControl } from "./UnlockControl.tsx";
import { troubleText, type TroubleText } from "./words.ts";

const readyVault = ({ overview }: AppState): ReadyVault | null =>
  overview?.state === "ready" ? overview : null;

/** What keeps the values away; null: nothing. */
export function useTrouble(): TroubleText | null {
  const vault = useApp(readyVault);
  const storeState = useApp((state) => state.storeState);
  return useMemo(() => troubleText(vault, storeState), [vault, storeState]);
}

export function LockedBanner() {
  const trouble = useTrouble();
  if (trouble === null) return null;
  return (
    <div className={styles.banner}>
      <Banner
        tone={trouble.tone}
        title={trouble.title}
        role={trouble.tone === "bad" ? "alert" : "status"}
        actions={<UnlockControl way={trouble.way} />}
      >
        {trouble.text}
      </Banner>
    </div>
  );
}
