/**
 * Shows a secret for a moment. The value lives in one text node of the page and nowhere else: not in
 * React's state, not in props, not in the store. It goes as soon as the hold ends, the window loses the
 * focus, the vault locks, another key comes into view, or its time is over.
 */
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { useAppStore } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { AppState, KeystowError } from "../../store/state.ts";
import { announce } from "../../ui/announce.ts";

/** How long a toggled reveal lasts at most, in milliseconds. */
const toggleTime = 10_000;

/** Whether no value can be reached now. */
export const isLocked = ({ overview }: AppState): boolean =>
  overview?.state === "ready" && overview.locked !== null;

export interface Reveal {
  readonly shown: boolean;
  readonly error: KeystowError | null;
  readonly show: () => void;
  readonly hide: () => void;
}

/**
 * For the secret of key `id`, which stays the same as long as the component lives. The value is put
 * into `slot`; React must give that element no children.
 */
export function useReveal(id: string, slot: RefObject<HTMLElement | null>): Reveal {
  const store = useAppStore();
  /** Rises with every show and hide: an answer to an older question is dropped. */
  const turn = useRef(0);
  const wanted = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);
  const [error, setError] = useState<KeystowError | null>(null);

  const hide = useCallback((): void => {
    if (!wanted.current) return;
    wanted.current = false;
    turn.current += 1;
    clearTimeout(timer.current);
    if (slot.current?.hasChildNodes() === true) announce("Secret hidden", "polite");
    slot.current?.replaceChildren();
    setShown(false);
    void requests.hideRevealed();
  }, [slot]);

  const ask = async (mine: number): Promise<void> => {
    const answer = await requests.reveal(id);
    if (mine !== turn.current) return;
    if (!answer.ok) {
      wanted.current = false;
      setError(answer.error);
      return;
    }
    slot.current?.replaceChildren(answer.value.value);
    const longest = store.getState().settings?.reveal === "toggle" ? toggleTime : Infinity;
    timer.current = setTimeout(hide, Math.min(answer.value.forMs, longest));
    setShown(true);
    announce("Secret shown", "polite");
  };

  const show = (): void => {
    if (wanted.current || isLocked(store.getState())) return;
    wanted.current = true;
    turn.current += 1;
    setError(null);
    void ask(turn.current);
  };

  useEffect(() => hide, [hide]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const asked = state.hideSecrets !== before.hideSecrets || state.activeId !== before.activeId;
        if (asked || isLocked(state)) hide();
      }),
    [store, hide],
  );
  useEffect(() => {
    const whenHidden = (): void => {
      if (document.visibilityState === "hidden") hide();
    };
    window.addEventListener("blur", hide);
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      window.removeEventListener("blur", hide);
      document.removeEventListener("visibilitychange", whenHidden);
    };
  }, [hide]);
  return { shown, error, show, hide };
}
