/** What the page knows of the vault. Metadata only; never persisted, and no secret can be in it. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { KeystowError, Result, VaultOverview } from "../api.ts";

export type { KeyRow, KeystowError, VaultOverview } from "../api.ts";

export interface OverviewState {
  /** Null until the first answer. */
  readonly overview: VaultOverview | null;
  /** Why the newest question has no answer; the last overview stays beside it. */
  readonly error: KeystowError | null;
  /** When `overview` came, in milliseconds since 1970. */
  readonly answeredAt: number;
  /** Asks again. Questions that overlap become one. */
  refresh(): Promise<void>;
}

/** A store that asks `fetch` and keeps the newest answer. `now` gives milliseconds since 1970. */
export function createOverviewStore(
  fetch: () => Promise<Result<VaultOverview>>,
  now: () => number,
): StoreApi<OverviewState> {
  let running: Promise<void> | null = null;
  return createStore<OverviewState>((set) => {
    const ask = async (): Promise<void> => {
      const answer = await fetch();
      set(answer.ok ? { overview: answer.value, error: null, answeredAt: now() } : { error: answer.error });
    };
    return {
      overview: null,
      error: null,
      answeredAt: 0,
      refresh() {
        running ??= ask().finally(() => {
          running = null;
        });
        return running;
      },
    };
  });
}
