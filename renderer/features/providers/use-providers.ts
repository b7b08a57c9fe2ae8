/** What the providers view asks for: the user's own ones, and everything about one. */
import { useCallback } from "react";
import { useApp } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { AppState, KeyRow, OwnProviderInfo, ProviderDetail } from "../../store/state.ts";
import { allRows } from "../../store/selectors.ts";
import { useVaultAnswer, type VaultAnswer } from "../../store/use-vault-answer.ts";
import { listProviders, type ListedProvider } from "./provider-list.ts";

const noOwn: readonly OwnProviderInfo[] = [];
const rowsOf = (state: AppState): readonly KeyRow[] => allRows(state);
const askOwn = () => requests.ownProviders();

/** Those that the user defined. Empty until the first answer. */
export const useOwnProviders = (): readonly OwnProviderInfo[] => useVaultAnswer(askOwn).value ?? noOwn;

/** Every provider as a line of the list. */
export function useListedProviders(): readonly ListedProvider[] {
  const providers = useApp((state) => state.providers);
  const keys = useApp(rowsOf);
  return listProviders(providers, useOwnProviders(), keys);
}

/** Everything about one provider. It stays in view while it is asked for again. */
export function useProviderDetail(id: string): VaultAnswer<ProviderDetail> {
  return useVaultAnswer(useCallback(() => requests.providerDetail(id), [id]));
}
