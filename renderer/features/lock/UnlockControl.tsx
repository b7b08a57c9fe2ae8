/** The way back to the values: a button, a passphrase, or another question to a store that does not answer. */
import { useState } from "react";
import { useActions } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { PassphraseForm } from "./PassphraseForm.tsx";
import type { TroubleText } from "./words.ts";

export function UnlockControl(props: { readonly way: TroubleText["way"]; readonly primary?: boolean }) {
  const { unlock, refreshStoreState } = useActions();
  const [busy, setBusy] = useState(false);
  if (props.way === "passphrase")
    return <PassphraseForm action="Unlock" onDraft={(draft) => unlock(draft)} />;
  const press = async (): Promise<void> => {
    setBusy(true);
    await (props.way === "unlock" ? unlock(null) : refreshStoreState());
    setBusy(false);
  };
  return (
    <Button
      variant={props.primary === true ? "primary" : "secondary"}
      busy={busy}
      onClick={() => void press()}
    >
      {props.way === "unlock" ? "Unlock" : "Try again"}
    </Button>
  );
}
