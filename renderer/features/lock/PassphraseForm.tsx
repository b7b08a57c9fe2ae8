/**
 * A passphrase on its way to the main process. It stands in the field while it is typed and nowhere
 * else: submitting empties the field and hands over the draft's name.
 */
import { useRef, useState, type FormEvent } from "react";
import { requests } from "../../store/requests.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Lock.module.css";

/** `repeat`: a new passphrase, typed twice. `onDraft` answers whether it was accepted; why not is told there. */
export function PassphraseForm(props: {
  readonly action: string;
  readonly repeat?: boolean;
  readonly hint?: string;
  /** Characters that a new passphrase needs; main asks for as many. */
  readonly least?: number;
  readonly autoFocus?: boolean;
  readonly onDraft: (draft: string) => Promise<boolean>;
}) {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const take = (): string | null => {
    const text = first.current?.value ?? "";
    const again = props.repeat === true ? (second.current?.value ?? "") : text;
    if (text === "") {
      setError("Type the passphrase.");
      return null;
    }
    if (props.least !== undefined && Array.from(text).length < props.least) {
      setError(`It needs at least ${props.least} characters.`);
      return null;
    }
    if (text !== again) {
      setError("The two are not the same.");
      return null;
    }
    for (const field of [first.current, second.current]) if (field !== null) field.value = "";
    return text;
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const text = take();
    if (text === null) return first.current?.focus();
    setBusy(true);
    setError(null);
    const answer = await requests.intake({ text, purpose: "passphrase" });
    if (!answer.ok) setError(answer.error.message);
    else if (answer.value.kind === "held" && !(await props.onDraft(answer.value.draft)))
      setError("It was not accepted. Type it again.");
    setBusy(false);
    first.current?.focus();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        ref={first}
        label="Passphrase"
        type="password"
        autoComplete="off"
        autoFocus={props.autoFocus === true}
        error={error}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
      />
      {props.repeat === true ? (
        <TextField ref={second} label="The same again" type="password" autoComplete="off" />
      ) : null}
      <Button type="submit" variant="primary" busy={busy}>
        {props.action}
      </Button>
    </form>
  );
}
