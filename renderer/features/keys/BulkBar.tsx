/** What can be done with the selected keys, while some are selected. */
import { X } from "lucide-react";
import { useMemo } from "react";
import { commandOf, keysOf, type Command } from "../../store/commands.ts";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { rowsFor } from "../../store/selectors.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { selectionCount } from "./selecting.ts";
import styles from "./BulkBar.module.css";
import { selectionWords } from "./row.ts";

/** In this order; the commands' own titles say more than there is room for. */
const buttons: readonly (readonly [command: string, word: string])[] = [
  ["check", "Check"],
  ["snooze", "Snooze"],
  ["export", "Export"],
  ["tag", "Tag"],
  ["move", "Move"],
  ["archive", "Archive"],
  ["restore", "Restore"],
];

function BulkButton({ command, word }: { readonly command: Command; readonly word: string }) {
  const store = useAppStore();
  const keys = useApp((state) => keysOf(command.id, state));
  return (
    <Button
      variant={command.id === "archive" ? "danger" : "secondary"}
      keys={keys}
      onClick={() => {
        command.run(store.getState(), store.getState().actions);
      }}
    >
      {word}
    </Button>
  );
}

/** The buttons whose commands can be run with what is selected. With 10,000 keys this is asked once a selection. */
function usePossible(): readonly (readonly [Command, string])[] {
  const store = useAppStore();
  const selected = useApp((state) => state.selected);
  const overview = useApp((state) => state.overview);
  return useMemo(() => {
    const state = { ...store.getState(), selected, overview };
    return buttons.flatMap(([id, word]) => {
      const command = commandOf(id);
      return command?.when(state) === true ? [[command, word] as const] : [];
    });
  }, [store, selected, overview]);
}

function Bar({ words }: { readonly words: string }) {
  const actions = useActions();
  return (
    <div className={styles.bulk} data-bottom-bar="" role="toolbar" aria-label={`Actions for ${words}`}>
      <b>{words}</b>
      {usePossible().map(([command, word]) => (
        <BulkButton key={command.id} command={command} word={word} />
      ))}
      <IconButton
        label="Clear selection"
        icon={<X size={16} strokeWidth={1.75} aria-hidden />}
        onClick={() => {
          actions.select([]);
          document.querySelector<HTMLElement>("#key-grid")?.focus();
        }}
      />
    </div>
  );
}

export function BulkBar() {
  const rows = useApp(rowsFor);
  const chosen = useApp((state) => state.selected);
  const { selected, hidden } = useMemo(() => selectionCount(chosen, rows), [chosen, rows]);
  return selected === 0 ? null : <Bar words={selectionWords(selected, hidden)} />;
}
