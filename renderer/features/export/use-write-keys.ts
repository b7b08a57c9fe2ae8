/** Ctrl+Enter (⌘↵) writes the file from anywhere in the view. */
import { useEffect, useRef } from "react";
import { useApp } from "../../store/context.tsx";

/** Calls `write` on the keys while `enabled`: a dialog has an answer of its own to them. Returns their text for the button. */
export function useWriteKeys(enabled: boolean, write: () => void): string {
  const platform = useApp((state) => state.appInfo?.platform);
  const newest = useRef(write);
  useEffect(() => {
    newest.current = write;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const held = platform === "darwin" ? event.metaKey : event.ctrlKey;
      if (event.key !== "Enter" || !held || event.defaultPrevented) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [platform, enabled]);
  return platform === "darwin" ? "⌘↵" : "Ctrl+↵";
}
