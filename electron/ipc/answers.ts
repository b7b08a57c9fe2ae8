/**
 * What the page gets to see. Metadata only: except `RevealedSecret`, no type here holds a secret or
 * can hold one. The masked form is all of a key's value that the page ever gets unasked. Foreign
 * texts (names, notes, providers' words) have gone through `display()`.
 */
export type * from "./answers-keys.ts";
export type * from "./answers-work.ts";
export type * from "./answers-providers.ts";

export interface Settings {
  readonly theme: "system" | "light" | "dark";
  readonly density: "comfortable" | "compact";
  readonly checkNewKeys: boolean;
  /** Whether keys are checked without being asked, once a day each. */
  readonly checkDaily: boolean;
  /** Minutes without input before the window locks; 0: never. */
  readonly idleLockMinutes: 0 | 1 | 5 | 10 | 30 | 60;
  readonly lockOnSuspend: boolean;
  readonly lockOnScreenLock: boolean;
  /** Seconds until a copied secret leaves the clipboard; 0: never. */
  readonly clipboardSeconds: 0 | 10 | 20 | 30 | 60 | 120;
  readonly reveal: "hold" | "toggle";
  readonly contentProtection: boolean;
  readonly digest: boolean;
  /** `HH:MM`, local time. */
  readonly digestTime: string;
  readonly digestNames: boolean;
  readonly singleKeys: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly platform: "darwin" | "win32" | "linux";
  /** "Electron 45.4.1" and the like. */
  readonly runtime: string;
  readonly folder: string;
}
