/**
 * The main process for a page that stands alone: eighteen sample keys, and an answer to every
 * question, in memory. It has no Node, so that it runs in the page, too. The values that it invents
 * are words and zeros.
 */
import type {
  ActivityEntry,
  AppInfo,
  Changed,
  CheckJob,
  KeyRow,
  Settings,
  StoreState,
  VaultOverview,
} from "../../electron/ipc/answers.ts";
import type { Bridge } from "../../electron/ipc/contract.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import type { Result } from "../../electron/core/errors.ts";
import { fakeOwnProviders } from "./fake-own-providers.ts";
import { fakeProviders } from "./fake-providers.ts";
import { fakeProviderViews } from "./fake-provider-views.ts";
import { showBusy, startFakeCheck } from "./fake-checks.ts";
import { checkOf, importOf, importSample, intakeOf } from "./fake-intake.ts";
import { detailOf, fakeExports } from "./fake-files.ts";
import { sentRequests } from "./fake-requests.ts";
import { sampleId, sampleRows, sampleToday } from "./sample-rows.ts";

export interface FakeOptions {
  /** "ready" unless told: what the vault is like. */
  readonly vault?: "ready" | "missing" | "failing";
  readonly keys?: number;
  readonly locked?: "asked" | "idle" | "passphrase" | null;
  readonly sample?: boolean;
  readonly store?: "ready" | "locked" | "absent" | "failing";
  readonly platform?: AppInfo["platform"];
  readonly settings?: Partial<Settings>;
  /** A check of eighteen keys that stands at seven, and a secret in the clipboard: the pictures' status bar. */
  readonly busy?: boolean;
  /** How many keys the last bulk check did not come to. */
  readonly interrupted?: number;
  /** Milliseconds between a bulk check's steps. */
  readonly stepMs?: number;
}

/** The bridge, and what a test does to it. */
export interface FakeBridge extends Bridge {
  /** Sends an event to the page. */
  emit(event: BridgeEvent): void;
  /** Every question so far, in order: its name and what it was given. */
  readonly asked: readonly { readonly name: string; readonly given: readonly unknown[] }[];
}

const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value });
const done = (): Promise<Result<null>> => ok(null);

const standardSettings: Settings = {
  theme: "system",
  density: "comfortable",
  checkNewKeys: true,
  checkDaily: false,
  idleLockMinutes: 10,
  lockOnSuspend: true,
  lockOnScreenLock: true,
  clipboardSeconds: 30,
  reveal: "hold",
  contentProtection: true,
  digest: false,
  digestTime: "09:00",
  digestNames: true,
  singleKeys: true,
};

/** A bridge of its own, with its own keys. */
export function fakeBridge(options: FakeOptions = {}): FakeBridge {
  const listeners = new Set<(event: BridgeEvent) => void>();
  const asked: { name: string; given: readonly unknown[] }[] = [];
  const emit = (event: BridgeEvent): void => listeners.forEach((listener) => listener(event));
  const answers = answersOf(options, emit);
  const recorded = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (...given: readonly unknown[]) => {
        asked.push({ name, given });
        return (answer as (...parameters: readonly unknown[]) => unknown)(...given);
      },
    ]),
  ) as unknown as typeof answers;
  return {
    ...recorded,
    emit,
    asked,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathOfDroppedFile: (file) => `/home/me/${(file as { readonly name?: string }).name ?? ""}`,
  };
}

interface Step {
  readonly rows: readonly KeyRow[];
  readonly words: string;
}

type Answers = Omit<Bridge, "onEvent" | "pathOfDroppedFile">;

function answersOf(options: FakeOptions, emit: (event: BridgeEvent) => void): Answers {
  let rows: readonly KeyRow[] = sampleRows(options.keys);
  let interrupted = options.interrupted ?? 0;
  let before: Step | null = null as Step | null;
  let again: Step | null = null as Step | null;
  let vault = options.vault ?? "ready";
  let locked = options.locked ?? null;
  let sample = options.sample ?? false;
  let settings: Settings = { ...standardSettings, ...options.settings };
  let revision = 1;
  let made = 100;
  let cancel: () => void = () => undefined;

  const changed = (): void => {
    revision += 1;
    emit({ type: "changed" });
  };
  /** Changes rows as a step that can be undone. */
  const change = (
    words: string,
    ids: readonly string[],
    next: readonly KeyRow[],
  ): Promise<Result<Changed>> => {
    before = { rows, words };
    again = null;
    rows = next;
    changed();
    return ok({ ids, undo: words, step: null });
  };
  const patch = (words: string, ids: readonly string[], with_: (row: KeyRow) => KeyRow) =>
    change(
      words,
      ids,
      rows.map((row) => (ids.includes(row.id) ? with_(row) : row)),
    );

  const overview = (since: string | null): VaultOverview => {
    const folder = "/home/me/.local/share/keystow";
    if (vault === "missing") return { state: "missing", folder };
    if (vault === "failing") {
      const message = "The vault's file is damaged.";
      return {
        state: "failing",
        folder,
        error: { code: "vault-damaged", message, hint: "Run keystow doctor." },
      };
    }
    if (since === String(revision)) return { state: "unchanged", revision: String(revision) };
    return {
      state: "ready",
      folder,
      store: "keychain",
      sample,
      locked,
      today: sampleToday,
      keys: rows,
      interruptedCheck: interrupted,
      undo: before?.words ?? null,
      redo: again?.words ?? null,
      revision: String(revision),
    };
  };

  const storeState = (): StoreState => {
    const name = "GNOME Keyring";
    if (options.store === undefined || options.store === "ready") return { state: "ready", name };
    return { state: options.store, name, why: "It does not answer.", hint: "Unlock it and try again." };
  };

  const startCheck = (ids: readonly string[]): CheckJob => {
    const check = startFakeCheck({
      id: sampleId((made += 1)),
      ids,
      rows,
      emit,
      stepMs: options.stepMs ?? 300,
    });
    ({ cancel } = check);
    return check.job;
  };
  const entries: readonly ActivityEntry[] = rows.slice(0, 12).map((row, index) => ({
    id: 100 - index,
    at: new Date(Date.parse(`${sampleToday}T08:58:00.000Z`) - index * 3_600_000 * 5).toISOString(),
    kind: ["check", "copy", "edit", "export"][index % 4] ?? "check",
    keyId: row.id,
    keyName: row.name,
    text:
      ["Checked: valid", "Copied the secret", "Changed the project", "Wrote 3 variables to ~/code/web/.env"][
        index % 4
      ] ?? "",
    undo: index % 4 === 2 ? sampleId(900 + index) : null,
  }));

  /** What a part tells: a change makes the vault's answers new. */
  const tell = (event: BridgeEvent): void => (event.type === "changed" ? changed() : emit(event));
  const own = fakeOwnProviders(tell);
  return {
    overview: ({ since }) => ok(overview(since)),
    keyDetail: (id) =>
      ok(
        detailOf(
          rows.find((row) => row.id === id),
          entries,
        ),
      ),
    storeState: () => ok(storeState()),
    createVault() {
      vault = "ready";
      rows = [];
      changed();
      return done();
    },
    openSample() {
      vault = "ready";
      sample = true;
      changed();
      return done();
    },
    closeSample() {
      sample = false;
      changed();
      return done();
    },
    lock() {
      locked = "asked";
      revision += 1;
      emit({ type: "locked", reason: "asked" });
      return done();
    },
    unlock() {
      locked = null;
      revision += 1;
      emit({ type: "locked", reason: null });
      return done();
    },
    intake: ({ text, purpose }) => {
      if (purpose !== "key") return ok({ kind: "held", draft: sampleId((made += 1)) });
      const several = text.split("\n").filter((line) => /^[A-Z_]+=/.test(line)).length > 1;
      return ok(
        several
          ? { kind: "import", preview: importOf(sampleId((made += 1)), "Pasted text", text) }
          : intakeOf(sampleId((made += 1)), text, rows),
      );
    },
    dropIntake: done,
    checkIntake: ({ provider }) => ok(checkOf(provider)),
    addKey(key) {
      const id = sampleId((made += 1));
      const info = fakeProviders.find((provider) => provider.id === key.provider);
      const model = sampleRows(1)[0] as KeyRow;
      const row: KeyRow = {
        ...model,
        id,
        name: key.name,
        variable: key.variable,
        provider: key.provider,
        providerName: info?.name ?? null,
        project: key.project,
        environment: key.environment,
        tags: key.tags,
        createdOn: sampleToday,
      };
      return change(`Add ${key.name}`, [id], [...rows, row]);
    },
    replaceSecret: ({ id }) =>
      patch("Replace the secret", [id], (row) => ({ ...row, createdOn: sampleToday })),
    reveal: () => ok({ value: `sample_${"0".repeat(24)}`, forMs: 10_000 }),
    hideRevealed: done,
    copy({ as }) {
      const clearsInMs = settings.clipboardSeconds === 0 ? null : settings.clipboardSeconds * 1000;
      if (as === "secret" || as === "assignment") emit({ type: "clipboard", clearsInMs, outcome: "holding" });
      return ok({ clearsInMs });
    },
    copyText: done,
    clearClipboard() {
      emit({ type: "clipboard", clearsInMs: null, outcome: "cleared" });
      return done();
    },
    editKey: ({ id, change: { name, variable, project, environment, tags } }) =>
      patch("Edit", [id], (row) => ({
        ...row,
        name: name ?? row.name,
        variable: variable ?? row.variable,
        project: project === undefined ? row.project : project,
        environment: environment === undefined ? row.environment : environment,
        tags: tags ?? row.tags,
      })),
    setPolicy: ({ ids, policyDays }) =>
      patch("Change the rotation", ids, (row) => ({ ...row, rotation: { ...row.rotation, policyDays } })),
    snooze: ({ ids, until }) =>
      patch("Snooze", ids, (row) => ({ ...row, rotation: { ...row.rotation, snoozedUntil: until } })),
    tagKeys: ({ ids, add, remove }) =>
      patch("Tag", ids, (row) => ({
        ...row,
        tags: [...new Set([...row.tags.filter((tag) => !remove.includes(tag)), ...add])],
      })),
    moveKeys: ({ ids, ...place }) =>
      patch("Move", ids, (row) => ({
        ...row,
        project: place.project === undefined ? row.project : place.project,
        environment: place.environment === undefined ? row.environment : place.environment,
      })),
    archiveKeys: (ids) =>
      patch("Archive", ids, (row) => ({ ...row, archivedAt: `${sampleToday}T09:00:00.000Z` })),
    restoreKeys: (ids) => patch("Restore", ids, (row) => ({ ...row, archivedAt: null })),
    eraseKey(id) {
      rows = rows.filter((row) => row.id !== id);
      before = null;
      changed();
      return ok({ ids: [id], undo: null, step: null });
    },
    undo() {
      const step = before;
      if (step === null) return nothing("There is nothing to undo.");
      again = { rows, words: step.words };
      rows = step.rows;
      before = null;
      changed();
      return ok({ undone: step.words });
    },
    redo() {
      const step = again;
      if (step === null) return nothing("There is nothing to do again.");
      before = { rows, words: step.words };
      rows = step.rows;
      again = null;
      changed();
      return ok({ redone: step.words });
    },
    planCheck: (ids) =>
      ok({
        requests: ids.length,
        hosts: [{ host: "api.github.com", count: ids.length }],
        madeUp: 1,
        uncheckable: 0,
      }),
    startCheck: (ids) => ok(startCheck(ids)),
    resumeCheck() {
      const ids = rows.slice(0, interrupted).map(({ id }) => id);
      interrupted = 0;
      return ok(startCheck(ids));
    },
    forgetCheck() {
      interrupted = 0;
      emit({ type: "changed" });
      return done();
    },
    cancelJob() {
      cancel();
      return done();
    },
    schedule() {
      const [first] = rows;
      const at = `${sampleToday}T12:00:00.000Z`;
      const next = first === undefined ? null : { id: first.id, name: first.name, at };
      const { checkDaily: on } = settings;
      return ok({ on, paused: null, keys: on ? rows.length : 0, due: 0, next: on ? next : null });
    },
    ...fakeExports(() => rows, change),
    previewImport: () => ok(importOf(sampleId((made += 1)), "~/code/web/.env", importSample)),
    previewDroppedFile: ({ path }) => ok(importOf(sampleId((made += 1)), path, importSample)),
    replanImport: ({ draft }) => ok(importOf(draft, "~/code/web/.env", importSample)),
    commitImport({ rows: chosen }) {
      changed();
      return ok({ ids: [], undo: "Import", step: null, added: chosen.length, skipped: 0 });
    },
    saveCalendar: () => ok({ shown: "~/keystow.ics" }),
    saveLedger: () => ok({ shown: "~/keystow-requests.csv" }),
    ledger: ({ limit }) => ok(sentRequests(rows).slice(0, limit)),
    activity: ({ limit }) => ok(entries.slice(0, limit)),
    ...own,
    ...fakeProviderViews(tell, own),
    settings: () => ok(settings),
    changeSettings(more) {
      settings = { ...settings, ...(more as Partial<Settings>) };
      return ok(settings);
    },
    openKeyPage: done,
    appInfo() {
      // The page listens by now.
      if (options.busy === true) setTimeout(() => showBusy(rows, emit), 20);
      return ok({
        version: "0.1.0",
        platform: options.platform ?? "linux",
        runtime: "Electron 45.4.1",
        folder: "/home/me/.local/share/keystow",
      });
    },
  };
}

const nothing = (message: string): Promise<Result<never>> =>
  Promise.resolve({ ok: false, error: { code: "not-found", message } });
