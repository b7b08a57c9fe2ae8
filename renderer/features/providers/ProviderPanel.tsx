/** Everything that is known of one provider, beside the list. */
import { ExternalLink, X } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import { allRows } from "../../store/selectors.ts";
import type { ProviderDetail } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Monogram } from "../../ui/Monogram.tsx";
import { Status } from "../../ui/Status.tsx";
import { SwitchField } from "../../ui/SwitchField.tsx";
import { FactList } from "../detail/CheckCard.tsx";
import panel from "../detail/Detail.module.css";
import { isLocked } from "../detail/use-reveal.ts";
import { reasonWords, statusView } from "../keys/row.ts";
import { OwnCard, OwnState } from "./OwnCard.tsx";
import { keyWords } from "./provider-list.ts";
import { checkFacts, keyFacts, sourceFacts } from "./provider-words.ts";
import styles from "./Providers.module.css";
import { useProviderDetail } from "./use-providers.ts";

const iconProps = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

function ChecksCard({ detail }: { readonly detail: ProviderDetail }) {
  const { switchChecks } = useActions();
  const locked = useApp(isLocked);
  const { id, name, check, noCheck, switchedOff, own } = detail;
  const canSwitch = !locked && (own === null || own.state === "enabled");
  const hasOther = detail.formats.some((format) => format.check?.startsWith("Asked by ") === true);
  return (
    <Card title="How a key is checked">
      {check === null ? <p className={panel.quiet}>{noCheck}</p> : null}
      {canSwitch && (check !== null || hasOther) ? (
        <SwitchField
          label="Checks"
          description={
            switchedOff ? "You switched them off: nothing is sent." : `When off, nothing is sent to ${name}.`
          }
          checked={!switchedOff}
          onChange={(on) => void switchChecks(id, on ? "on" : "off")}
        />
      ) : null}
      {check === null ? null : (
        <div className={styles.facts}>
          <FactList facts={checkFacts(detail)} />
        </div>
      )}
    </Card>
  );
}

function AnswersCard({ check }: { readonly check: NonNullable<ProviderDetail["check"]> }) {
  return (
    <Card title="What an answer means">
      <ul className={styles.answers}>
        {check.answers.map(({ because, status, reason }) => (
          <li key={`${status} ${reason ?? ""} ${because}`}>
            <Status {...statusView(status)} />
            <span>
              {because}
              {reason === null || status === "valid" ? null : (
                <span className={styles.quiet}> ({reasonWords(reason)})</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>Any other answer says nothing about the key, and is never “rejected”.</p>
    </Card>
  );
}

function KeysCard({ detail }: { readonly detail: ProviderDetail }) {
  const { formats } = detail;
  return (
    <Card title="Its keys">
      {formats.length === 0 ? null : (
        <ul className={styles.forms} aria-label="What keys look like">
          {formats.map(({ text, note, check }) => (
            <li key={`${text} ${note ?? ""} ${check ?? ""}`}>
              {text}
              {note === null ? null : <span className={styles.quiet}> · {note}</span>}
              {check === null ? null : <div className={styles.quiet}>{check}</div>}
            </li>
          ))}
        </ul>
      )}
      <FactList facts={keyFacts(detail)} />
    </Card>
  );
}

function VaultCard({ id }: Pick<ProviderDetail, "id">) {
  const { go, openKeyPage } = useActions();
  const count = useApp(
    (state) =>
      allRows(state).filter(({ provider, archivedAt }) => provider === id && archivedAt === null).length,
  );
  const hasKeyPage = useApp(({ providers }) => providers.find((one) => one.id === id)?.hasKeyPage === true);
  return (
    <Card title="In this vault">
      {count === 0 ? <p className={panel.quiet}>No key yet.</p> : null}
      {count === 0 && !hasKeyPage ? null : (
        <div className={panel.buttons}>
          {hasKeyPage ? (
            <Button
              variant="quiet"
              icon={<ExternalLink {...iconProps} />}
              onClick={() => void openKeyPage(id)}
            >
              Open key page
            </Button>
          ) : null}
          {count === 0 ? null : (
            <Button onClick={() => go({ name: "provider", provider: id })}>Show {keyWords(count)}</Button>
          )}
        </div>
      )}
    </Card>
  );
}

function Cards({ detail }: { readonly detail: ProviderDetail }) {
  const facts = sourceFacts(detail);
  return (
    <>
      <OwnState detail={detail} />
      <ChecksCard detail={detail} />
      <VaultCard id={detail.id} />
      {detail.check === null ? null : <AnswersCard check={detail.check} />}
      <KeysCard detail={detail} />
      <OwnCard detail={detail} />
      {facts.length === 0 ? null : (
        <Card title="Rotation and sources">
          <FactList facts={facts} />
        </Card>
      )}
    </>
  );
}

export function ProviderPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { value: detail, error } = useProviderDetail(id);
  return (
    <aside
      data-pane="detail"
      className={panel.panel}
      aria-label="Provider details"
      aria-busy={detail === null && error === null}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={panel.header}>
        <Monogram name={detail?.name ?? id} size={36} />
        <div className={panel.names}>
          <h2 id="provider-title" tabIndex={-1} title={detail?.name ?? id}>
            {detail?.name ?? id}
          </h2>
          <p>
            {detail?.category ?? ""}
            {detail === null ? null : (
              <>
                {" · "}
                <code>{detail.id}</code>
              </>
            )}
          </p>
        </div>
        <IconButton label="Close details" keys="Esc" icon={<X {...iconProps} />} onClick={onClose} />
      </header>
      {error === null ? null : (
        <Banner tone="bad" title="The provider cannot be shown">
          {error.message}
        </Banner>
      )}
      {detail === null ? null : <Cards detail={detail} />}
    </aside>
  );
}
