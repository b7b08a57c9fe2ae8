/** Commands of the list as a whole: what comes into it, and what is selected in it. */
import { inList, isOpen, isReady, type Command } from "./command.ts";
import { rowsFor } from "./selectors.ts";

const addCommands: readonly Command[] = [
  {
    id: "add",
    title: "Add key…",
    group: "Keys",
    keys: ["n", "$mod+n"],
    when: isOpen,
    run: (_state, actions) => actions.open({ name: "add" }),
  },
  {
    id: "import",
    title: "Import a .env file…",
    group: "Keys",
    keys: ["g i"],
    when: isOpen,
    run: (_state, actions) => actions.go({ name: "import" }),
  },
];

const selectCommands: readonly Command[] = [
  {
    id: "select",
    title: "Select or unselect",
    group: "Keys",
    keys: ["x"],
    context: "list",
    keyboardOnly: true,
    when: ({ activeId }) => activeId !== null,
    run({ activeId, selected }, actions) {
      if (activeId === null) return;
      const next = new Set(selected);
      if (!next.delete(activeId)) next.add(activeId);
      actions.select(next);
    },
  },
  {
    id: "select-all",
    title: "Select all keys of the list",
    group: "Keys",
    keys: ["$mod+a"],
    context: "list",
    when: (state) => isReady(state) && inList(state) && rowsFor(state).length > 0,
    run: (state, actions) => actions.select(rowsFor(state).map(({ id }) => id)),
  },
  {
    id: "clear",
    title: "Close the panel, clear the selection, clear the filter",
    group: "Keys",
    keys: ["Escape"],
    context: "list",
    keyboardOnly: true,
    when: ({ detailOpen, selected, query }) => detailOpen || selected.size > 0 || query !== "",
    run({ detailOpen, selected }, actions) {
      if (detailOpen) actions.toggleDetail(false);
      else if (selected.size > 0) actions.select([]);
      else actions.setQuery("");
    },
  },
];

export const listCommands: readonly Command[] = [...addCommands, ...selectCommands];
