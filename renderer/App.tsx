/** The frame of the window: title, list, status bar. */
import { useStore, type StoreApi } from "zustand";
import styles from "./App.module.css";
import { KeysView } from "./features/keys/KeysView.tsx";
import { StatusBar } from "./features/keys/StatusBar.tsx";
import type { OverviewState } from "./store/overview.ts";

export function App({ store }: { readonly store: StoreApi<OverviewState> }) {
  const { overview, error, answeredAt } = useStore(store);
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <h1 id="view-title">All keys</h1>
      </header>
      {/* Focusable, so that the keyboard can scroll it. */}
      <main
        className={styles.main}
        tabIndex={0}
        aria-labelledby="view-title"
        aria-busy={overview === null && error === null}
      >
        <KeysView overview={overview} error={error} now={answeredAt} />
      </main>
      <StatusBar overview={overview} error={error} />
    </div>
  );
}
