/**
 * THE list of what the page may ask: function → schema of its argument → type of its answer. Nothing
 * crosses the bridge that is not here. A secret crosses in two places only: into `intake`, and out of
 * `reveal` while the user holds it open. Everywhere else a secret is named by the draft or the key it
 * belongs to, and a file by the handle of the dialog in which the user chose it.
 */
import * as v from "valibot";
import type { Result } from "../core/errors.ts";
import type * as answers from "./answers.ts";
import type { BridgeFunction, droppedPathName, eventListenerName } from "./channels.ts";
import type { BridgeEvent } from "./events.ts";
import * as requests from "./requests.ts";

/** One function: what its arguments must be, and what it answers. */
interface Endpoint<Arguments extends readonly unknown[], Answer> {
  readonly schema: v.GenericSchema<unknown, Arguments>;
  /** Never set. It carries the answer's type. */
  readonly answer?: Answer;
}

const answering =
  <Answer>() =>
  <Arguments extends readonly unknown[]>(
    schema: v.GenericSchema<unknown, Arguments>,
  ): Endpoint<Arguments, Answer> => ({ schema });

const one = <Schema extends v.GenericSchema>(schema: Schema) => v.strictTuple([schema]);
const none = requests.nothing;
const done = answering<null>();
const changed = answering<answers.Changed>();

export const contract = {
  overview: answering<answers.VaultOverview>()(one(requests.overviewRequest)),
  keyDetail: answering<answers.KeyDetail>()(one(requests.uuid)),
  /** How the place where secrets live answers now; asked with a time limit. */
  storeState: answering<answers.StoreState>()(none),
  /** Tries the store out (write, read, delete) before anything is created. */
  createVault: done(one(requests.createVaultRequest)),
  openSample: done(none),
  closeSample: done(none),
  lock: done(none),
  /** `passphrase`: draft of a `passphrase` intake for a sealed vault, else null. */
  unlock: done(one(v.nullable(requests.uuid))),
  intake: answering<answers.Intake>()(one(requests.intakeRequest)),
  dropIntake: done(one(requests.uuid)),
  /** Checks a draft at the provider that the user confirmed, before it is stored. */
  checkIntake: answering<answers.CheckAnswer>()(one(requests.checkIntakeRequest)),
  addKey: changed(one(requests.addKeyRequest)),
  replaceSecret: changed(one(requests.replaceSecretRequest)),
  reveal: answering<answers.RevealedSecret>()(one(requests.uuid)),
  hideRevealed: done(none),
  copy: answering<answers.Copied>()(one(requests.copyRequest)),
  /** Text of the page itself: a command, a path, an error's details. Never a secret. */
  copyText: done(one(v.pipe(v.string(), v.maxLength(4_000)))),
  clearClipboard: done(none),
  editKey: changed(one(requests.editKeyRequest)),
  setPolicy: changed(one(requests.policyRequest)),
  snooze: changed(one(requests.snoozeRequest)),
  tagKeys: changed(one(requests.tagRequest)),
  moveKeys: changed(one(requests.moveRequest)),
  archiveKeys: changed(one(requests.uuids)),
  restoreKeys: changed(one(requests.uuids)),
  eraseKey: changed(one(requests.uuid)),
  /** Null: the newest. Answers with what was undone, in words. */
  undo: answering<{ readonly undone: string }>()(one(requests.undoRequest)),
  redo: answering<{ readonly redone: string }>()(none),
  planCheck: answering<answers.CheckPlan>()(one(requests.uuids)),
  startCheck: answering<answers.CheckJob>()(one(requests.uuids)),
  /** The keys that the last bulk check did not come to. */
  resumeCheck: answering<answers.CheckJob>()(none),
  forgetCheck: done(none),
  cancelJob: done(one(requests.uuid)),
  /** How the checks that run by themselves stand. */
  schedule: answering<answers.ScheduleView>()(none),
  /** A native dialog. Null: the user cancelled. */
  chooseFile: answering<{ readonly file: answers.ChosenFile | null }>()(one(requests.filePurpose)),
  /** Files that are linked to keys already. */
  exportTargets: answering<readonly answers.ExportTarget[]>()(none),
  previewExport: answering<answers.ExportPreview>()(one(requests.exportRequest)),
  writeExport: changed(one(requests.writeRequest)),
  previewImport: answering<answers.ImportPreview>()(one(requests.importRequest)),
  previewDroppedFile: answering<answers.ImportPreview>()(one(requests.droppedFileRequest)),
  /** The same lines in another place; the draft stays. */
  replanImport: answering<answers.ImportPreview>()(one(requests.replanRequest)),
  commitImport: answering<answers.Imported>()(one(requests.commitRequest)),
  /** Saves the due dates as a calendar file, in a native dialog. Null: cancelled. */
  saveCalendar: answering<{ readonly shown: string | null }>()(none),
  /** Saves every request of the ledger as a table, in a native dialog. Null: cancelled. */
  saveLedger: answering<{ readonly shown: string | null }>()(none),
  /** What left this machine, newest first. */
  ledger: answering<readonly answers.ShownRequest[]>()(one(requests.listRequest)),
  activity: answering<readonly answers.ActivityEntry[]>()(one(requests.listRequest)),
  providers: answering<readonly answers.ProviderInfo[]>()(none),
  /** Everything about one provider, disabled ones of the user's own included. */
  providerDetail: answering<answers.ProviderDetail>()(one(requests.providerId)),
  /** Whether keys of a provider are ever sent to it. */
  switchChecks: changed(one(requests.switchChecksRequest)),
  /** Those that the user defined, disabled and damaged ones included. */
  ownProviders: answering<readonly answers.OwnProviderInfo[]>()(none),
  /** What a definition says, before anything is kept of it. */
  previewOwnProvider: answering<answers.OwnProviderPreview>()(one(requests.definitionSource)),
  /** Keeps it: disabled, unless it was enabled for the same hosts. */
  saveOwnProvider: answering<answers.OwnProviderInfo>()(one(requests.definitionSource)),
  /** The user is asked once more, outside the page. */
  enableOwnProvider: answering<answers.OwnProviderInfo>()(one(requests.enableProviderRequest)),
  disableOwnProvider: answering<answers.OwnProviderInfo>()(one(requests.ownProviderId)),
  /** `needs-confirmation` while keys belong to it, unless forced: they stay, and are not checked any more. */
  removeOwnProvider: changed(one(requests.removeProviderRequest)),
  /** Saves its definition, in a native dialog. Null: cancelled. */
  exportOwnProvider: answering<{ readonly shown: string | null }>()(one(requests.exportProviderRequest)),
  settings: answering<answers.Settings>()(none),
  changeSettings: answering<answers.Settings>()(one(requests.settingsChange)),
  /** The provider's page where keys are managed, in the user's browser. */
  openKeyPage: done(one(requests.providerId)),
  appInfo: answering<answers.AppInfo>()(none),
} as const satisfies Record<BridgeFunction, Endpoint<readonly unknown[], unknown>>;

type Contract = typeof contract;
export type ArgumentsOf<F extends BridgeFunction> =
  Contract[F] extends Endpoint<infer Arguments, unknown> ? Arguments : never;
export type AnswerOf<F extends BridgeFunction> = Contract[F] extends { readonly answer?: infer Answer }
  ? Exclude<Answer, undefined>
  : never;

/** Both sides: one function a name. The main process implements it, the page calls it. */
export type Asked = {
  readonly [F in BridgeFunction]: (...parameters: ArgumentsOf<F>) => Promise<Result<AnswerOf<F>>>;
};

/** What the preload puts on the page's window. */
export type Bridge = Asked & {
  /** Hears every event; returns how to stop. */
  readonly [eventListenerName]: (listener: (event: BridgeEvent) => void) => () => void;
  /** The path of a file that the user dropped on the page or chose in it; "" when it has none. */
  readonly [droppedPathName]: (file: unknown) => string;
};
