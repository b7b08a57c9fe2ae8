/** A question to the main process that is asked anew whenever the vault changed. */
import { useEffect, useState } from "react";
import { useApp } from "./context.tsx";
import type { AppState, KeystowError, Result } from "./state.ts";

/** A new text whenever the vault changed. */
const revisionOf = ({ overview }: AppState): string => (overview?.state === "ready" ? overview.revision : "");

export interface VaultAnswer<Value> {
  /** Null until the first answer; the last one stays while a newer is on its way, or failed. */
  readonly value: Value | null;
  /** Why the newest question has no answer. */
  readonly error: KeystowError | null;
}

interface Answered<Value> extends VaultAnswer<Value> {
  /** What was asked, at which state of the vault. */
  readonly question: { readonly ask: () => Promise<Result<Value>>; readonly revision: string };
}

const unanswered = { value: null, error: null };

/**
 * `ask` must be the same function at every drawing: another one is another question, and until its
 * answer is here there is none.
 */
export function useVaultAnswer<Value>(ask: () => Promise<Result<Value>>): VaultAnswer<Value> {
  const revision = useApp(revisionOf);
  const [answered, setAnswered] = useState<Answered<Value>>();
  useEffect(() => {
    let wanted = true;
    const askNow = async (): Promise<void> => {
      const answer = await ask();
      if (!wanted) return;
      setAnswered((last) => ({
        question: { ask, revision },
        value: answer.ok ? answer.value : last?.question.ask === ask ? last.value : null,
        error: answer.ok ? null : answer.error,
      }));
    };
    void askNow();
    return () => {
      wanted = false;
    };
  }, [ask, revision]);
  return answered?.question.ask === ask ? answered : unanswered;
}
