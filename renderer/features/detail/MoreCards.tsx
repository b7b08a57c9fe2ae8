/** Where a key is used, what else is known of it, and what happened to it. */
import { ExternalLink, FileDiff } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import type { KeyDetail, KeyRow } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { agoWords, inFull } from "../keys/row.ts";
import { FactList } from "./CheckCard.tsx";
import styles from "./Detail.module.css";
import { linkViews, linksTitle, momentWords, type Fact } from "./detail-words.ts";
import spoken from "../../ui/Spoken.module.css";

export function LinksCard({ links }: { readonly links: KeyDetail["links"] }) {
  return (
    <Card title={linksTitle(links)}>
      {links.length === 0 ? (
        <p className={styles.quiet}>Export it to a .env file to keep the two in step.</p>
      ) : (
        <ul className={styles.links}>
          {links.map(({ file, variable, state }) => {
            const view = linkViews[state];
            return (
              <li key={`${file} ${variable}`}>
                <FileDiff aria-hidden className={styles.cardIcon} />
                <span className={styles.file} title={file}>
                  <bdi dir="ltr">{file}</bdi>
                </span>
                <code title={variable}>{variable}</code>
                <span className={styles.linkState} data-tone={view.tone} title={view.word}>
                  <StatusGlyph name={view.glyph} />
                  <span className={state === "same" ? spoken.spoken : undefined}>{view.word}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

function factsOf(row: KeyRow, detail: KeyDetail): readonly Fact[] {
  return [
    { title: "Provider", text: row.providerName ?? "Not known", mono: false },
    { title: "Value from", text: inFull(row.createdOn), mono: false },
    ...detail.fields.map(({ label, value }) => ({ title: label, text: value, mono: true })),
    ...detail.secretFields.map(({ label }) => ({ title: label, text: "stored as a secret", mono: false })),
    ...(detail.allowPrivate ? [{ title: "Address", text: "may be private or plain http", mono: false }] : []),
  ];
}

export function FactsCard({ row, detail }: { readonly row: KeyRow; readonly detail: KeyDetail }) {
  const actions = useActions();
  const { provider, note, noteLooksLikeKey } = detail;
  return (
    <Card title="Details">
      <FactList facts={factsOf(row, detail)} />
      {row.tags.length === 0 ? null : (
        <ul className={styles.tags} aria-label="Tags">
          {row.tags.map((tag) => (
            <li key={tag}>
              <Tag word={tag} strong={false} />
            </li>
          ))}
        </ul>
      )}
      {note === "" ? null : <p className={styles.note}>{note}</p>}
      {noteLooksLikeKey ? (
        <Banner tone="warn" title="The note looks as if it holds a key">
          Notes are not kept secret. Add the key to the vault and take it out of the note.
        </Banner>
      ) : null}
      {provider?.hasKeyPage === true ? (
        <div className={styles.buttons}>
          <Button
            variant="quiet"
            icon={<ExternalLink size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => void actions.openKeyPage(provider.id)}
          >
            {`Open ${provider.name}’s key page`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

export function ActivityCard({ activity }: { readonly activity: KeyDetail["activity"] }) {
  const now = useApp((state) => state.answeredAt);
  return activity.length === 0 ? null : (
    <Card title="Activity">
      <ul className={styles.activity}>
        {activity.map(({ id, at, text }) => (
          <li key={id}>
            <span>{text}</span>
            <time dateTime={at} title={momentWords(at)}>
              {agoWords(at, now)}
            </time>
          </li>
        ))}
      </ul>
    </Card>
  );
}
