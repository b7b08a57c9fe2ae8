/** A new value for a key: the last step of a rotation. The old value is kept until this has worked. */
import { useRef, useState } from "react";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import { rowOf } from "../../store/selectors.ts";
import type { KeyRow, KeystowError, ProviderInfo } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { Failure } from "../add/CheckResult.tsx";
import { SecretField } from "../add/SecretField.tsx";
import { useSecretEntry } from "../add/secret-entry.ts";
import { FormDialog } from "./FormDialog.tsx";
import styles from "./FormDialog.module.css";

function KeyPage({ provider }: { readonly provider: ProviderInfo | null }) {
  const { openKeyPage } = useActions();
  if (provider?.hasKeyPage !== true) return null;
  return (
    <div className={styles.choices}>
      <Button variant="secondary" onClick={() => void openKeyPage(provider.id)}>
        Create a new key at {provider.name}
      </Button>
    </div>
  );
}

function Form({ row }: { readonly row: KeyRow }) {
  const store = useAppStore();
  const provider = useApp((state) => state.providers.find(({ id }) => id === row.provider) ?? null);
  const entry = useSecretEntry("key");
  // Not the button above it: who has copied the new key already pastes at once.
  const field = useRef<HTMLInputElement>(null);
  const [expiresOn, setExpiresOn] = useState("");
  const [error, setError] = useState<KeystowError | null>(null);
  const intake = entry.intake?.kind === "key" ? entry.intake : null;
  const same = intake?.sameAs.find(({ id }) => id === row.id);
  const save = async (anyForm = false): Promise<boolean> => {
    if (intake === null) return false;
    const { draft } = intake;
    const until = expiresOn === "" ? null : expiresOn;
    const result = await requests.replaceSecret({
      id: row.id,
      draft,
      secretFields: {},
      expiresOn: until,
      anyForm,
    });
    if (!result.ok) {
      setError(result.error);
      return false;
    }
    entry.release();
    const { actions } = store.getState();
    await actions.refresh();
    const onSelect = (): void => void actions.undo(result.value.step ?? undefined);
    const action = result.value.undo === null ? {} : { action: { label: "Undo", onSelect } };
    showToast({ title: `Stored the new value of ${row.name}`, tone: "ok", ...action });
    return true;
  };
  const saveAgain = async (): Promise<void> => {
    if (await save(true)) store.getState().actions.close();
  };
  return (
    <FormDialog
      title={`Rotate ${row.name}`}
      description="Create a new key at the provider and store it here. Revoke the old one when nothing uses it any more."
      submitLabel="Store the new value"
      disabled={intake === null || same !== undefined}
      width={520}
      initialFocus={field}
      onSubmit={() => save()}
    >
      <KeyPage provider={provider} />
      <SecretField
        label="Paste the new key"
        entry={entry}
        field={field}
        hint={<>Until now: {row.masked}</>}
      />
      {entry.intake?.kind === "import" ? (
        <Banner tone="warn" title="These are several lines. Paste the value of this key alone." />
      ) : null}
      {same === undefined ? null : <Banner tone="warn" title="This is the value that the key has already." />}
      <TextField
        label="Expires on"
        type="date"
        value={expiresOn}
        onChange={({ currentTarget }) => setExpiresOn(currentTarget.value)}
      />
      {error === null ? null : <Failure error={error} onAgree={() => void saveAgain()} />}
    </FormDialog>
  );
}

export function ReplaceDialog({ id }: { readonly id: string }) {
  const row = useApp((state) => rowOf(state, id));
  return row === null ? null : <Form row={row} />;
}
