/** What the last check found, and exactly how it asked. */
import { RefreshCw } from "lucide-react";
import { Fragment } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { KeyDetail, KeyRow } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Status } from "../../ui/Status.tsx";
import { checkingView, statusView } from "../keys/row.ts";
import styles from "./Detail.module.css";
import {
  checkSentence,
  identityFacts,
  lastIdentity,
  requestWords,
  whenWords,
  type Fact,
} from "./detail-words.ts";
import { isLocked } from "./use-reveal.ts";

/** The identity, and the request and the rule behind the answer. */
function factsOf(detail: KeyDetail): readonly Fact[] {
  const evidence = detail.history[0]?.evidence ?? null;
  const asked = evidence === null ? (detail.provider?.request ?? null) : requestWords(evidence);
  const title = evidence === null ? "Would ask" : "Checked with";
  return [
    ...identityFacts(lastIdentity(detail.history)),
    ...(asked === null ? [] : [{ title, text: asked, mono: true }]),
    ...(evidence === null ? [] : [{ title: "Decided by", text: evidence.decidedBy, mono: false }]),
  ];
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
        <FactList facts={factsOf(detail)} />
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
