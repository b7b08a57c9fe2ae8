/** What the services ask of the desktop around the window. `electron/shell` answers for real, tests put their own. */

/** Calls back later. Nothing here keeps the process from ending. */
export interface Timer {
  /** Runs `work` once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, work: () => void): () => void;
}

/** The system's clipboard. Each method may fail or hang: the caller bounds it. */
export interface Clipboard {
  /** Replaces everything there. `concealed`: with the marks that keep it out of histories and clouds. */
  write(text: string, concealed: boolean): Promise<void>;
  /** The text there, "" when there is none; null when the desktop does not let us know. */
  read(): Promise<string | null>;
  clear(): Promise<void>;
}

/** The one window, as far as secrets in it go. */
export interface RevealWindow {
  isFocused(): boolean;
  /** Asks the system to leave the window out of screen captures, where it can. */
  protect(on: boolean): void;
}

/** Native dialogs. They answer with an absolute path, or null when the user cancelled. */
export interface FileDialogs {
  /** For a file that will be written; asks by itself before one that exists. */
  save(options: {
    readonly title: string;
    readonly button: string;
    readonly name: string;
  }): Promise<string | null>;
  /** For a file that exists; hidden ones are listed. */
  open(options: { readonly title: string; readonly button: string }): Promise<string | null>;
}

/** Asks the user a question in the system's own dialog; false unless the button was chosen. One at a time. */
export type Confirm = (question: {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
}) => Promise<boolean>;

/** Opens an address in the user's browser. The address has been checked. Rejects when there is none. */
export type OpenExternal = (address: string) => Promise<void>;

/** Shows one notification of the desktop; `chosen` is called when the user clicks on it. */
export type Notify = (text: { readonly title: string; readonly body: string }, chosen: () => void) => void;

/** What the machine says of itself now. */
export interface MachineState {
  /** False only when there is surely no network. */
  readonly online: boolean;
  /** Neither a battery saver nor the battery's charge is told to programs like this one. */
  readonly onBattery: boolean;
}
