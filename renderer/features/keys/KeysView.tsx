/** The keys of a view: filter, list, bulk actions, and the detail of the active one beside it. */
import { FileInput, Plus, RefreshCw } from "lucide-react";
import { useApp, useAppStore } from "../../store/context.tsx";
import { commandOf, keysOf } from "../../store/commands.ts";
import { counts, rowOf, rowsFor } from "../../store/selectors.ts";
import type { AppState } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { DetailPanel } from "../detail/DetailPanel.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { EmptyList } from "./EmptyList.tsx";
import { KeyFilters } from "./KeyFilters.tsx";
import { KeyGrid } from "./KeyGrid.tsx";
import { ListCount } from "./ListCount.tsx";
import { SearchBox } from "./SearchBox.tsx";

const titles = {
  all: "All keys",
  attention: "Needs attention",
  due: "Due soon",
  archive: "Archive",
} as const;

/** What the view is called. */
export function viewTitle(state: Pick<AppState, "view" | "overview">): string {
  const { view } = state;
  if (view.name === "keys") return titles[view.list];
  if (view.name === "project") return view.project;
  if (view.name !== "provider") return titles.all;
  return counts(state).providers.find(({ provider }) => provider === view.provider)?.name ?? view.provider;
}

const focusList = (): void => document.querySelector<HTMLElement>("#key-grid")?.focus();

/** The panel is drawn a moment after it was asked for. */
const focusDetail = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("#detail-title")?.focus());
};

const headerCommands = [
  { id: "check-all", title: "Check all", icon: <RefreshCw size={16} strokeWidth={1.75} aria-hidden /> },
  { id: "import", title: "Import", icon: <FileInput size={16} strokeWidth={1.75} aria-hidden /> },
  { id: "add", title: "Add key", icon: <Plus size={16} strokeWidth={1.75} aria-hidden /> },
] as const;

function HeaderButton({ id, title, icon }: (typeof headerCommands)[number]) {
  const store = useAppStore();
  const command = commandOf(id);
  const possible = useApp((state) => command?.when(state) === true);
  const keys = useApp((state) => keysOf(id, state));
  const primary = id === "add";
  return (
    <Button
      variant={primary ? "primary" : "secondary"}
      icon={icon}
      disabled={!possible}
      {...(primary ? { keys } : {})}
      onClick={() => command?.run(store.getState(), store.getState().actions)}
    >
      {title}
    </Button>
  );
}

function List({ title }: { readonly title: string }) {
  const empty = useApp((state) => rowsFor(state).length === 0);
  const density = useApp((state) => state.settings?.density ?? "comfortable");
  return (
    <>
      {empty ? <EmptyList /> : <KeyGrid density={density} title={title} enterDetail={focusDetail} />}
      <BulkBar />
    </>
  );
}

export function KeysView() {
  const title = useApp(viewTitle);
  const detail = useApp((state) => state.detailOpen && rowOf(state, state.activeId) !== null);
  return (
    <ListView
      header={
        <ViewHeader
          title={title}
          actions={headerCommands.map((button) => (
            <HeaderButton key={button.id} {...button} />
          ))}
        >
          <SearchBox enterList={focusList} />
        </ViewHeader>
      }
      bar={
        <>
          <KeyFilters />
          <ListCount />
        </>
      }
      panel={detail ? <DetailPanel /> : null}
    >
      <List title={title} />
    </ListView>
  );
}
