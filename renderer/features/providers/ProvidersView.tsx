/** Every provider that is known: what is sent where, what an answer means, and the switch of its checks. */
import { FileInput, Plus } from "lucide-react";
import { useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { View } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { FilterChip, FilterChips } from "../../ui/FilterChips.tsx";
import { ListView } from "../../ui/ListView.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { SpokenCount } from "../../ui/SpokenCount.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { isLocked } from "../detail/use-reveal.ts";
import {
  countWords,
  filterCounts,
  filterTitles,
  foundProviders,
  type ListedProvider,
  type ProviderFilter,
} from "./provider-list.ts";
import { ProviderGrid } from "./ProviderGrid.tsx";
import { ProviderPanel } from "./ProviderPanel.tsx";
import { useListedProviders } from "./use-providers.ts";

const iconProps = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

const focusGrid = (): void => document.querySelector<HTMLElement>("#provider-grid")?.focus();
/** The panel is drawn a moment after it was asked for. */
const focusPanel = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("#provider-title")?.focus());
};

function SearchBox({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  return (
    <SearchField
      label="Search providers"
      value={text}
      onText={onChange}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
        event.preventDefault();
        focusGrid();
      }}
    />
  );
}

function Filters(props: {
  readonly all: readonly ListedProvider[];
  readonly filter: ProviderFilter;
  readonly onChange: (filter: ProviderFilter) => void;
}) {
  const counts = filterCounts(props.all);
  return (
    <FilterChips>
      {(Object.keys(filterTitles) as ProviderFilter[]).map((filter) => (
        <FilterChip
          key={filter}
          on={filter === props.filter}
          aria-pressed={filter === props.filter}
          onClick={() => props.onChange(filter)}
        >
          {filterTitles[filter]} {counts[filter]}
        </FilterChip>
      ))}
    </FilterChips>
  );
}

interface Place {
  /** The view that led here: a new one begins anew. */
  readonly view: View;
  readonly active: string | null;
  readonly open: boolean;
}

const placeOf = (view: View): Place => {
  const active = view.name === "providers" ? (view.provider ?? null) : null;
  return { view, active, open: active !== null };
};

function usePlace() {
  const view = useApp((state) => state.view);
  const [place, setPlace] = useState(() => placeOf(view));
  const now = place.view === view ? place : placeOf(view);
  const change = (part: Partial<Omit<Place, "view">>): void => setPlace({ ...now, ...part });
  return [now, change] as const;
}

function Header({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { open, chooseDefinition } = useActions();
  const locked = useApp(isLocked);
  return (
    <ViewHeader
      title="Providers"
      actions={
        <>
          <Button
            icon={<FileInput {...iconProps} />}
            disabled={locked}
            onClick={() => void chooseDefinition()}
          >
            From a file…
          </Button>
          <Button
            variant="primary"
            icon={<Plus {...iconProps} />}
            disabled={locked}
            onClick={() => open({ name: "own-provider" })}
          >
            Add a provider…
          </Button>
        </>
      }
    >
      <SearchBox text={text} onChange={onText} />
    </ViewHeader>
  );
}

const nothing: Readonly<Record<ProviderFilter, string>> = {
  all: "Another word shows more.",
  "with-keys": "Providers of your keys stand here.",
  own: "A provider that is missing, or that only your company has, can be added in a form or from a file.",
  off: "On the page of a provider, its checks can be switched off: then nothing is ever sent there.",
  "no-check": "Every provider here has a check.",
};

export function ProvidersView() {
  const all = useListedProviders();
  const density = useApp((state) => state.settings?.density ?? "comfortable");
  const [text, setText] = useState("");
  const [filter, setFilter] = useState<ProviderFilter>("all");
  const [{ active, open }, change] = usePlace();
  const rows = foundProviders(all, filter, text);
  const leave = (): boolean => {
    if (open) change({ open: false });
    else if (text !== "") setText("");
    else return false;
    return true;
  };
  return (
    <ListView
      header={<Header text={text} onText={setText} />}
      bar={
        <>
          <Filters all={all} filter={filter} onChange={setFilter} />
          <SpokenCount words={countWords(rows.length)} asked={`${filter} ${text}`} />
        </>
      }
      panel={
        open && active !== null ? (
          <ProviderPanel
            key={active}
            id={active}
            onClose={() => {
              change({ open: false });
              focusGrid();
            }}
          />
        ) : null
      }
    >
      {rows.length === 0 && all.length > 0 ? (
        <EmptyState title={text === "" ? "None yet" : "No match"}>
          {text === "" ? nothing[filter] : nothing.all}
        </EmptyState>
      ) : (
        <ProviderGrid
          rows={rows}
          density={density}
          activeId={active}
          onActivate={(id) => change({ active: id })}
          onOpen={(id, focus) => {
            change({ active: id, open: true });
            if (focus) focusPanel();
          }}
          onToggle={(id) => change({ active: id, open: !open })}
          onEscape={leave}
        />
      )}
    </ListView>
  );
}
