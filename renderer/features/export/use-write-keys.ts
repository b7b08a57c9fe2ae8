/** Ctrl+Enter (⌘↵) writes the file from anywhere in the view. */
import { useEffect, useRef } from "react";
import { useApp } from "../../store/context.tsx";

/** Calls `write` on the keys; returns their text for the button. */
export function useWriteKeys(write: () => void): string {
  const platform = useApp((state) => state.appInfo?.platform);
  const newest = useRef(write);
  useEffect(() => {
    newest.current = write;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const held = platform === "darwin" ? event.metaKey : event.ctrlKey;
      if (event.key !== "Enter" || !held || event.defaultPrevented) return;
      // A dialog has an answer of its own to these keys.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [platform]);
  return platform === "darwin" ? "⌘↵" : "Ctrl+↵";
}
