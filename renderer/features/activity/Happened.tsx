/** What happened, when, to which key; with Undo beside what can still be taken back. */
import {
  Archive,
  CircleCheck,
  Clock,
  Eye,
  FileText,
  KeyRound,
  TriangleAlert,
  Vault,
  type LucideIcon,
} from "lucide-react";
import { createElement, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { ActivityEntry } from "../../store/state.ts";
import { useVaultAnswer } from "../../store/use-vault-answer.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import styles from "./ActivityView.module.css";
import { activityGroups, daysOf, exactTimeOf, filterActivity, timeOf } from "./days.ts";

/** How many entries are asked for: more than fit into a week of heavy use. */
const limit = 500;

const glyphs: Readonly<Record<string, LucideIcon>> = {
  "key-archived": Archive,
  "key-restored": Archive,
  "key-erased": Archive,
  "key-checked": CircleCheck,
  "key-drifted": TriangleAlert,
  "key-read": Eye,
  "policy-changed": Clock,
  snoozed: Clock,
  "env-written": FileText,
  imported: FileText,
  "vault-created": Vault,
  "store-moved": Vault,
  repaired: Vault,
};

/** A kind that has no glyph of its own gets the key's. Decoration: the sentence says it all. */
function KindGlyph({ kind }: { readonly kind: string }) {
  return createElement(glyphs[kind] ?? KeyRound, {
    size: 16,
    strokeWidth: 1.75,
    "aria-hidden": true,
    className: styles.icon,
  });
}

const askActivity = () => requests.activity({ limit });

function Entry({
  entry,
  onUndo,
}: {
  readonly entry: ActivityEntry;
  readonly onUndo: (step: string) => void;
}) {
  return (
    <li className={styles.entry}>
      <KindGlyph kind={entry.kind} />
      <span className={styles.text}>{entry.text}</span>
      {entry.undo === null ? null : (
        <Button
          variant="secondary"
          aria-label={`Undo: ${entry.text}`}
          onClick={() => onUndo(entry.undo ?? "")}
        >
          Undo
        </Button>
      )}
      <time className={styles.time} dateTime={entry.at} title={exactTimeOf(entry.at)}>
        {timeOf(entry.at)}
      </time>
    </li>
  );
}

export function Happened() {
  const actions = useActions();
  const now = useApp((state) => state.answeredAt);
  const { value: entries, error } = useVaultAnswer(askActivity);
  const [group, setGroup] = useState("");
  const [text, setText] = useState("");
  const shown = filterActivity(entries ?? [], group, text);
  return (
    <div className={styles.view} aria-busy={entries === null && error === null}>
      {error === null ? null : (
        <Banner tone="bad" title={error.message} role="alert">
          {error.hint}
        </Banner>
      )}
      <div className={styles.filters}>
        <SearchField label="Filter activity" value={text} onText={setText} />
        <SelectField label="Kind" hideLabel value={group} options={activityGroups} onChange={setGroup} />
      </div>
      {entries !== null && shown.length === 0 ? (
        <EmptyState title={entries.length === 0 ? "Nothing has happened yet" : "Nothing matches"}>
          {entries.length === 0
            ? "Keys that are added, checked, copied or exported leave a line here."
            : "Another word, or Everything, shows more."}
        </EmptyState>
      ) : null}
      {daysOf(shown, now).map((day) => (
        <section key={day.date} aria-labelledby={`day-${day.date}`}>
          <h2 id={`day-${day.date}`} className={styles.day}>
            {day.title}
          </h2>
          <ul className={styles.list}>
            {day.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} onUndo={(step) => void actions.undo(step)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
