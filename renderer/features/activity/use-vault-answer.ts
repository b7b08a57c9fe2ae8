/** A question to the main process that is asked anew whenever the vault changed. */
import { useEffect, useState } from "react";
import { useApp } from "../../store/context.tsx";
import type { AppState, KeystowError, Result } from "../../store/state.ts";

/** A new text whenever the vault changed. */
const revisionOf = ({ overview }: AppState): string => (overview?.state === "ready" ? overview.revision : "");

export interface VaultAnswer<Value> {
  /** Null until the first answer; the last one stays while a newer is on its way, or failed. */
  readonly value: Value | null;
  /** Why the newest question has no answer. */
  readonly error: KeystowError | null;
}

/** `ask` must be the same function at every drawing: another one asks anew. */
export function useVaultAnswer<Value>(ask: () => Promise<Result<Value>>): VaultAnswer<Value> {
  const revision = useApp(revisionOf);
  const [answered, setAnswered] = useState<{ readonly revision: string; readonly value: Value } | null>(null);
  const [error, setError] = useState<KeystowError | null>(null);
  useEffect(() => {
    let wanted = true;
    const askNow = async (): Promise<void> => {
      const answer = await ask();
      if (!wanted) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setAnswered({ revision, value: answer.value });
    };
    void askNow();
    return () => {
      wanted = false;
    };
  }, [ask, revision]);
  return { value: answered?.value ?? null, error };
}
