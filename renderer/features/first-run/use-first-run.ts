/** The choices of the first start, and what they come to. Nothing is created before the last step. */
import { useCallback, useState } from "react";
import { useActions } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { KeystowError } from "../../store/state.ts";
import type { FirstKeys } from "./words.ts";

export interface FirstRun {
  readonly step: number;
  readonly store: "keychain" | "sealed";
  /** Draft of the new passphrase, held by the main process; null: none was given. */
  readonly draft: string | null;
  readonly keys: FirstKeys;
  readonly checkNewKeys: boolean;
  readonly busy: boolean;
  readonly error: KeystowError | null;
  readonly toStep: (step: number) => void;
  readonly setStore: (store: "keychain" | "sealed") => void;
  readonly setDraft: (draft: string | null) => void;
  readonly chooseKeys: (keys: FirstKeys) => void;
  readonly setCheckNewKeys: (on: boolean) => void;
  readonly finish: () => Promise<void>;
}

export function useFirstRun(): FirstRun {
  const actions = useActions();
  const [step, setStep] = useState(0);
  const [store, setStore] = useState<"keychain" | "sealed">("keychain");
  const [draft, setDraftName] = useState<string | null>(null);
  const [keys, setKeys] = useState<FirstKeys>("empty");
  const [checkNewKeys, setCheckNewKeys] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<KeystowError | null>(null);
  const toStep = useCallback((next: number): void => {
    setError(null);
    setStep(next);
  }, []);
  const setDraft = (next: string | null): void => {
    if (draft !== null && draft !== next) void requests.dropIntake(draft);
    setDraftName(next);
  };
  const finish = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const made = await requests.createVault({ store, passphrase: store === "sealed" ? draft : null });
    if (!made.ok) {
      setBusy(false);
      setError(made.error);
      // Used or too old: either way the next try needs a new one.
      if (store === "sealed") setDraftName(null);
      return;
    }
    await actions.changeSettings({ checkNewKeys });
    await actions.refresh();
    void actions.refreshStoreState();
    if (keys === "paste") actions.open({ name: "add" });
    if (keys === "import") actions.go({ name: "import" });
  };
  return {
    step,
    store,
    draft,
    keys,
    checkNewKeys,
    busy,
    error,
    toStep,
    setStore,
    setDraft,
    chooseKeys(choice) {
      setKeys(choice);
      toStep(2);
    },
    setCheckNewKeys,
    finish,
  };
}
