/** Native file dialogs, as sheets of the window. */
import { dialog } from "electron";
import { theWindow } from "./window.ts";

/** Asks where to write. The system asks by itself before an existing file. Null: cancelled. */
async function save(options: {
  readonly title: string;
  readonly button: string;
  readonly name: string;
}): Promise<string | null> {
  const window = theWindow();
  if (window === null) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: options.title,
    buttonLabel: options.button,
    defaultPath: options.name,
    properties: ["showHiddenFiles", "createDirectory", "showOverwriteConfirmation", "dontAddToRecent"],
  });
  return canceled || filePath === "" ? null : filePath;
}

/** Asks for one existing file; hidden ones are listed. Null: cancelled. */
async function open(options: { readonly title: string; readonly button: string }): Promise<string | null> {
  const window = theWindow();
  if (window === null) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: options.title,
    buttonLabel: options.button,
    properties: ["openFile", "showHiddenFiles", "dontAddToRecent"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

let isAsking = false;

/** Asks in front of the window, where the page cannot answer. False unless the button was chosen. */
export async function confirm(question: {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
}): Promise<boolean> {
  const window = theWindow();
  if (window === null || isAsking) return false;
  isAsking = true;
  try {
    const { message, detail, button } = question;
    const buttons = [button, "Cancel"];
    const options = { type: "warning", message, detail, buttons, defaultId: 1, cancelId: 1 } as const;
    const { response } = await dialog.showMessageBox(window, { ...options, buttons, noLink: true });
    return response === 0;
  } catch {
    return false;
  } finally {
    isAsking = false;
  }
}

export const fileDialogs = { save, open } as const;
