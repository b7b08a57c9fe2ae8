/** `session`: what an app decides for its pages. Chromium has one profile, so only the decisions differ. */
import type { Session, WebContents } from "electron";
import { GuardedEmitter, guarded } from "../missing.ts";
import { changes, note } from "../state.ts";
import { makeProtocol } from "./protocol.ts";

type Decide<Answer> = (answer: Answer) => void;
type RequestHandler = (
  contents: WebContents,
  permission: never,
  decide: Decide<boolean>,
  details: never,
) => void;
type CheckHandler = (contents: WebContents, permission: never, origin: string, details: never) => boolean;
export interface RequestVerdict {
  readonly cancel?: boolean;
  readonly redirectURL?: string;
}
type BeforeRequest = (details: never, decide: Decide<RequestVerdict>) => void;

/** The last parameter of webRequest's functions is the listener; null takes it away. */
const listenerOf = (parameters: readonly unknown[]): BeforeRequest | null =>
  (parameters.at(-1) ?? null) as BeforeRequest | null;

type Covered = Pick<
  Session,
  | "isPersistent"
  | "setPermissionRequestHandler"
  | "setPermissionCheckHandler"
  | "setDevicePermissionHandler"
  | "setDisplayMediaRequestHandler"
  | "setBluetoothPairingHandler"
  | "setUSBProtectedClassesHandler"
  | "setCertificateVerifyProc"
  | "setSpellCheckerEnabled"
  | "setSpellCheckerLanguages"
  | "resolveProxy"
  | "clearStorageData"
  | "clearCache"
>;

export class StandInSession extends GuardedEmitter implements Covered {
  readonly partition: string;
  readonly protocol = makeProtocol();
  requestHandler: RequestHandler | null = null;
  checkHandler: CheckHandler | null = null;
  beforeRequest: BeforeRequest | null = null;
  readonly webRequest = guarded("session.webRequest", {
    onBeforeRequest: (...parameters: readonly unknown[]): void => {
      this.beforeRequest = listenerOf(parameters);
    },
  });

  constructor(partition: string) {
    super("session");
    this.partition = partition;
  }

  isPersistent(): boolean {
    return this.partition === "" || this.partition.startsWith("persist:");
  }
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
    changes.emit("permissions");
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
    changes.emit("permissions");
  }
  setDevicePermissionHandler(handler: unknown): void {
    note("setDevicePermissionHandler", handler !== null);
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    note("setDisplayMediaRequestHandler", handler !== null);
  }
  setBluetoothPairingHandler(handler: unknown): void {
    note("setBluetoothPairingHandler", handler !== null);
  }
  setUSBProtectedClassesHandler(handler: unknown): void {
    note("setUSBProtectedClassesHandler", handler !== null);
  }
  setCertificateVerifyProc(handler: unknown): void {
    note("setCertificateVerifyProc", handler !== null);
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    note("setSpellCheckerEnabled", enabled);
  }
  setSpellCheckerLanguages(languages: readonly string[]): void {
    note("setSpellCheckerLanguages", languages);
  }
  resolveProxy(): Promise<string> {
    return Promise.resolve("DIRECT");
  }
  clearStorageData(): Promise<void> {
    return Promise.resolve();
  }
  clearCache(): Promise<void> {
    return Promise.resolve();
  }
}

const sessions = new Map<string, StandInSession>();

function sessionOf(partition: string): StandInSession {
  const made = sessions.get(partition) ?? new StandInSession(partition);
  sessions.set(partition, made);
  return made;
}

export const session = guarded("session", {
  get defaultSession(): StandInSession {
    return sessionOf("");
  },
  fromPartition: (partition: string): StandInSession => sessionOf(partition),
});
