/** A count beside a list; told to screen readers when what changes it rests. */
import { useEffect, useRef } from "react";
import { announce } from "./announce.ts";
import styles from "./SpokenCount.module.css";

/** How long the user's doing must rest before the count is told, in milliseconds. */
const rest = 500;

/**
 * `asked` says what the user did to get this count (the filter, the selection): told after that only,
 * not when the list changes in the background.
 */
export function SpokenCount({ words, asked }: { readonly words: string; readonly asked: string }) {
  const told = useRef(asked);
  useEffect(() => {
    if (told.current === asked) return undefined;
    const timer = setTimeout(() => {
      told.current = asked;
      announce(words, "polite");
    }, rest);
    return () => {
      clearTimeout(timer);
    };
  }, [words, asked]);
  return <span className={styles.count}>{words}</span>;
}
