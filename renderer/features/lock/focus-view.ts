/** Where the keyboard goes when the control that it was on is gone, because it did its work. */

/**
 * After the next drawing, and unless something else has the focus: puts it on `control` when that is
 * still there, else on the list, else on the view's title.
 */
export function focusIfLost(control: HTMLElement | null = null): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement !== null && activeElement !== body && activeElement !== control) return;
    const list = document.querySelector<HTMLElement>("#key-grid");
    const title = document.querySelector<HTMLElement>("#view-title");
    (control?.isConnected === true ? control : (list ?? title))?.focus();
  });
}
