/**
 * The window's services on a real vault: real SQLite in a folder of its own, the real stores over a
 * keychain in memory, a fixed clock, seeded randomness, a scripted network.
 */
import { onTestFinished } from "vitest";
import { makeFiles } from "../../electron/adapters/files.ts";
import { newStore, openExisting } from "../../electron/compose.ts";
import { windowPlace } from "../../electron/compose-window.ts";
import { fail, type Result } from "../../electron/core/errors.ts";
import type { Key, NewKey, StoreKind } from "../../electron/core/model.ts";
import type { Git, HttpClient } from "../../electron/core/ports.ts";
import { catalogue as builtIn } from "../../electron/core/providers/index.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { Vault } from "../../electron/core/vault/index.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import { createCatalogue } from "../../electron/services/catalogue.ts";
import { createChosenFiles } from "../../electron/services/chosen-files.ts";
import type { ServiceContext } from "../../electron/services/context.ts";
import { createDrafts, type DraftShelf } from "../../electron/services/drafts.ts";
import { createSession, type Session } from "../../electron/services/session.ts";
import { createSettings, type WindowSettings } from "../../electron/services/settings.ts";
import { createJournal, type Journal } from "../../electron/services/undo-journal.ts";
import type { Sample, VaultPlace } from "../../electron/services/vault-door.ts";
import { fixedClock, type FixedClock } from "../fakes/fixed-clock.ts";
import { MemoryKeyring } from "../fakes/memory-keyring.ts";
import { createScriptedHttp } from "../fakes/scripted-http.ts";
import { seededRandom, type SeededRandom } from "../fakes/seeded-random.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { newKey, secretsOf, valueOf } from "./vault-values.ts";

export { codeOf, newKey, secretsOf, valueOf } from "./vault-values.ts";

/** The passphrase of a sealed test vault. */
export const testPassphrase = "six words that nobody would guess";

export interface WindowContext {
  /** What every `createXxxPart` takes. */
  readonly context: ServiceContext;
  readonly session: Session;
  readonly journal: Journal;
  readonly drafts: DraftShelf;
  readonly settings: WindowSettings;
  /** What the page was told, in order. */
  readonly told: BridgeEvent[];
  readonly folder: string;
  readonly place: VaultPlace;
  readonly clock: FixedClock;
  readonly random: SeededRandom;
  /** The keychain under the vault, for a look from outside and for trouble. */
  readonly keyring: MemoryKeyring;
  /** The open vault. */
  vault(): Vault;
  /** Adds a key and returns it. */
  add(name: string, value?: string, more?: Partial<NewKey>): Promise<Key>;
  /** Opens the same vault as another process would (the terminal); it sees the same keychain. */
  another(): Vault;
}

export interface WindowContextOptions {
  /** Null: no vault is made. */
  readonly kind?: StoreKind | null;
  readonly seed?: string | number;
  readonly http?: HttpClient;
  readonly git?: Git;
  readonly home?: string;
  readonly makeSample?: () => Promise<Result<Sample>>;
}

const noGit: Git = {
  inspect: () => Promise.resolve(fail("unsupported", "There is no git in this test.")),
};

/** Everything of one window; closed when the test has ended. */
export async function windowContext(options: WindowContextOptions = {}): Promise<WindowContext> {
  const folder = temporaryFolder();
  const surroundings = { clock: fixedClock(), random: seededRandom(options.seed ?? 1) };
  const { clock, random } = surroundings;
  const keyring = new MemoryKeyring();
  const place = windowPlace(folder, () => keyring, surroundings);
  const told: BridgeEvent[] = [];
  const tell = (event: BridgeEvent): void => void told.push(event);
  const drafts = createDrafts(surroundings);
  const journal: Journal = createJournal({
    random,
    newestActivity: () => {
      const vault = session.current();
      return vault.ok ? (vault.value.activity(1)[0]?.id ?? null) : null;
    },
    changed: () => tell({ type: "changed" }),
  });
  const http = options.http ?? createScriptedHttp(() => ({ status: 200, body: "{}" }));
  const makeSample = options.makeSample ?? (() => Promise.resolve(fail("unsupported", "No sample here.")));
  const session: Session = createSession({ place, http, makeSample, drafts, journal, tell });
  const settings = createSettings({ session, tell });
  const catalogue = createCatalogue(session, builtIn, tell);
  const context: ServiceContext = {
    clock,
    random,
    files: makeFiles(),
    git: options.git ?? noGit,
    get catalogue() {
      return catalogue();
    },
    session,
    journal,
    drafts,
    chosenFiles: createChosenFiles({ random, home: options.home ?? folder }),
    settings: () => settings.current(),
    tell,
  };
  onTestFinished(() => session.close());
  const { kind = "keychain" } = options;
  if (kind !== null) {
    const passphrase = kind === "sealed" ? Secret.fromText(testPassphrase) : null;
    valueOf(await session.create(kind, passphrase));
  }
  const vault = (): Vault => valueOf(session.current());
  return {
    context,
    session,
    journal,
    drafts,
    settings,
    told,
    folder,
    place,
    clock,
    random,
    keyring,
    vault,
    add: async (name, value = `value-of-${name}-0000`, more = {}) =>
      valueOf(await vault().add(newKey(name, more), secretsOf(value))),
    another: () => {
      const makeStore: Parameters<typeof openExisting>[1] = (store, records) =>
        newStore(store, records, () => keyring);
      const other = valueOf(openExisting(folder, makeStore, surroundings)).vault;
      onTestFinished(() => other.close());
      return other;
    },
  };
}
