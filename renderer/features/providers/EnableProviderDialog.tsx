/** The user's word on where the keys of a provider go: its host, typed letter by letter. */
import { useRef, useState } from "react";
import { useAppStore } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { KeystowError, OwnProviderFacts } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { FactList } from "../detail/CheckCard.tsx";
import { FormDialog } from "../edit/FormDialog.tsx";
import { keyWords } from "./provider-list.ts";
import { definitionFacts } from "./provider-words.ts";
import { useOwnProviders } from "./use-providers.ts";

function Form({ facts, keys }: { readonly facts: OwnProviderFacts; readonly keys: readonly string[] }) {
  const store = useAppStore();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<KeystowError | null>(null);
  const { id, name, hosts } = facts;
  const [host] = hosts;
  const isConfirmed = host === undefined || typed.trim() === host;
  const enable = async (): Promise<boolean> => {
    const answer = await requests.enableOwnProvider({ id, confirmedHosts: [...hosts] });
    if (!answer.ok) {
      setError(answer.error);
      return false;
    }
    await store.getState().actions.refresh();
    showToast({ title: `${name} is enabled`, tone: "ok" });
    return true;
  };
  const some = keys.slice(0, 5).join(", ") + (keys.length > 5 ? ", …" : "");
  return (
    <FormDialog
      title={`Enable ${name}?`}
      description={
        host === undefined
          ? "Each of its keys names its own server. You agree to it with the key."
          : "Whoever runs this host can read every key that is sent there."
      }
      submitLabel="Enable"
      width={520}
      disabled={!isConfirmed}
      initialFocus={field}
      onSubmit={enable}
    >
      <FactList facts={definitionFacts(facts)} />
      {keys.length === 0 ? null : (
        <Banner tone="info" title={`${keyWords(keys.length)} of it, sent there when checked`}>
          {some}
        </Banner>
      )}
      {host === undefined ? null : (
        <TextField
          ref={field}
          label={`Type the host (${host}) to let keys of ${name} go there`}
          mono
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      {error === null ? null : (
        <Banner tone="bad" title={error.message} role="alert">
          {error.hint}
        </Banner>
      )}
    </FormDialog>
  );
}

export function EnableProviderDialog({ id }: { readonly id: string }) {
  const info = useOwnProviders().find((one) => one.id === id);
  if (info === undefined || info.facts === null) return null;
  return <Form facts={info.facts} keys={info.keys.map(({ name }) => name)} />;
}
