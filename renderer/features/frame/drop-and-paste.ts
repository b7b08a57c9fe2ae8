/** Files and texts that come from outside: dropped on the window, or pasted where no field is. */
import type { AppStore } from "../../store/app.ts";
import { pathOfDroppedFile } from "../../store/requests.ts";
import { handOverPaste } from "../add/handed-over.ts";

const fieldSelector = "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog]";

/** Whether the vault takes anything in now. */
function takesIn(store: AppStore): boolean {
  const { overview, dialog } = store.getState();
  return overview?.state === "ready" && overview.locked === null && dialog === null;
}

/** Listens on `page` until the returned function is called. */
export function listenToDropAndPaste(page: Window, store: AppStore): () => void {
  const onDrag = (event: DragEvent): void => {
    // Without this the browser would open the file.
    event.preventDefault();
    if (event.dataTransfer !== null)
      event.dataTransfer.dropEffect =
        takesIn(store) && event.dataTransfer.types.includes("Files") ? "copy" : "none";
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const path = pathOfDroppedFile(event.dataTransfer?.files[0]);
    if (path !== "" && takesIn(store)) store.getState().actions.beginImport({ path });
  };
  const onPaste = (event: ClipboardEvent): void => {
    const elsewhere = event.target instanceof Element && event.target.closest(fieldSelector) !== null;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (elsewhere || text.trim() === "" || !takesIn(store)) return;
    event.preventDefault();
    handOverPaste(text);
    store.getState().actions.open({ name: "add" });
  };
  page.addEventListener("dragover", onDrag);
  page.addEventListener("drop", onDrop);
  page.addEventListener("paste", onPaste);
  return () => {
    page.removeEventListener("dragover", onDrag);
    page.removeEventListener("drop", onDrop);
    page.removeEventListener("paste", onPaste);
  };
}
