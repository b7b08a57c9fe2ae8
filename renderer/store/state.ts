/**
 * What the page knows and can do, as one typed state. Metadata only; never persisted, and no secret
 * can be in it: a revealed value and a pasted text live in their component and nowhere else.
 */
import type {
  AppInfo,
  CheckJob,
  ChosenFile,
  ImportPreview,
  KeyRow,
  KeystowError,
  ProviderInfo,
  Settings,
  StoreState,
  VaultOverview,
} from "../api.ts";

export type * from "../api.ts";

/** Where the user is. The key list is one view with many filters. */
export type View =
  | { readonly name: "keys"; readonly list: "all" | "attention" | "due" | "archive" }
  | { readonly name: "project"; readonly project: string }
  | { readonly name: "provider"; readonly provider: string }
  | { readonly name: "rotation" }
  | { readonly name: "activity"; readonly tab?: "requests" }
  /** All that are known; `provider`: the one whose page is open. */
  | { readonly name: "providers"; readonly provider?: string }
  | { readonly name: "settings" }
  /** `ids`: what was selected when the user came here; null: choose by project and environment. */
  | { readonly name: "export"; readonly ids: readonly string[] | null }
  | { readonly name: "import" };

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly name: "add" }
  | { readonly name: "replace"; readonly id: string }
  | { readonly name: "edit"; readonly id: string }
  | { readonly name: "erase"; readonly id: string }
  | { readonly name: "tag"; readonly ids: readonly string[] }
  | { readonly name: "move"; readonly ids: readonly string[] }
  | { readonly name: "snooze"; readonly ids: readonly string[] }
  | { readonly name: "policy"; readonly ids: readonly string[] }
  /** Before a check of many keys: "This makes 212 requests to 9 services". */
  | { readonly name: "check"; readonly ids: readonly string[] }
  /** A provider of the user's own: by a form, from a chosen file, or changed. */
  | { readonly name: "own-provider"; readonly file?: ChosenFile; readonly id?: string }
  | { readonly name: "enable-provider"; readonly id: string }
  | { readonly name: "remove-provider"; readonly id: string }
  | { readonly name: "palette" }
  | { readonly name: "shortcuts" };

/** Ready parts of the overview; null while there is no vault to show. */
export type ReadyVault = Extract<VaultOverview, { readonly state: "ready" }>;

export type SortColumn = "attention" | "name" | "check" | "project" | "environment" | "age" | "due";

export interface AppState {
  /** Null until the first answer. Never `unchanged`: then the last one stays. */
  readonly overview: Exclude<VaultOverview, { readonly state: "unchanged" }> | null;
  /** Why the newest question has no answer; the last overview stays beside it. */
  readonly error: KeystowError | null;
  /** When `overview` came, in milliseconds since 1970. */
  readonly answeredAt: number;
  readonly storeState: StoreState | null;
  readonly settings: Settings | null;
  readonly providers: readonly ProviderInfo[];
  readonly appInfo: AppInfo | null;
  readonly online: boolean;

  readonly view: View;
  readonly dialog: OpenDialog | null;
  /** The filter box, tokens included (`status:rejected env:prod`). */
  readonly query: string;
  readonly sort: { readonly column: SortColumn; readonly descending: boolean };
  /** The row that the keyboard is on; null: none. */
  readonly activeId: string | null;
  readonly selected: ReadonlySet<string>;
  readonly detailOpen: boolean;

  /** Newest first; finished ones stay until the next one starts. */
  readonly jobs: readonly CheckJob[];
  /** Keys whose check runs now. */
  readonly checking: ReadonlySet<string>;
  /** Keys that the user wants checked as soon as there is a network. */
  readonly waitingForNetwork: ReadonlySet<string>;
  /** When the copied secret leaves the clipboard, in milliseconds since 1970; null: nothing of ours is there. */
  readonly clipboardClearsAt: number | null;
  /** Rises whenever revealed values must be gone at once; a component that shows one watches it. */
  readonly hideSecrets: number;
  /** A file that was dropped on the window, until the import view takes it. */
  readonly droppedPath: string | null;
  /** Lines that were pasted elsewhere, until the import view takes them. Masked. */
  readonly pendingImport: ImportPreview | null;
}

/**
 * What features may do. They never touch the bridge: an action asks it, keeps the state right, and
 * shows a toast (with Undo where there is one) or the error. `true`: it worked.
 */
export interface Actions {
  readonly refresh: () => Promise<void>;
  readonly go: (view: View) => void;
  readonly open: (dialog: OpenDialog) => void;
  readonly close: () => void;
  /** Goes to the import view with a dropped file or pasted lines. */
  readonly beginImport: (from: { readonly path: string } | { readonly preview: ImportPreview }) => void;
  /** Takes what `beginImport` left: both fields are null afterwards. */
  readonly takeImport: () => void;
  readonly setQuery: (query: string) => void;
  readonly setSort: (column: SortColumn) => void;
  readonly activate: (id: string | null) => void;
  /** Replaces the selection. */
  readonly select: (ids: Iterable<string>) => void;
  readonly toggleDetail: (open?: boolean) => void;

  /** Without a network it waits for one, unless `now` says that the system's word may be wrong. */
  readonly check: (ids: readonly string[], options?: { readonly now?: boolean }) => Promise<boolean>;
  /** Goes on with what the last bulk check did not come to. */
  readonly resumeCheck: () => Promise<void>;
  readonly forgetCheck: () => Promise<void>;
  readonly cancelJob: (id: string) => Promise<void>;
  readonly archive: (ids: readonly string[]) => Promise<boolean>;
  readonly restore: (ids: readonly string[]) => Promise<boolean>;
  readonly erase: (id: string) => Promise<boolean>;
  readonly tag: (
    ids: readonly string[],
    add: readonly string[],
    remove: readonly string[],
  ) => Promise<boolean>;
  readonly move: (
    ids: readonly string[],
    place: { readonly project?: string | null; readonly environment?: string | null },
  ) => Promise<boolean>;
  readonly setPolicy: (ids: readonly string[], policyDays: number | null) => Promise<boolean>;
  readonly snooze: (ids: readonly string[], until: string | null) => Promise<boolean>;
  readonly undo: (step?: string) => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly copy: (id: string, as: "secret" | "assignment" | "name" | "last-four") => Promise<boolean>;
  readonly copyText: (text: string, toast: string) => Promise<boolean>;
  readonly clearClipboard: () => Promise<void>;
  readonly openKeyPage: (provider: string) => Promise<void>;
  /** Whether keys of a provider are ever sent to it. */
  readonly switchChecks: (provider: string, to: "on" | "off") => Promise<boolean>;
  /** Asks for the definition of a provider in a native dialog, and shows it. */
  readonly chooseDefinition: () => Promise<void>;
  readonly disableProvider: (id: string) => Promise<boolean>;
  readonly exportProvider: (id: string) => Promise<void>;
  readonly removeProvider: (id: string, force: boolean) => Promise<boolean>;
  readonly saveCalendar: () => Promise<void>;
  readonly saveLedger: () => Promise<void>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly lock: () => Promise<void>;
  /** `draft` of a passphrase intake, or null. */
  readonly unlock: (draft: string | null) => Promise<boolean>;
  readonly refreshStoreState: () => Promise<StoreState | null>;
  readonly openSample: () => Promise<boolean>;
  readonly closeSample: () => Promise<void>;
}

/** A key of the list with what the page works out once: lower-case search text, order. */
export type Row = KeyRow;
