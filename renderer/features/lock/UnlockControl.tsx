/** The way back to the values: a button, a passphrase, or another question to a store that does not answer. */
import { useRef, useState } from "react";
import { useActions } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { focusIfLost } from "./focus-view.ts";
import { PassphraseForm } from "./PassphraseForm.tsx";
import type { TroubleText } from "./words.ts";

export function UnlockControl(props: { readonly way: TroubleText["way"]; readonly primary?: boolean }) {
  const { unlock, refreshStoreState } = useActions();
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const giveDraft = async (draft: string): Promise<boolean> => {
    const opened = await unlock(draft);
    if (opened) focusIfLost();
    return opened;
  };
  if (props.way === "passphrase") return <PassphraseForm action="Unlock" onDraft={giveDraft} />;
  const press = async (): Promise<void> => {
    const pressed = button.current;
    setBusy(true);
    await (props.way === "unlock" ? unlock(null) : refreshStoreState());
    setBusy(false);
    focusIfLost(pressed);
  };
  return (
    <Button
      ref={button}
      variant={props.primary === true ? "primary" : "secondary"}
      busy={busy}
      onClick={() => void press()}
    >
      {props.way === "unlock" ? "Unlock" : "Try again"}
    </Button>
  );
}
