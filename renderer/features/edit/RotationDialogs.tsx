/** When a key is to be rotated: put off, or how often. */
import { useState } from "react";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { rowOf } from "../../store/selectors.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { PolicyField } from "../add/KeyFields.tsx";
import { policyValue, readPolicy } from "../add/policies.ts";
import { dateText } from "../add/words.ts";
import { FormDialog } from "./FormDialog.tsx";
import { dateAfter, namesOf } from "./names.ts";
import styles from "./FormDialog.module.css";

interface Ids {
  readonly ids: readonly string[];
}

const spans: readonly (readonly [label: string, days: number])[] = [
  ["1 day", 1],
  ["1 week", 7],
  ["30 days", 30],
];

const todayOf = (overview: ReturnType<ReturnType<typeof useAppStore>["getState"]>["overview"]): string =>
  overview?.state === "ready" ? overview.today : new Date().toISOString().slice(0, 10);

export function SnoozeDialog({ ids }: Ids) {
  const { snooze } = useActions();
  const names = useApp((state) => namesOf(state, ids));
  const today = useApp((state) => todayOf(state.overview));
  const snoozed = useApp((state) =>
    ids.some((id) => (rowOf(state, id)?.rotation.snoozedUntil ?? null) !== null),
  );
  const { close } = useActions();
  const [until, setUntil] = useState(() => dateAfter(today, 7));
  const end = async (): Promise<void> => {
    if (await snooze(ids, null)) close();
  };
  return (
    <FormDialog
      title={`Snooze ${names}`}
      description="It counts as due again on that day. The rotation's own date stays as it is."
      submitLabel={until === "" ? "Snooze" : `Snooze until ${dateText(until)}`}
      disabled={until <= today}
      onSubmit={() => snooze(ids, until)}
    >
      <div className={styles.choices} role="group" aria-label="For how long">
        {spans.map(([label, days]) => (
          <Button
            key={label}
            variant="secondary"
            aria-pressed={until === dateAfter(today, days)}
            onClick={() => setUntil(dateAfter(today, days))}
          >
            {label}
          </Button>
        ))}
        {snoozed ? (
          <Button variant="quiet" onClick={() => void end()}>
            End the snooze
          </Button>
        ) : null}
      </div>
      <TextField
        label="Until"
        type="date"
        value={until}
        min={dateAfter(today, 1)}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
      />
    </FormDialog>
  );
}

export function PolicyDialog({ ids }: Ids) {
  const store = useAppStore();
  const { setPolicy } = useActions();
  const names = useApp((state) => namesOf(state, ids));
  const [policy, setChosen] = useState(() => {
    const days = new Set(ids.map((id) => rowOf(store.getState(), id)?.rotation.policyDays ?? null));
    return policyValue(days.size === 1 ? ([...days][0] ?? null) : 90);
  });
  return (
    <FormDialog
      title={`Rotation of ${names}`}
      description="Never is a valid choice: then nothing reminds of it."
      submitLabel="Save"
      onSubmit={() => setPolicy(ids, readPolicy(policy))}
    >
      <PolicyField policy={policy} onChange={setChosen} />
    </FormDialog>
  );
}
