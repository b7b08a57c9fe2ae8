/** What the parts of the stand-in share: the command line, the app's folder, the open windows, the browser. */
import { EventEmitter } from "node:events";
import type { Schemes } from "./addresses.ts";
import type { CdpConnection } from "./cdp.ts";

/** Facts that the boot sequence writes once. */
export const facts = {
  /** As `process.argv` is in Electron: the program, then every parameter. */
  parameters: [] as readonly string[],
  folder: process.cwd(),
  name: "Electron",
  version: "0.0.0",
  headless: true,
  ready: false,
  quitting: false,
};

/** What a quit needs to know of a window. */
export interface OpenWindow {
  readonly id: number;
  readonly gone: Promise<void>;
  close(): void;
  isClosing(): boolean;
}

export const windows = new Map<number, OpenWindow>();

/** Schemes that the app has registered or handles. */
const schemeNames = new Set<string>();
export const schemes: Schemes = schemeNames;
export function addScheme(name: string): void {
  schemeNames.add(name);
}

/** Switches that the app appended for Chromium. */
export const appendedSwitches: string[] = [];

/** What is heard across parts: `permissions` (a handler changed), `theme`. */
export const changes = new EventEmitter().setMaxListeners(0);

let connection: CdpConnection | null = null;

export function setConnection(made: CdpConnection): void {
  connection = made;
}

/** Throws before `ready`: nothing of Chromium exists until then. */
export function chromium(): CdpConnection {
  if (connection === null) throw new Error("Chromium has not started");
  return connection;
}

export const hasChromium = (): boolean => connection !== null;

/** What could only be noted, because there is no desktop: a spec may look it up. */
export const notes: { readonly what: string; readonly details: unknown }[] = [];

export function note(what: string, details?: unknown): void {
  notes.push({ what, details });
  debug(what);
}

/** A line on stderr when KEYSTOW_STANDIN_DEBUG is set. */
export function debug(...words: readonly unknown[]): void {
  if (process.env["KEYSTOW_STANDIN_DEBUG"])
    process.stderr.write(`[stand-in] ${words.map(String).join(" ")}\n`);
}
