/** Asks for what the list does not know of a key, when the key or the vault changes. */
import { useEffect, useState } from "react";
import { useApp } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { AppState, KeyDetail, KeystowError } from "../../store/state.ts";

/** How long the keyboard must rest on a row before its details are asked for, in milliseconds. */
const rest = 80;

export interface DetailAnswer {
  /** Null while it is asked for; never another key's. */
  readonly detail: KeyDetail | null;
  readonly error: KeystowError | null;
  readonly retry: () => void;
}

interface Answered extends Omit<DetailAnswer, "retry"> {
  /** What was asked: about which key, at which state of the vault, for the how many-th time. */
  readonly question: { readonly id: string; readonly revision: string | null; readonly round: number };
}

const revisionOf = ({ overview }: AppState): string | null =>
  overview?.state === "ready" ? overview.revision : null;

/** The details of one key. They stay in view while they are asked for again. */
export function useKeyDetail(id: string): DetailAnswer {
  const revision = useApp(revisionOf);
  const [answer, setAnswer] = useState<Answered>();
  const [round, setRound] = useState(0);
  const known = answer?.question.id === id ? answer : null;
  useEffect(() => {
    const question = { id, revision, round };
    let wanted = true;
    const ask = async (): Promise<void> => {
      const result = await requests.keyDetail(id);
      // An answer for a row that the keyboard has left already is dropped.
      if (!wanted) return;
      setAnswer((last) =>
        result.ok
          ? { question, detail: result.value, error: null }
          : { question, detail: last?.question.id === id ? last.detail : null, error: result.error },
      );
    };
    const timer = setTimeout(() => void ask(), rest);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, revision, round]);
  return {
    detail: known?.detail ?? null,
    error: known?.error ?? null,
    retry: () => {
      setRound(round + 1);
    },
  };
}
