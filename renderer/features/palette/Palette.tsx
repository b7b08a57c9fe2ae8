/** The command palette: keys, commands and places by a few letters. */
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { keysOf } from "../../store/commands.ts";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { rowOf } from "../../store/selectors.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { paletteGroups, type PaletteEntry, type PaletteGroup } from "./entries.ts";
import { PaletteItem } from "./PaletteItem.tsx";
import styles from "./Palette.module.css";
import spoken from "../../ui/Spoken.module.css";

/** Where the user is in the palette: everything, or one key's actions with the query to come back to. */
interface Page {
  readonly subject: string | null;
  readonly query: string;
  readonly before: string;
}

const wholePage: Page = { subject: null, query: "", before: "" };

function usePalette() {
  const store = useAppStore();
  const actions = useActions();
  const [page, setPage] = useState(wholePage);
  const highlighted = useRef<PaletteEntry | undefined>(undefined);
  // What can be done may change while the palette is open.
  const state = useApp((whole) => whole);
  const groups = useMemo(() => paletteGroups(state, page.query, page.subject), [state, page]);
  const back = (): void => {
    if (page.subject === null) actions.close();
    else setPage({ ...wholePage, query: page.before });
  };
  const showActions = (): void => {
    const subject = highlighted.current?.keyId ?? store.getState().activeId;
    if (page.subject !== null) back();
    else if (subject !== null) setPage({ subject, query: "", before: page.query });
  };
  const choose = (entry: PaletteEntry): void => {
    // Closed first: the command may open a dialog of its own.
    actions.close();
    entry.run(store.getState(), actions);
  };
  const highlight = (entry: PaletteEntry | undefined): void => {
    highlighted.current = entry;
  };
  return { page, setPage, groups, highlight, back, showActions, choose };
}

function Results({
  groups,
  choose,
}: {
  readonly groups: readonly PaletteGroup[];
  readonly choose: (entry: PaletteEntry) => void;
}) {
  const single = groups.length === 1;
  return (
    <>
      <Autocomplete.Empty className={styles.empty}>Nothing matches.</Autocomplete.Empty>
      <Autocomplete.List className={styles.list} aria-label="Results">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.title} items={group.items}>
            <Autocomplete.GroupLabel className={styles.title}>{group.title}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => (
                <PaletteItem key={`${single ? "" : group.title}${entry.id}`} entry={entry} choose={choose} />
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </>
  );
}

function Hints({ inActions }: { readonly inActions: boolean }) {
  const palette = useApp((state) => keysOf("palette", state));
  return (
    <footer className={styles.hints}>
      <span>
        <Kbd text="↑" /> <Kbd text="↓" /> move
      </span>
      <span>
        <Kbd text="↵" /> {inActions ? "run" : "open"}
      </span>
      <span>
        <Kbd text={palette} /> {inActions ? "all commands" : "actions for this key"}
      </span>
      <span>
        <Kbd text="Esc" /> {inActions ? "back" : "close"}
      </span>
    </footer>
  );
}

function PaletteBody() {
  const { page, setPage, groups, highlight, back, showActions, choose } = usePalette();
  const subject = useApp((state) => rowOf(state, page.subject)?.name ?? null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const opener = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const leave =
      event.key === "Escape" || (event.key === "Backspace" && page.query === "" && subject !== null);
    if (!opener && !leave) return;
    event.preventDefault();
    event.stopPropagation();
    if (opener) showActions();
    else back();
  };
  return (
    <div onKeyDownCapture={onKeyDown}>
      <Autocomplete.Root
        items={groups}
        filteredItems={groups}
        inline
        open
        autoHighlight="always"
        keepHighlight
        value={page.query}
        onValueChange={(query) => setPage({ ...page, query })}
        itemToStringValue={(entry: PaletteEntry) => entry.label}
        onItemHighlighted={(entry) => {
          highlight(entry);
        }}
      >
        <div className={styles.query}>
          <Search size={16} strokeWidth={1.75} aria-hidden />
          {subject === null ? null : <span className={styles.subject}>{subject}</span>}
          <Autocomplete.Input
            className={styles.input}
            aria-label={subject === null ? "Search keys and commands" : `Search actions for ${subject}`}
            placeholder={subject === null ? "Search keys and commands" : "Search actions"}
            maxLength={200}
            spellCheck={false}
          />
        </div>
        <Results groups={groups} choose={choose} />
        <Autocomplete.Status className={spoken.spoken}>
          {groups.reduce((sum, { items }) => sum + items.length, 0)} results
        </Autocomplete.Status>
      </Autocomplete.Root>
      <Hints inActions={subject !== null} />
    </div>
  );
}

export function Palette() {
  const open = useApp((state) => state.dialog?.name === "palette");
  const { close } = useActions();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label="Command palette">
          <PaletteBody />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
