/**
 * The system's clipboard, with the marks by which password managers ask clipboard histories and
 * cloud clipboards to leave a text out. The X11 selection is never touched.
 */
import { clipboard, ClipboardItem } from "electron";

const osFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;
const bytes = (...values: readonly number[]): Blob => new Blob([Uint8Array.from(values)]);
/** A DWORD of value 0. */
const noDword = [0, 0, 0, 0] as const;

/**
 * The marks, each beside the text in one item. Sources: nspasteboard.org; Microsoft's list of
 * clipboard formats for histories and the cloud; KDE's hint for password managers.
 */
export function concealingFormats(platform: NodeJS.Platform): Readonly<Record<string, Blob>> {
  if (platform === "darwin") {
    return {
      [osFormat("org.nspasteboard.ConcealedType")]: bytes(0),
      [osFormat("org.nspasteboard.TransientType")]: bytes(0),
    };
  }
  if (platform === "win32") {
    return {
      [osFormat("ExcludeClipboardContentFromMonitorProcessing")]: bytes(0),
      [osFormat("CanIncludeInClipboardHistory")]: bytes(...noDword),
      [osFormat("CanUploadToCloudClipboard")]: bytes(...noDword),
    };
  }
  return { [osFormat("x-kde-passwordManagerHint")]: new Blob(["secret"]) };
}

/** The clipboard as the services ask for it. `environment` tells whether this is Wayland. */
export function systemClipboard(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv) {
  const onWayland = platform === "linux" && (environment["WAYLAND_DISPLAY"] ?? "") !== "";
  return {
    write: async (text: string, concealed: boolean): Promise<void> => {
      if (concealed && (await wroteConcealed(text, platform))) return;
      await clipboard.writeText(text);
    },
    read: async (): Promise<string | null> => {
      const text = await clipboard.readText();
      // On Wayland a program in the background may not look: "" does not mean that it is empty.
      return text === "" && onWayland ? null : text;
    },
    clear: (): Promise<void> => {
      clipboard.clear();
      return Promise.resolve();
    },
  };
}

/** False when the desktop does not take the marks: the text alone is better than no copy. */
async function wroteConcealed(text: string, platform: NodeJS.Platform): Promise<boolean> {
  try {
    await clipboard.write([new ClipboardItem({ "text/plain": text, ...concealingFormats(platform) })]);
    return true;
  } catch {
    return false;
  }
}
