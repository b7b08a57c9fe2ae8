/**
 * What the window's services share. A service answers some functions of the contract with the core's
 * areas; everything from outside comes in here as a port, so that tests put their own in its place.
 * `electron/main.ts` builds it once from real adapters.
 */
import type { Result } from "../core/errors.ts";
import type { Uuid } from "../core/model.ts";
import type { Clock, Files, Git, HttpClient, Random } from "../core/ports.ts";
import type { ProviderDefinition } from "../core/providers/index.ts";
import type { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";
import type { ChosenFile, LockReason, Settings } from "../ipc/answers.ts";
import type { BridgeFunction } from "../ipc/channels.ts";
import type { Asked } from "../ipc/contract.ts";
import type { BridgeEvent } from "../ipc/events.ts";

/** A part of what the page may ask, answered by one service. All parts together are `Asked`. */
export type Part<F extends BridgeFunction> = Pick<Asked, F>;

/** The vault that the window shows now: the user's, or the sample. */
export interface VaultSession {
  /** The open vault; `vault-missing`, or why it cannot be opened. Opened anew when its file was replaced. */
  vault(): Promise<Result<Vault>>;
  /** The network that checks of this vault use: the real one, or the sample's pretend providers. */
  http(): HttpClient;
  isSample(): boolean;
  /** Why no value can be reached now; null when it can. */
  lockReason(): LockReason | null;
  /**
   * Shuts the stores, forgets drafts and undo steps that hold values, tells the page. This window is
   * locked whatever comes back; `vault-busy`: the terminal is not, though it was asked for.
   */
  lock(reason: LockReason): Promise<Result<void>>;
}

/** One step that can be taken back. Lives in this process only; values in it are wiped when it is dropped. */
export interface UndoStep {
  /** In words, for "Undo …": `Archive STRIPE_KEY`. */
  readonly label: string;
  undo(): Promise<Result<void>>;
  /** Null: it cannot be done again. */
  readonly redo: (() => Promise<Result<void>>) | null;
  /** Called once when the step can no longer be taken back: wipes what it held. */
  readonly dropped?: () => void;
  /** True when it holds values: it is dropped at lock. */
  readonly holdsSecrets?: boolean;
}

export interface UndoJournal {
  /** Remembers a step that was just taken. `activityId`: the newest activity entry, to show Undo beside it. */
  push(step: UndoStep): Uuid;
}

/** Secrets on their way in, kept in this process until used. Wiped after ten minutes, at lock and at quit. */
export interface Drafts {
  keep(secret: Secret): Uuid;
  /** The secret under `id`, still kept. `not-found` when it was used, dropped or is too old. */
  get(id: Uuid): Result<Secret>;
  /** Wipes it. No error when there is none. */
  drop(id: Uuid): void;
}

/** Files that the user chose or the vault knows. The page names them by handle and cannot make one up. */
export interface ChosenFiles {
  remember(path: string): ChosenFile;
  pathOf(handle: Uuid): Result<string>;
  /** The user dropped that file on the window. The newest ones are known. */
  noteDropped(path: string): void;
  wasDropped(path: string): boolean;
  /** `/home/me/code/.env` → `~/code/.env`, made harmless to look at. */
  shown(path: string): string;
}

export interface ServiceContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly files: Files;
  readonly git: Git;
  /** The built-in providers and those that the user enabled, as they are now: ask again for each answer. */
  readonly catalogue: readonly ProviderDefinition[];
  readonly session: VaultSession;
  readonly journal: UndoJournal;
  readonly drafts: Drafts;
  readonly chosenFiles: ChosenFiles;
  /** The settings as they are now. */
  settings(): Settings;
  /** Tells the page. Does nothing while there is no page. */
  tell(event: BridgeEvent): void;
}
