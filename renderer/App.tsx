/** The frame of the window: sidebar, view, status bar. */
import styles from "./App.module.css";
import { useApp } from "./store/context.tsx";

export function App() {
  const view = useApp((state) => state.view);
  return (
    <div className={styles.frame}>
      <main className={styles.main}>
        <h1>{view.name}</h1>
      </main>
    </div>
  );
}
