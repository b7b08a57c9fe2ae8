/** Where the user is and what is selected: actions that change the page only. */
import type { Actions, AppState } from "./state.ts";
import type { Workshop } from "./surroundings.ts";

type ViewActions = Pick<
  Actions,
  | "go"
  | "open"
  | "close"
  | "beginImport"
  | "takeImport"
  | "setQuery"
  | "setSort"
  | "activate"
  | "select"
  | "toggleDetail"
>;

/** A view begins without what belonged to the last one. */
const freshView = {
  query: "",
  activeId: null,
  selected: new Set<string>(),
  dialog: null,
  detailOpen: false,
} as const satisfies Partial<AppState>;

export function viewActions({ get, set }: Pick<Workshop, "get" | "set">): ViewActions {
  return {
    // A new object each time: going where one is brings the focus back to the view.
    go: (view) => set({ ...freshView, view: { ...view } }),
    open: (dialog) => set({ dialog }),
    close: () => set({ dialog: null }),
    beginImport: (from) =>
      set({
        ...freshView,
        view: { name: "import" },
        droppedPath: "path" in from ? from.path : null,
        pendingImport: "preview" in from ? from.preview : null,
      }),
    takeImport: () => set({ droppedPath: null, pendingImport: null }),
    setQuery: (query) => set({ query }),
    setSort(column) {
      const { sort } = get();
      set({ sort: { column, descending: sort.column === column && !sort.descending } });
    },
    activate: (activeId) => set({ activeId }),
    select: (ids) => set({ selected: new Set(ids) }),
    toggleDetail: (open) => set({ detailOpen: open ?? !get().detailOpen }),
  };
}
