/** First step: try the keychain out, or choose a sealed file. Never one instead of the other unasked. */
import { useEffect, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { AppState } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Status } from "../../ui/Status.tsx";
import { PassphraseForm } from "../lock/PassphraseForm.tsx";
import styles from "./FirstRun.module.css";
import type { FirstRun } from "./use-first-run.ts";
import { useSample } from "./use-sample.ts";
import { leastCharacters, probeText } from "./words.ts";

const platformOf = ({ appInfo }: AppState) => appInfo?.platform ?? null;

function Probe({ onSealed }: { readonly onSealed: () => void }) {
  const state = useApp(({ storeState }) => storeState);
  const platform = useApp(platformOf);
  const { refreshStoreState, copyText } = useActions();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    void refreshStoreState();
  }, [refreshStoreState]);
  if (state === null)
    return <Status glyph="checking" tone="info" word="Trying the keychain…" detail={null} />;
  const { tone, title, text, fix } = probeText(state, platform);
  const retry = async (): Promise<void> => {
    setAsking(true);
    await refreshStoreState();
    setAsking(false);
  };
  return (
    <Banner
      tone={tone}
      title={title}
      role="status"
      {...(tone === "ok"
        ? {}
        : {
            actions: (
              <>
                <Button busy={asking} onClick={() => void retry()}>
                  Try again
                </Button>
                <Button onClick={onSealed}>Use a sealed file instead</Button>
              </>
            ),
          })}
    >
      <p>{text}</p>
      {fix === null ? null : (
        <p className={styles.fix}>
          {fix.systems}: <code>{fix.command}</code>{" "}
          <Button variant="quiet" onClick={() => void copyText(fix.command, "Copied the command")}>
            Copy
          </Button>
        </p>
      )}
    </Banner>
  );
}

function Passphrase({ run }: { readonly run: FirstRun }) {
  if (run.draft !== null)
    return (
      <Banner
        tone="ok"
        title="Passphrase taken"
        role="status"
        actions={<Button onClick={() => run.setDraft(null)}>Change</Button>}
      >
        Write it down somewhere safe. Without it nobody can open the vault, not even we.
      </Banner>
    );
  return (
    <PassphraseForm
      action="Use this passphrase"
      repeat
      least={leastCharacters}
      hint={`At least ${leastCharacters} characters. Better: five or six random words.`}
      onDraft={(draft) => {
        run.setDraft(draft);
        return Promise.resolve(true);
      }}
    />
  );
}

function Choice(props: {
  readonly title: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <label className={styles.choice}>
      <input type="radio" name="store" checked={props.checked} onChange={props.onChoose} />
      <span>
        <strong>{props.title}</strong>
        <small>{props.text}</small>
      </span>
    </label>
  );
}

export function StoreStep({ run }: { readonly run: FirstRun }) {
  const state = useApp(({ storeState }) => storeState);
  const { opening, openSample } = useSample();
  const ready = run.store === "keychain" ? state?.state === "ready" : run.draft !== null;
  return (
    <>
      <fieldset className={styles.choices}>
        <legend className={styles.hidden}>Where secrets are kept</legend>
        <Choice
          title={state === null ? "System keychain" : state.name}
          text="Opens with your login. The right choice on a computer with a desktop."
          checked={run.store === "keychain"}
          onChoose={() => run.setStore("keychain")}
        />
        <Choice
          title="Sealed file"
          text="An encrypted file with a passphrase of its own, asked at each start."
          checked={run.store === "sealed"}
          onChoose={() => run.setStore("sealed")}
        />
      </fieldset>
      {run.store === "keychain" ? (
        <Probe onSealed={() => run.setStore("sealed")} />
      ) : (
        <Passphrase run={run} />
      )}
      <div className={styles.foot}>
        <Button variant="quiet" className={styles.aside} busy={opening} onClick={() => void openSample()}>
          Try with sample data
        </Button>
        <Button variant="primary" disabled={!ready || opening} onClick={() => run.toStep(1)}>
          Continue
        </Button>
      </div>
    </>
  );
}
