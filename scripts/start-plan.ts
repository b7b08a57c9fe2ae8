/** Decides what `npm start` opens: Electron, the stand-in for it, or the tour in the terminal. */
import type { PackageOutcome } from "./debian-packages.ts";
import type { Fetched } from "./start-download.ts";

export type Plan =
  | { readonly kind: "window"; readonly program: string; readonly standIn: boolean }
  | { readonly kind: "terminal" };

/** What is asked of the machine; tests answer in its place. */
export interface StartMachine {
  hasDisplay(): boolean;
  /** Whether ELECTRON_OVERRIDE_DIST_PATH is set. */
  isOverridden(): boolean;
  /** Electron's program or the override's, null when it is not there. */
  program(): string | null;
  fetch(): Promise<Fetched>;
  /** Puts a browser on the machine where that is needed and allowed. */
  ensureBrowser(): PackageOutcome;
  readonly standIn: string;
  say(line: string): void;
}

/** Asks for as little as possible: nothing is fetched where nothing could be seen. */
export async function planStart(machine: StartMachine): Promise<Plan> {
  if (!machine.hasDisplay()) {
    machine.say(
      "There is no display, so here is the tour in the terminal. (With a virtual one: xvfb-run npm start)",
    );
    return { kind: "terminal" };
  }
  const there = machine.program();
  if (there !== null) return { kind: "window", program: there, standIn: false };
  if (machine.isOverridden())
    machine.say("ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron's program.");
  else {
    const fetched = await fetchProgram(machine);
    if (fetched !== null) return { kind: "window", program: fetched, standIn: false };
  }
  return planStandIn(machine);
}

async function fetchProgram(machine: StartMachine): Promise<string | null> {
  machine.say("Fetching Electron, once. Only this asks the network; ELECTRON_MIRROR names another place.");
  const fetched = await machine.fetch();
  const program = fetched.ok ? machine.program() : null;
  if (program !== null) return program;
  machine.say(`Electron could not be fetched (${fetched.ok ? "its program is missing" : fetched.reason}).`);
  return null;
}

function planStandIn(machine: StartMachine): Plan {
  const browser = machine.ensureBrowser();
  if (browser.ok) {
    machine.say(
      "The window opens in the installed Chromium instead: the same app, without Electron's own walls.",
    );
    return { kind: "window", program: machine.standIn, standIn: true };
  }
  machine.say(`No Chromium is installed either. On Debian: ${browser.command}`);
  machine.say("Here is the tour in the terminal instead.");
  return { kind: "terminal" };
}
