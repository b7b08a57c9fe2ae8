/** First step: try the keychain out, or choose a sealed file. Never one instead of the other unasked. */
import { useEffect, useRef, useState } from "react";
import { useApp } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import styles from "./FirstRun.module.css";
import { NewPassphrase } from "./NewPassphrase.tsx";
import { Probe } from "./Probe.tsx";
import type { FirstRun } from "./use-first-run.ts";
import { useSample } from "./use-sample.ts";
import spoken from "../../ui/Spoken.module.css";

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

function Choices({
  run,
  onChoose,
}: {
  readonly run: FirstRun;
  readonly onChoose: (store: FirstRun["store"]) => void;
}) {
  const keychain = useApp(({ storeState }) => storeState?.name ?? "System keychain");
  return (
    <fieldset className={styles.choices}>
      <legend className={spoken.spoken}>Where secrets are kept</legend>
      <Choice
        title={keychain}
        text="Opens with your login. The right choice on a computer with a desktop."
        checked={run.store === "keychain"}
        onChoose={() => onChoose("keychain")}
      />
      <Choice
        title="Sealed file"
        text="An encrypted file with a passphrase of its own, asked at each start."
        checked={run.store === "sealed"}
        onChoose={() => onChoose("sealed")}
      />
    </fieldset>
  );
}

function Foot({ run }: { readonly run: FirstRun }) {
  const works = useApp(({ storeState }) => storeState?.state === "ready");
  const { opening, openSample } = useSample();
  const goOn = useRef<HTMLButtonElement>(null);
  const { draft } = run;
  useEffect(() => {
    // The form that had the focus has done its work.
    if (draft !== null) goOn.current?.focus();
  }, [draft]);
  const ready = run.store === "keychain" ? works : draft !== null;
  return (
    <div className={styles.foot}>
      <Button variant="quiet" className={styles.aside} busy={opening} onClick={() => void openSample()}>
        Try with sample data
      </Button>
      <Button ref={goOn} variant="primary" disabled={!ready || opening} onClick={() => run.toStep(1)}>
        Continue
      </Button>
    </div>
  );
}

export function StoreStep({ run }: { readonly run: FirstRun }) {
  /** Arrow keys go through the choices without being taken into a field; a button leads into it. */
  const [focused, setFocused] = useState(false);
  const choose = (store: FirstRun["store"], intoField = false): void => {
    setFocused(intoField);
    run.setStore(store);
  };
  const change = (): void => {
    setFocused(true);
    run.setDraft(null);
  };
  return (
    <>
      <Choices run={run} onChoose={(store) => choose(store)} />
      {run.store === "keychain" ? (
        <Probe onSealed={() => choose("sealed", true)} />
      ) : (
        <NewPassphrase run={run} focused={focused} onChange={change} />
      )}
      <Foot run={run} />
    </>
  );
}
