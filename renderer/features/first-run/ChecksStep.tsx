/** Last step: may a new key be checked at once? Then the vault is created. */
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { SwitchField } from "../../ui/SwitchField.tsx";
import styles from "./FirstRun.module.css";
import type { FirstRun } from "./use-first-run.ts";
import { finishWords } from "./words.ts";

/** A sealed vault needs a passphrase, and a try uses it up. */
const lacksPassphrase = ({ store, draft }: FirstRun): boolean => store === "sealed" && draft === null;

export function ChecksStep({ run }: { readonly run: FirstRun }) {
  return (
    <>
      <div className={styles.card}>
        <SwitchField
          label="Check new keys at once"
          description="One request with the key, only to the host of its own provider. The host is shown before it is sent."
          checked={run.checkNewKeys}
          onChange={run.setCheckNewKeys}
        />
      </div>
      <p className={styles.quiet}>
        There is no account and no telemetry. These checks are the only traffic, and you can change this in
        Settings.
      </p>
      {run.error === null ? null : (
        <Banner
          tone="bad"
          title={run.error.message}
          role="alert"
          actions={<Button onClick={() => run.toStep(0)}>Choose again</Button>}
        >
          <p>{run.error.hint ?? "Nothing was created."}</p>
        </Banner>
      )}
      <div className={styles.foot}>
        <Button variant="quiet" disabled={run.busy} onClick={() => run.toStep(1)}>
          Back
        </Button>
        <Button
          variant="primary"
          busy={run.busy}
          disabled={lacksPassphrase(run)}
          onClick={() => void run.finish()}
        >
          {finishWords[run.keys]}
        </Button>
      </div>
    </>
  );
}
