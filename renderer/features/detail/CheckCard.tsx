/** What the last check found, and exactly how it asked. */
import { RefreshCw } from "lucide-react";
import { Fragment } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { Drift, KeyDetail, KeyRow } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Status } from "../../ui/Status.tsx";
import { agoWords, checkingView, statusView } from "../keys/row.ts";
import styles from "./Detail.module.css";
import { checkSentence, identityFacts, lastIdentity, whenWords, type Fact } from "./detail-words.ts";
import { driftFacts, evidenceFacts } from "./evidence-words.ts";
import { isLocked } from "./use-reveal.ts";

/** What became different behind a key whose value is the same. */
function DriftBanner({ drift, now }: { readonly drift: Drift; readonly now: number }) {
  return (
    <div className={styles.drift}>
      <Banner tone="warn" role="note" title={`Not what it was: changed ${agoWords(drift.at, now)}`}>
        <FactList facts={driftFacts(drift)} />
      </Banner>
    </div>
  );
}

/** An address may be broken after each slash, and nowhere else unless it must. */
function Address({ text }: { readonly text: string }) {
  return (
    <code>
      {text.split(/(?<=\/)/).map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return facts.length === 0 ? null : (
    <dl className={styles.facts}>
      {facts.map(({ title, text, mono }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd title={text}>{mono ? <Address text={text} /> : text}</dd>
        </div>
      ))}
    </dl>
  );
}

export function CheckCard({ row, detail }: { readonly row: KeyRow; readonly detail: KeyDetail | null }) {
  const actions = useActions();
  const now = useApp((state) => state.answeredAt);
  const checking = useApp((state) => state.checking.has(row.id));
  const locked = useApp(isLocked);
  const online = useApp((state) => state.online);
  const waiting = useApp((state) => state.waitingForNetwork.has(row.id));
  const sentence = checkSentence(row.check, now);
  return (
    <Card
      title={<Status {...(checking ? checkingView : statusView(row.check.status))} />}
      aside={<span className={styles.aside}>{whenWords(row.check, detail?.history[0], now)}</span>}
    >
      {sentence === null ? null : <p className={styles.sentence}>{sentence}</p>}
      {detail === null ? (
        <div className={styles.skeleton} aria-hidden="true" />
      ) : (
        <>
          {detail.drift === null ? null : <DriftBanner drift={detail.drift} now={now} />}
          <FactList facts={[...identityFacts(lastIdentity(detail.history)), ...evidenceFacts(detail, now)]} />
        </>
      )}
      {row.checkable ? (
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            icon={<RefreshCw size={16} strokeWidth={1.75} aria-hidden />}
            busy={checking}
            disabled={locked}
            onClick={() => void actions.check([row.id])}
          >
            {online ? "Check now" : waiting ? "Waiting for the network" : "Check when online"}
          </Button>
        </div>
      ) : (
        <p className={styles.quiet}>
          {detail?.provider?.noCheck ?? "No provider is known, so nothing is sent."}
        </p>
      )}
    </Card>
  );
}
