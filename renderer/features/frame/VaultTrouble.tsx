/** Instead of a view: the vault cannot be shown, or has not answered yet. */
import { useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { AppState } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import styles from "./VaultTrouble.module.css";

interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** What keeps the vault from being shown; null: nothing, or it has not answered yet. */
export function troubleOf({ overview, error }: Pick<AppState, "overview" | "error">): Trouble | null {
  if (overview?.state === "failing") return overview.error;
  return overview === null ? error : null;
}

export function VaultTrouble() {
  const trouble = useApp(troubleOf);
  const folder = useApp(({ overview }) => (overview?.state === "failing" ? overview.folder : null));
  const { refresh, copyText } = useActions();
  const [asking, setAsking] = useState(false);
  if (trouble === null) return <div className={styles.waiting} aria-busy="true" />;
  const retry = async (): Promise<void> => {
    setAsking(true);
    await refresh();
    setAsking(false);
  };
  const details = [trouble.code, trouble.message, trouble.hint, folder].filter(Boolean).join("\n");
  return (
    <div role="alert">
      <EmptyState
        level={1}
        title="The vault cannot be opened"
        actions={
          <>
            <Button variant="primary" busy={asking} onClick={() => void retry()}>
              Try again
            </Button>
            <Button variant="secondary" onClick={() => void copyText(details, "Copied the details")}>
              Copy details
            </Button>
          </>
        }
      >
        <p>{trouble.message}</p>
        {trouble.hint === undefined ? null : <p>{trouble.hint}</p>}
        <p>
          <code>{trouble.code}</code>
        </p>
      </EmptyState>
    </div>
  );
}
