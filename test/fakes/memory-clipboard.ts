/** A clipboard in memory that can be looked into, and made to behave like difficult desktops. */
import type { Clipboard } from "../../electron/services/desktop.ts";

export interface MemoryClipboard extends Clipboard {
  /** What stands there now, whoever wrote it. */
  text: string;
  /** Whether the last text came with the marks that conceal it. */
  concealed: boolean;
  /** `blind`: a background app on Wayland. `hanging`: its owner does not answer. `stuck`: does not let itself be cleared. */
  mode: "ordinary" | "blind" | "hanging" | "refusing" | "stuck";
}

/** Empty and ordinary. */
export function memoryClipboard(): MemoryClipboard {
  const never = new Promise<never>(() => {});
  const clipboard: MemoryClipboard = {
    text: "",
    concealed: false,
    mode: "ordinary",
    write: (text, concealed) => {
      if (clipboard.mode === "refusing") return Promise.reject(new Error(`cannot write ${text}`));
      if (clipboard.mode === "hanging") return never;
      Object.assign(clipboard, { text, concealed });
      return Promise.resolve();
    },
    read: () => {
      if (clipboard.mode === "hanging") return never;
      return Promise.resolve(clipboard.mode === "blind" ? null : clipboard.text);
    },
    clear: () => {
      if (clipboard.mode !== "stuck") clipboard.text = "";
      return Promise.resolve();
    },
  };
  return clipboard;
}
