/** A real vault with a fake session around it, for the services that hand secrets out. */
import { catalogue } from "../../electron/core/providers/index.ts";
import { ok } from "../../electron/core/errors.ts";
import { makeFiles } from "../../electron/adapters/files.ts";
import type { ChosenFile, LockReason, Settings } from "../../electron/ipc/answers.ts";
import type { BridgeEvent } from "../../electron/ipc/events.ts";
import type { ServiceContext, VaultSession } from "../../electron/services/context.ts";
import { createTestVault, type VaultFixture } from "./vault-fixture.ts";

export const testSettings: Settings = {
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
  digest: true,
  digestTime: "09:00",
  digestNames: true,
  singleKeys: true,
};

export interface WindowServices extends VaultFixture {
  readonly context: Pick<
    ServiceContext,
    "session" | "settings" | "tell" | "clock" | "random" | "files" | "catalogue" | "chosenFiles"
  >;
  /** Everything that was told to the page. */
  readonly told: BridgeEvent[];
  /** Changed by the test. */
  settings: Settings;
  locked: LockReason | null;
  sample: boolean;
  /** Every lock that was asked for. */
  readonly locks: LockReason[];
}

/** Opens both. The vault is closed when the test has ended. */
export async function windowServices(): Promise<WindowServices> {
  const fixture = await createTestVault();
  const told: BridgeEvent[] = [];
  const locks: LockReason[] = [];
  const session: VaultSession = {
    vault: () => Promise.resolve(ok(fixture.vault)),
    http: () => ({ send: () => Promise.reject(new Error("not asked for")) }),
    isSample: () => services.sample,
    lockReason: () => services.locked,
    lock: (reason) => {
      locks.push(reason);
      services.locked = reason;
      return Promise.resolve(ok());
    },
  };
  const services: WindowServices = {
    ...fixture,
    told,
    locks,
    settings: testSettings,
    locked: null,
    sample: false,
    context: {
      session,
      settings: () => services.settings,
      tell: (event) => void told.push(event),
      clock: fixture.clock,
      random: fixture.random,
      files: makeFiles(),
      catalogue,
      chosenFiles: {
        remember: (path): ChosenFile => ({ handle: fixture.random.uuid(), shown: path }),
        pathOf: () => ok(""),
        noteDropped: () => undefined,
        wasDropped: () => false,
        shown: (path) => path,
      },
    },
  };
  return services;
}
