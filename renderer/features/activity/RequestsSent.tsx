/** Every request that left this machine: when, where to, how much, and what came of it. */
import { Download } from "lucide-react";
import { useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { ShownRequest } from "../../store/state.ts";
import { useVaultAnswer } from "../../store/use-vault-answer.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import styles from "./ActivityView.module.css";
import { daysOf, exactTimeOf, timeOf } from "./days.ts";
import { bytesText, filterRequests, outcomeText, summaryText, whoseText } from "./sent.ts";

/** How many are asked for; the file that Save writes has all that the vault keeps. */
const limit = 1_000;

const askLedger = () => requests.ledger({ limit });

function Request({ request }: { readonly request: ShownRequest }) {
  const { at, method, host, path, bytesSent, bytesReceived, outcome } = request;
  return (
    <li className={styles.entry}>
      <span className={styles.text}>
        <span className={styles.request}>
          {method} {host}
          {path}
        </span>
        <span className={styles.facts}>
          {whoseText(request)} · {outcomeText(outcome)} · {bytesText(bytesSent)} sent,{" "}
          {bytesText(bytesReceived)} received
        </span>
      </span>
      <time className={styles.time} dateTime={at} title={exactTimeOf(at)}>
        {timeOf(at)}
      </time>
    </li>
  );
}

export function RequestsSent() {
  const { saveLedger } = useActions();
  const now = useApp((state) => state.answeredAt);
  const { value: all, error } = useVaultAnswer(askLedger);
  const [text, setText] = useState("");
  const shown = filterRequests(all ?? [], text);
  return (
    <div className={styles.view} aria-busy={all === null && error === null}>
      {error === null ? null : (
        <Banner tone="bad" title={error.message} role="alert">
          {error.hint}
        </Banner>
      )}
      <div className={styles.filters}>
        <SearchField label="Filter requests" value={text} onText={setText} />
        <Button
          icon={<Download size={16} strokeWidth={1.75} aria-hidden="true" />}
          disabled={all === null || all.length === 0}
          onClick={() => void saveLedger()}
        >
          Save as CSV…
        </Button>
      </div>
      {all !== null && shown.length > 0 ? <p className={styles.summary}>{summaryText(shown)}</p> : null}
      {all !== null && shown.length === 0 ? (
        <EmptyState title={all.length === 0 ? "Nothing has left this computer" : "Nothing matches"}>
          {all.length === 0
            ? "Each check leaves a line here: the host it asked, how much was sent, and what came of it."
            : "Another word shows more."}
        </EmptyState>
      ) : null}
      {daysOf(shown, now).map((day) => (
        <section key={day.date} aria-labelledby={`sent-${day.date}`}>
          <h2 id={`sent-${day.date}`} className={styles.day}>
            {day.title}
          </h2>
          <ul className={styles.list}>
            {day.entries.map((request, index) => (
              // The list is only ever replaced as a whole; two requests may be alike in everything.
              <Request key={`${request.at}-${index}`} request={request} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
