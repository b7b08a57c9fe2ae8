/** The only file that touches the bridge. Everything else gets typed functions and types from here. */
import type { KeyRow, VaultOverview } from "../electron/ipc/answers.ts";
import type { Bridge } from "../electron/ipc/contract.ts";
import { bridgeName } from "../electron/ipc/channels.ts";
import type { KeystowError, Result } from "../electron/core/errors.ts";

export type { KeyRow, KeystowError, Result, VaultOverview };

/** What the preload put on the window; none when the page was opened outside the app. */
function bridge(): Bridge | undefined {
  return (globalThis as { readonly [bridgeName]?: Bridge })[bridgeName];
}

const noAnswer: Result<never> = {
  ok: false,
  error: {
    code: "internal",
    message: "The window lost its connection to the vault. Close it and open it again.",
  },
};

/** The vault as it is now. Never rejects. */
export async function fetchOverview(): Promise<Result<VaultOverview>> {
  try {
    return (await bridge()?.overview({ since: null })) ?? noAnswer;
  } catch {
    return noAnswer;
  }
}
