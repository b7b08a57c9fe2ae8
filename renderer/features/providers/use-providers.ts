/** What the providers view asks for: the user's own ones, and everything about one. */
import { useEffect, useState } from "react";
import { useApp } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { AppState, KeyRow, KeystowError, OwnProviderInfo, ProviderDetail } from "../../store/state.ts";
import { allRows } from "../../store/selectors.ts";
import { listProviders, type ListedProvider } from "./provider-list.ts";

const noOwn: readonly OwnProviderInfo[] = [];
const revisionOf = ({ overview }: AppState): string => (overview?.state === "ready" ? overview.revision : "");
const rowsOf = (state: AppState): readonly KeyRow[] => allRows(state);

/** Those that the user defined; asked again whenever the vault changed. Empty until the first answer. */
export function useOwnProviders(): readonly OwnProviderInfo[] {
  const revision = useApp(revisionOf);
  const [answered, setAnswered] = useState({ revision: "", own: noOwn });
  useEffect(() => {
    let wanted = true;
    void requests.ownProviders().then((answer) => {
      if (wanted && answer.ok) setAnswered({ revision, own: answer.value });
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [revision]);
  return answered.own;
}

/** Every provider as a line of the list. */
export function useListedProviders(): readonly ListedProvider[] {
  const providers = useApp((state) => state.providers);
  const keys = useApp(rowsOf);
  return listProviders(providers, useOwnProviders(), keys);
}

export interface ProviderAnswer {
  /** Null while it is asked for; never another provider's. */
  readonly detail: ProviderDetail | null;
  readonly error: KeystowError | null;
}

/** Everything about one provider. It stays in view while it is asked for again. */
export function useProviderDetail(id: string): ProviderAnswer {
  const revision = useApp(revisionOf);
  const [answer, setAnswer] = useState<ProviderAnswer & { readonly id: string; readonly revision: string }>();
  useEffect(() => {
    let wanted = true;
    void requests.providerDetail(id).then((result) => {
      if (!wanted) return null;
      setAnswer((last) =>
        result.ok
          ? { id, revision, detail: result.value, error: null }
          : { id, revision, detail: last?.id === id ? last.detail : null, error: result.error },
      );
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [id, revision]);
  return answer?.id === id ? answer : { detail: null, error: null };
}
