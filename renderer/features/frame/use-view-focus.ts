/** After going somewhere, the focus is on the view's title, so that it is read out and keys start there. */
import { useEffect, useRef } from "react";
import { useApp } from "../../store/context.tsx";

export function useViewFocus(): void {
  const view = useApp((state) => state.view);
  const last = useRef(view);
  useEffect(() => {
    if (last.current === view) return undefined;
    last.current = view;
    // After a dialog that led here has given the focus back.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => focusView(view.name)));
    return () => cancelAnimationFrame(frame);
  }, [view]);
}

/** The list, where there is one: its keys work at once. Else the title. A dialog keeps the focus it has. */
function focusView(name: string): void {
  if (document.activeElement?.closest("[role=dialog], [role=alertdialog]")) return;
  const title = document.querySelector<HTMLElement>("main h1");
  const list = document.querySelector<HTMLElement>("#key-grid, #provider-grid");
  (isList(name) ? (list ?? title) : title)?.focus();
}

const lists = new Set(["keys", "project", "provider", "providers"]);
const isList = (name: string): boolean => lists.has(name);
