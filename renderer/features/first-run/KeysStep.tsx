/** Second step: four ways to begin. */
import { ClipboardPaste, FileInput, FlaskConical, Square, type LucideIcon } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import styles from "./FirstRun.module.css";
import type { FirstRun } from "./use-first-run.ts";
import { useSample } from "./use-sample.ts";

function Way(props: {
  readonly picture: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}) {
  const Picture = props.picture;
  return (
    <li>
      <button type="button" className={styles.way} disabled={props.disabled} onClick={props.onChoose}>
        <Picture size={16} strokeWidth={1.75} aria-hidden="true" />
        <span>
          <strong>{props.title}</strong>
          <small>{props.text}</small>
        </span>
      </button>
    </li>
  );
}

export function KeysStep({ run }: { readonly run: FirstRun }) {
  const { opening, openSample } = useSample();
  return (
    <>
      <ul className={styles.ways}>
        <Way
          picture={ClipboardPaste}
          title="Paste a key"
          text="Keystow tells whose it is, offline, and shows it masked."
          disabled={opening}
          onChoose={() => run.chooseKeys("paste")}
        />
        <Way
          picture={FileInput}
          title="Import a .env file"
          text="You choose which lines. The file is not changed."
          disabled={opening}
          onChoose={() => run.chooseKeys("import")}
        />
        <Way
          picture={Square}
          title="Start empty"
          text="Add keys whenever you like."
          disabled={opening}
          onChoose={() => run.chooseKeys("empty")}
        />
        <Way
          picture={FlaskConical}
          title="Try with sample data"
          text="Made-up keys and pretend providers on this computer. One click closes it; no vault is created."
          disabled={opening}
          onChoose={() => void openSample()}
        />
      </ul>
      <div className={styles.foot}>
        <Button variant="quiet" onClick={() => run.toStep(0)}>
          Back
        </Button>
      </div>
    </>
  );
}
