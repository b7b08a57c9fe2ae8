/** What the window's services share, from real adapters: the session, the journal, drafts, files, settings. */
import { systemClock } from "./adapters/clock.ts";
import { makeFiles } from "./adapters/files.ts";
import { makeGit } from "./adapters/git.ts";
import { createDesktopHttpClient, type ResolveProxy } from "./adapters/https-system-proxy.ts";
import { systemRandom } from "./adapters/random.ts";
import { vaultFolder } from "./adapters/vault-folder.ts";
import type { CreateKeyring } from "./compose.ts";
import { brokenPlace, windowPlace } from "./compose-window.ts";
import { catalogue as builtIn } from "./core/providers/index.ts";
import type { BridgeEvent } from "./ipc/events.ts";
import { createCatalogue } from "./services/catalogue.ts";
import { createChosenFiles } from "./services/chosen-files.ts";
import type { ServiceContext } from "./services/context.ts";
import { createDrafts } from "./services/drafts.ts";
import { createSettings, type WindowSettings } from "./services/settings.ts";
import { createSession, type Session } from "./services/session.ts";
import { createJournal, type Journal } from "./services/undo-journal.ts";

export interface ContextSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly createKeyring: CreateKeyring;
  /** What the desktop says about proxies. */
  readonly resolveProxy: ResolveProxy;
  readonly tell: (event: BridgeEvent) => void;
}

export interface WindowContext {
  readonly context: ServiceContext;
  readonly session: Session;
  readonly journal: Journal;
  readonly settings: WindowSettings;
  /** The vault's folder; "" when it is not known. */
  readonly folder: string;
}

/** The context of one window. Nothing is opened yet. */
export function createWindowContext(surroundings: ContextSurroundings): WindowContext {
  const { tell } = surroundings;
  const clock = systemClock;
  const random = systemRandom;
  const folder = vaultFolder(surroundings);
  const drafts = createDrafts({ clock, random });
  const newestActivity = (): number | null => {
    try {
      const vault = session.current();
      return vault.ok ? (vault.value.activity(1)[0]?.id ?? null) : null;
    } catch {
      // The database cannot be read now: the step is only not shown beside an entry.
      return null;
    }
  };
  const journal = createJournal({ random, newestActivity, changed: () => tell({ type: "changed" }) });
  const session: Session = createSession({
    place: folder.ok ? windowPlace(folder.value, surroundings.createKeyring) : brokenPlace(folder.error),
    http: createDesktopHttpClient(surroundings.environment, surroundings.resolveProxy),
    // Loaded when it is wanted: the pretend providers are much code for a few minutes.
    makeSample: async () => await (await import("./demo/sample.ts")).makeSample(),
    drafts,
    journal,
    tell,
  });
  const settings = createSettings({ session, tell });
  const catalogue = createCatalogue(session, builtIn, tell);
  const context: ServiceContext = {
    clock,
    random,
    files: makeFiles(),
    git: makeGit(),
    get catalogue() {
      return catalogue();
    },
    session,
    journal,
    drafts,
    chosenFiles: createChosenFiles({ random, home: surroundings.home }),
    settings: () => settings.current(),
    tell,
  };
  return { context, session, journal, settings, folder: folder.ok ? folder.value : "" };
}
