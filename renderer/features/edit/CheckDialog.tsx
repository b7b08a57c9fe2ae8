/** Before a check of many keys: how many requests go where. */
import { useEffect, useState } from "react";
import { useActions } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { CheckPlan, KeystowError } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { FormDialog } from "./FormDialog.tsx";
import styles from "./FormDialog.module.css";

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function Plan({ plan }: { readonly plan: CheckPlan }) {
  return (
    <>
      <p>
        This makes {counted(plan.requests, "request")} to {counted(plan.hosts.length, "service")}.
      </p>
      <ul className={styles.list}>
        {plan.hosts.map(({ host, count }) => (
          <li key={host}>
            <code>{host}</code> · {count}
          </li>
        ))}
      </ul>
      {plan.madeUp === 0 ? null : (
        <p className={styles.muted}>
          At most {plan.madeUp} more with a made-up key, to see that strangers are refused.
        </p>
      )}
      {plan.uncheckable === 0 ? null : (
        <p className={styles.muted}>
          {counted(plan.uncheckable, "key")} cannot be checked and will be left out.
        </p>
      )}
    </>
  );
}

export function CheckDialog({ ids }: { readonly ids: readonly string[] }) {
  const { check } = useActions();
  const [plan, setPlan] = useState<CheckPlan | null>(null);
  const [error, setError] = useState<KeystowError | null>(null);
  useEffect(() => {
    let current = true;
    void requests.planCheck([...ids]).then((answer) => {
      if (!current) return null;
      if (answer.ok) setPlan(answer.value);
      else setError(answer.error);
      return null;
    });
    return () => {
      current = false;
    };
  }, [ids]);
  return (
    <FormDialog
      title={`Check ${counted(ids.length, "key")}?`}
      submitLabel="Check"
      disabled={plan === null || plan.requests === 0}
      onSubmit={() => check(ids)}
    >
      {plan === null ? null : <Plan plan={plan} />}
      {error === null ? null : (
        <Banner tone="bad" title={error.message}>
          {error.hint}
        </Banner>
      )}
    </FormDialog>
  );
}
