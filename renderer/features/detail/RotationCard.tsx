/** How old the value is, when it is due, and what can be done about it. */
import { Clock } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import type { AppState, KeyRow } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Status } from "../../ui/Status.tsx";
import { dueView } from "../keys/row.ts";
import styles from "./Detail.module.css";
import { rotationWords } from "./detail-words.ts";
import { isLocked } from "./use-reveal.ts";

const todayOf = ({ overview }: AppState): string => (overview?.state === "ready" ? overview.today : "");

export function RotationCard({ row }: { readonly row: KeyRow }) {
  const actions = useActions();
  const today = useApp(todayOf);
  const locked = useApp(isLocked);
  const { age, progress, tone, more } = rotationWords(row, today);
  const { policyDays } = row.rotation;
  const ids = [row.id];
  return (
    <Card
      title={
        <>
          <Clock aria-hidden className={styles.cardIcon} /> Rotation
        </>
      }
      aside={<Status {...dueView(row.rotation, today)} />}
    >
      {policyDays === null ? null : (
        <ProgressBar
          value={Math.min(age, policyDays)}
          max={policyDays}
          label={`Age: ${progress}`}
          tone={tone}
        />
      )}
      <p className={styles.progress}>{progress}</p>
      {more.map((text) => (
        <p key={text} className={styles.quiet}>
          {text}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button variant="secondary" onClick={() => actions.open({ name: "snooze", ids })}>
          Snooze
        </Button>
        <Button variant="secondary" onClick={() => actions.open({ name: "policy", ids })}>
          Policy
        </Button>
        <Button
          variant="primary"
          disabled={locked}
          onClick={() => actions.open({ name: "replace", id: row.id })}
        >
          Replace value…
        </Button>
      </div>
    </Card>
  );
}
