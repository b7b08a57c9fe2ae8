/** The line at the bottom: where the secrets lie, how many keys there are, and what this window can do. */
import type { KeystowError, VaultOverview } from "../../store/overview.ts";
import { countWords } from "./row.ts";
import styles from "./StatusBar.module.css";

const storeNames = { keychain: "OS keychain", sealed: "Sealed file" } as const;

export function StatusBar(props: {
  readonly overview: VaultOverview | null;
  readonly error: KeystowError | null;
}) {
  const { overview, error } = props;
  return (
    <footer className={styles.bar}>
      {overview?.state === "ready" ? (
        <>
          <span>Secrets in: {storeNames[overview.store]}</span>
          <span>{countWords(overview.keys.length)}</span>
        </>
      ) : null}
      <span role="status" className={styles.trouble}>
        {overview !== null && error !== null ? `Not refreshed: ${error.message}` : ""}
      </span>
      <span className={styles.end}>
        Read only. To change keys, use <code>keystow</code> in a terminal.
      </span>
    </footer>
  );
}
