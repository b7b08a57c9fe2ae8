/** Rotation: what is overdue, due soon, snoozed or later; with what can be done about it. */
import { CalendarDays, ExternalLink } from "lucide-react";
import { useMemo, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { KeyRow, ReadyVault } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Monogram } from "../../ui/Monogram.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { Status } from "../../ui/Status.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { rotationWords } from "../detail/detail-words.ts";
import { dueView } from "../keys/row.ts";
import { dueGroups, type DueGroup } from "./groups.ts";
import styles from "./RotationView.module.css";

const iconProps = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

function KeyPageButton({ row }: { readonly row: KeyRow }) {
  const actions = useActions();
  const has = useApp(({ providers }) => providers.find(({ id }) => id === row.provider)?.hasKeyPage === true);
  if (!has || row.provider === null) return null;
  const provider = row.provider;
  return (
    <IconButton
      label={`Open the key page of ${row.providerName ?? provider}`}
      icon={<ExternalLink {...iconProps} />}
      onClick={() => void actions.openKeyPage(provider)}
    />
  );
}

function Due({ row, today }: { readonly row: KeyRow; readonly today: string }) {
  const actions = useActions();
  const { age, progress, tone } = rotationWords(row, today);
  const { policyDays } = row.rotation;
  const place = [row.project, row.environment].filter((part) => part !== null).join(" · ");
  const open = (): void => {
    actions.go({ name: "keys", list: "all" });
    actions.activate(row.id);
    actions.toggleDetail(true);
  };
  return (
    <li className={styles.row}>
      <Monogram name={row.providerName ?? row.name} />
      <div className={styles.name}>
        <button type="button" className={styles.link} onClick={open}>
          <code>{row.variable}</code>
        </button>
        <span className={styles.place}>{place}</span>
      </div>
      <div className={styles.age}>
        {policyDays === null ? null : (
          <ProgressBar
            value={Math.min(age, policyDays)}
            max={policyDays}
            label={`Age of ${row.variable}: ${progress}`}
            tone={tone}
          />
        )}
        <span>{progress}</span>
      </div>
      <div className={styles.due}>
        <Status {...dueView(row.rotation, today)} />
      </div>
      <div className={styles.buttons}>
        <KeyPageButton row={row} />
        {policyDays === null ? null : (
          <Button
            variant="quiet"
            aria-label={`Snooze ${row.variable}`}
            onClick={() => actions.open({ name: "snooze", ids: [row.id] })}
          >
            Snooze
          </Button>
        )}
        <Button
          variant="quiet"
          aria-label={`Policy of ${row.variable}`}
          onClick={() => actions.open({ name: "policy", ids: [row.id] })}
        >
          Policy
        </Button>
        <Button
          aria-label={`Replace value… of ${row.variable}`}
          onClick={() => actions.open({ name: "replace", id: row.id })}
        >
          Replace value…
        </Button>
      </div>
    </li>
  );
}

/** No policy is a valid choice; how to make one is said all the same. */
function NoPolicies({ keys }: { readonly keys: readonly KeyRow[] }) {
  const actions = useActions();
  const ids = keys.filter(({ archivedAt }) => archivedAt === null).map(({ id }) => id);
  return (
    <EmptyState
      title="No key has a policy"
      actions={
        <Button variant="primary" onClick={() => actions.open({ name: "policy", ids })}>
          Set a policy for all keys…
        </Button>
      }
    >
      With a policy, Keystow reminds you when a key is old enough to be replaced.
    </EmptyState>
  );
}

/** How many keys of a group are drawn at first, and with each further press. */
const step = 50;

function Group({ group, today }: { readonly group: DueGroup; readonly today: string }) {
  const [shown, setShown] = useState(step);
  const left = group.keys.length - shown;
  return (
    <section aria-labelledby={`due-${group.id}`}>
      <h2 id={`due-${group.id}`} className={styles.title}>
        {group.title} <span className={styles.count}>{group.keys.length.toLocaleString("en")}</span>
      </h2>
      <ul className={styles.list}>
        {group.keys.slice(0, shown).map((row) => (
          <Due key={row.id} row={row} today={today} />
        ))}
      </ul>
      {left <= 0 ? null : (
        <Button variant="quiet" className={styles.more} onClick={() => setShown(shown + step)}>
          Show {Math.min(step, left)} more of {left.toLocaleString("en")}
        </Button>
      )}
    </section>
  );
}

function Groups({ overview }: { readonly overview: ReadyVault }) {
  const groups = useMemo(() => dueGroups(overview.keys, overview.today), [overview]);
  if (groups.length === 0) {
    return (
      <EmptyState title="No keys yet">
        Keys that are to be rotated stand here, the most urgent first.
      </EmptyState>
    );
  }
  const withoutPolicy = groups.every(({ id }) => id === "none");
  const sections = groups.map((group) => <Group key={group.id} group={group} today={overview.today} />);
  return (
    <>
      {withoutPolicy ? <NoPolicies keys={overview.keys} /> : null}
      {sections}
    </>
  );
}

export function RotationView() {
  const actions = useActions();
  const overview = useApp((state) => state.overview);
  return (
    <>
      <ViewHeader
        title="Rotation"
        actions={
          <Button icon={<CalendarDays {...iconProps} />} onClick={() => void actions.saveCalendar()}>
            Save as calendar…
          </Button>
        }
      />
      <div className={styles.view}>{overview?.state === "ready" ? <Groups overview={overview} /> : null}</div>
    </>
  );
}
