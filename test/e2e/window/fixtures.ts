/** `test` and `expect` for the window's specs: each test has the app in a place of its own. */
import { expect, test as base, type ElectronApplication, type Page } from "@playwright/test";
import type { Arrival } from "../../../electron/demo/pretend-answers.ts";
import { accessibilityProblems } from "../../helpers/window-accessibility.ts";
import {
  type KeychainKind,
  makeWindowPlace,
  type SeedKey,
  type VaultKind,
  type WindowPlace,
} from "../../helpers/window-place.ts";
import {
  closeWindow,
  launchWindow,
  type Launched,
  type LaunchOptions,
  startAgain,
} from "../../helpers/window-program.ts";

export { expect };
export { seedSecret } from "../../helpers/window-place.ts";

/** What every key of the pretend providers holds, and no made-up one. */
const handedOut = "0".repeat(20);

export interface Keystow extends Omit<WindowPlace, "seed"> {
  /** Stores more keys through the command line, without checking them. */
  addKeys(keys: readonly SeedKey[]): Promise<void>;
  /** Starts the app and waits for its page. A test may start it again after closing it. */
  launch(options?: LaunchOptions): Promise<Launched>;
  /** Starts the program once more beside the running one; resolves with its exit code. */
  launchAgain(): Promise<number | null>;
  close(app: ElectronApplication): Promise<void>;
  /** Requests as the pretend providers got them. */
  sentRequests(): readonly Arrival[];
  /** Those of them that carry a key which the pretend provider handed out: without made-up keys of controls. */
  sentKeys(): readonly Arrival[];
  /** Everything that the app printed, on both streams. */
  output(): string;
  /**
   * Policy violations, errors and warnings of pages so far, and forgets them. What is left at the end
   * fails the test.
   */
  takeProblems(): readonly string[];
}

export interface WindowOptions {
  /** By default an unlocked keychain. */
  keychain: KeychainKind;
  /** By default a vault with its secrets in the keychain. */
  vault: VaultKind;
  /** Keys in the vault; by default none. An object, since Playwright takes a list for its own notation. */
  seed: { readonly keys: readonly SeedKey[] };
}

function watchPage(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // Chromium reports each violation of the page's policy as an error too.
    if (message.type() === "error" || message.type() === "warning")
      problems.push(`${message.type()}: ${message.text()}`);
  });
}

function makeKeystow(place: WindowPlace): { readonly keystow: Keystow; readonly end: () => Promise<void> } {
  const apps = new Set<ElectronApplication>();
  const problems: string[] = [];
  let printed = "";
  const close = async (app: ElectronApplication): Promise<void> => {
    apps.delete(app);
    await closeWindow(app);
  };
  const keystow: Keystow = {
    ...place,
    addKeys: (keys) => place.seed(keys),
    async launch(options) {
      const launched = await launchWindow(place, (text) => (printed += text), options);
      apps.add(launched.app);
      watchPage(launched.page, problems);
      return launched;
    },
    launchAgain: () => startAgain(place),
    close,
    sentRequests: () => place.network.arrivals,
    sentKeys: () => place.network.arrivals.filter((arrival) => JSON.stringify(arrival).includes(handedOut)),
    output: () => printed,
    takeProblems: () => problems.splice(0),
  };
  const end = async (): Promise<void> => {
    for (const app of apps) await close(app);
    await place.remove();
  };
  return { keystow, end };
}

export const test = base.extend<WindowOptions & { readonly keystow: Keystow }>({
  keychain: ["unlocked", { option: true }],
  vault: ["keychain", { option: true }],
  seed: [{ keys: [] }, { option: true }],
  keystow: async ({ keychain, vault, seed }, use) => {
    const { keystow, end } = makeKeystow(await makeWindowPlace({ keychain, vault, keys: seed.keys }));
    try {
      await use(keystow);
    } finally {
      await end();
    }
    expect(keystow.takeProblems(), "policy violations, errors and warnings of the page").toEqual([]);
  },
});

/** Nothing that axe knows is wrong with the page as it is now, in the theme it is in, but for `without`. */
export async function expectAccessible(
  page: Page,
  options?: { readonly without?: readonly string[] },
): Promise<void> {
  expect(await accessibilityProblems(page, options)).toEqual([]);
}
