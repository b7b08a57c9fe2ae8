/** `dialog`: nobody is there to answer, so each is cancelled. A spec puts its own answers in. */
import { note } from "../state.ts";

/** The options come last; a window may come first. */
const optionsOf = (parameters: readonly unknown[]): { readonly cancelId?: number } => parameters.at(-1) ?? {};

export const dialog = {
  showOpenDialog: (...parameters: readonly unknown[]) => {
    note("showOpenDialog", optionsOf(parameters));
    return Promise.resolve({ canceled: true, filePaths: [] as string[] });
  },
  showSaveDialog: (...parameters: readonly unknown[]) => {
    note("showSaveDialog", optionsOf(parameters));
    return Promise.resolve({ canceled: true, filePath: "" });
  },
  showMessageBox: (...parameters: readonly unknown[]) => {
    const options = optionsOf(parameters);
    note("showMessageBox", options);
    return Promise.resolve({ response: options.cancelId ?? 0, checkboxChecked: false });
  },
  showErrorBox: (title: string, content: string): void => {
    note("showErrorBox", { title, content });
    process.stderr.write(`${title}: ${content}\n`);
  },
};
