/** Everything that is known of the key that the keyboard is on, beside the list. */
import { Ellipsis, X } from "lucide-react";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { rowOf } from "../../store/selectors.ts";
import type { KeyDetail, KeyRow } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Monogram } from "../../ui/Monogram.tsx";
import { keyMenu } from "../keys/key-menu.ts";
import { CheckCard } from "./CheckCard.tsx";
import styles from "./Detail.module.css";
import { HistoryCard } from "./HistoryCard.tsx";
import { ActivityCard, FactsCard, LinksCard } from "./MoreCards.tsx";
import { RotationCard } from "./RotationCard.tsx";
import { SecretRow } from "./SecretRow.tsx";
import { useKeyDetail } from "./use-key-detail.ts";

function DetailMenu({ id }: { readonly id: string }) {
  const store = useAppStore();
  // Drawn anew with what decides which entries there are.
  useApp((state) => state.overview);
  return (
    <Menu
      label="More actions"
      trigger={
        <IconButton label="More actions" icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />} />
      }
      items={keyMenu(store, id)}
    />
  );
}

/** What the name does not say already. */
function Subtitle({ row }: { readonly row: KeyRow }) {
  const parts = [row.project, row.environment].filter((part) => part !== null);
  const isNamed = row.name === row.variable;
  if (isNamed && parts.length === 0) return <p>{row.providerName ?? "No provider"}</p>;
  return (
    <p>
      {isNamed ? null : <code>{row.variable}</code>}
      {isNamed || parts.length === 0 ? null : " · "}
      {parts.join(" · ")}
    </p>
  );
}

function Header({ row }: { readonly row: KeyRow }) {
  const actions = useActions();
  return (
    <header className={styles.header}>
      <Monogram name={row.providerName ?? row.variable} size={36} />
      <div className={styles.names}>
        <h2 id="detail-title" tabIndex={-1} title={row.name}>
          {row.name}
        </h2>
        <Subtitle row={row} />
      </div>
      <DetailMenu id={row.id} />
      <IconButton
        label="Close details"
        keys="Esc"
        icon={<X size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => {
          actions.toggleDetail(false);
          document.querySelector<HTMLElement>("#key-grid")?.focus();
        }}
      />
    </header>
  );
}

function Cards({ row, detail }: { readonly row: KeyRow; readonly detail: KeyDetail | null }) {
  return (
    <>
      <SecretRow key={`secret ${row.id}`} row={row} present={detail?.secretPresent ?? true} />
      <CheckCard row={row} detail={detail} />
      {detail === null ? null : <HistoryCard key={`history ${row.id}`} history={detail.history} />}
      {row.archivedAt === null ? <RotationCard row={row} /> : null}
      {detail === null ? null : (
        <>
          <LinksCard links={detail.links} />
          <FactsCard row={row} detail={detail} />
          <ActivityCard activity={detail.activity} />
        </>
      )}
    </>
  );
}

function Panel({ row }: { readonly row: KeyRow }) {
  const actions = useActions();
  const { detail, error, retry } = useKeyDetail(row.id);
  return (
    <aside
      data-pane="detail"
      className={styles.panel}
      aria-label="Key details"
      aria-busy={detail === null && error === null}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        actions.toggleDetail(false);
        document.querySelector<HTMLElement>("#key-grid")?.focus();
      }}
    >
      <Header row={row} />
      {error === null ? null : (
        <Banner
          tone="bad"
          title="The details cannot be shown"
          actions={
            <Button variant="secondary" onClick={retry}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Banner>
      )}
      <Cards row={row} detail={detail} />
    </aside>
  );
}

/** The panel of the active key; nothing while there is none. */
export function DetailPanel() {
  const row = useApp((state) => rowOf(state, state.activeId));
  return row === null ? null : <Panel row={row} />;
}
