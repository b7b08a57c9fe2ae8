/** The passphrase of a new sealed file: typed twice, then held by the main process under a draft's name. */
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { PassphraseForm } from "../lock/PassphraseForm.tsx";
import type { FirstRun } from "./use-first-run.ts";
import { leastCharacters } from "./words.ts";

/** `focused`: the field has the focus, because a button was pressed for it. `onChange`: another one is wanted. */
export function NewPassphrase(props: {
  readonly run: FirstRun;
  readonly focused: boolean;
  readonly onChange: () => void;
}) {
  const { run, focused } = props;
  if (run.draft !== null)
    return (
      <Banner
        tone="ok"
        title="Passphrase taken"
        role="status"
        actions={<Button onClick={props.onChange}>Change</Button>}
      >
        Write it down somewhere safe. Without it nobody can open the vault, not even we.
      </Banner>
    );
  return (
    <PassphraseForm
      action="Use this passphrase"
      repeat
      autoFocus={focused}
      least={leastCharacters}
      hint={`At least ${leastCharacters} characters. Better: five or six random words.`}
      onDraft={(draft) => {
        run.setDraft(draft);
        return Promise.resolve(true);
      }}
    />
  );
}
