/** What the program and its keychain helper process say to each other. */

/** Everything that can be wrong with a keychain. The library's own texts stay in the helper process. */
export const keyringTroubles = [
  "locked",
  "no-bus",
  "no-provider",
  "no-collection",
  "no-library",
  "denied",
  "not-ours",
  "silent",
  "failing",
] as const;

export type KeyringTrouble = (typeof keyringTroubles)[number];

export interface KeyringRequest {
  readonly number: number;
  readonly action: "get" | "set" | "remove";
  readonly account: string;
  /** For `set` only. */
  readonly text: string | null;
}

export type KeyringReply =
  | { readonly number: number; readonly ok: true; readonly value: string | boolean | null }
  | { readonly number: number; readonly ok: false; readonly trouble: KeyringTrouble };

/** The service under which every item of ours stands in the keychain. */
export const keyringService = "keystow";

/** A helper process, however it is started: `fork` in the terminal, `utilityProcess` in the app. */
export interface KeyringWorker {
  send(request: KeyringRequest): void;
  /** At most one listener; called for every message, whatever it is. */
  onReply(listener: (reply: unknown) => void): void;
  /** Called once, when the process has ended or could not be started. */
  onEnd(listener: () => void): void;
  /** Ends it at once, whatever it does; settles when it has ended. */
  kill(): Promise<void>;
}
