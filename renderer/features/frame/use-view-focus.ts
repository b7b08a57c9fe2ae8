/** After going somewhere, the focus is on the view's title, so that it is read out and keys start there. */
import { useEffect, useRef } from "react";
import { useApp } from "../../store/context.tsx";

export function useViewFocus(): void {
  const view = useApp((state) => state.view);
  const last = useRef(view);
  useEffect(() => {
    if (last.current === view) return;
    last.current = view;
    // A key that was opened by the way (from the palette) has the list's focus instead.
    const title = document.querySelector<HTMLElement>("main h1");
    const list = document.querySelector<HTMLElement>("#key-grid");
    (isList(view.name) ? (list ?? title) : title)?.focus();
  }, [view]);
}

const isList = (name: string): boolean => name === "keys" || name === "project" || name === "provider";
