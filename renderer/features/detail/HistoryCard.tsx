/** The last 30 checks as bars. Height and colour say the status; the chosen bar's line of the log stands below. */
import { useState, type KeyboardEvent } from "react";
import type { ShownCheck } from "../../store/state.ts";
import { Card } from "../../ui/Card.tsx";
import styles from "./Detail.module.css";
import { barAt, historySummary, logLine } from "./detail-words.ts";

/** How many checks there is room for; the vault sends no more. */
const room = 30;

/** `history` is newest first; the bars go from the oldest on the left to the newest on the right. */
export function HistoryCard({ history }: { readonly history: readonly ShownCheck[] }) {
  const bars = history.slice(0, room).toReversed();
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? bars.length - 1, bars.length - 1);
  const check = chosen === null ? undefined : bars[at];
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const next = barAt(event.key, at, bars.length);
    if (next === null) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <Card
      title={bars.length === room ? "Last 30 checks" : "Last checks"}
      aside={<span className={styles.aside}>{historySummary(history)}</span>}
    >
      <div className={styles.history} role="toolbar" aria-label="Last checks, oldest first" onKeyDown={move}>
        {Array.from({ length: room - bars.length }, (_none, index) => (
          <i key={index} className={styles.noBar} />
        ))}
        {bars.map((one, index) => (
          <button
            key={one.at}
            type="button"
            className={styles.bar}
            data-status={one.status}
            tabIndex={index === at ? 0 : -1}
            aria-pressed={index === chosen}
            aria-label={logLine(one)}
            title={logLine(one)}
            onFocus={() => {
              setChosen(index);
            }}
            onClick={() => {
              setChosen(index);
            }}
          />
        ))}
      </div>
      {check === undefined ? null : <p className={styles.log}>{logLine(check)}</p>}
    </Card>
  );
}
