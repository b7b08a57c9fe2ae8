/** Commands for keys: those that are selected, or the active one. */
import { isOpen, isReady, onlyTarget, readyVault, targetRows, targets, type Command } from "./command.ts";
import { allRows } from "./selectors.ts";
import type { Actions, AppState } from "./state.ts";

/** From so many keys on, a check asks first. */
const manyKeys = 50;

/** Checks `ids`, after asking when they are many. */
export function checkOrAsk(ids: readonly string[], actions: Actions): void {
  if (ids.length > manyKeys) actions.open({ name: "check", ids });
  else void actions.check(ids);
}

const hasTargets = (state: AppState): boolean =>
  isReady(state) && (state.selected.size > 0 || state.activeId !== null);
const hasLive = (state: AppState): boolean => targetRows(state).some(({ archivedAt }) => archivedAt === null);
const hasOne = (state: AppState): boolean => onlyTarget(state) !== null;
const liveIds = (state: AppState): readonly string[] =>
  targetRows(state).flatMap(({ id, archivedAt }) => (archivedAt === null ? [id] : []));

function withOne(state: AppState, act: (id: string) => unknown): void {
  const row = onlyTarget(state);
  if (row !== null) act(row.id);
}

const copyCommands: readonly Command[] = [
  {
    id: "copy-secret",
    title: "Copy secret",
    group: "Keys",
    keys: ["$mod+c"],
    when: (state) => isOpen(state) && hasOne(state),
    run: (state, actions) => withOne(state, (id) => actions.copy(id, "secret")),
  },
  {
    id: "copy-assignment",
    title: "Copy as NAME=value",
    group: "Keys",
    keys: ["$mod+Shift+c"],
    when: (state) => isOpen(state) && hasOne(state),
    run: (state, actions) => withOne(state, (id) => actions.copy(id, "assignment")),
  },
  {
    id: "copy-name",
    title: "Copy variable name",
    group: "Keys",
    keys: [],
    when: hasOne,
    run: (state, actions) => withOne(state, (id) => actions.copy(id, "name")),
  },
  {
    id: "copy-last-four",
    title: "Copy last 4",
    group: "Keys",
    keys: [],
    when: (state) => isOpen(state) && hasOne(state),
    run: (state, actions) => withOne(state, (id) => actions.copy(id, "last-four")),
  },
];

const checkCommands: readonly Command[] = [
  {
    id: "check",
    title: "Check now",
    group: "Checks",
    keys: ["c"],
    when: (state) => isOpen(state) && hasLive(state) && targetRows(state).some(({ checkable }) => checkable),
    run: (state, actions) => checkOrAsk(liveIds(state), actions),
  },
  {
    id: "check-all",
    title: "Check all keys",
    group: "Checks",
    keys: ["$mod+Shift+r"],
    when: (state) => isOpen(state) && allRows(state).some(isCheckable),
    run: (state, actions) =>
      checkOrAsk(
        allRows(state)
          .filter(isCheckable)
          .map(({ id }) => id),
        actions,
      ),
  },
  {
    id: "resume-check",
    title: "Resume the interrupted check",
    group: "Checks",
    keys: [],
    when: (state) =>
      isOpen(state) &&
      (readyVault(state)?.interruptedCheck ?? 0) > 0 &&
      state.jobs.every((job) => job.state !== "running" && job.state !== "queued"),
    run: (_state, actions) => void actions.resumeCheck(),
  },
  {
    id: "cancel-check",
    title: "Cancel the running check",
    group: "Checks",
    keys: [],
    when: ({ jobs }) => jobs.some(({ state }) => state === "running" || state === "queued"),
    run({ jobs }, actions) {
      for (const { id, state } of jobs)
        if (state === "running" || state === "queued") void actions.cancelJob(id);
    },
  },
];

function isCheckable({
  checkable,
  archivedAt,
}: {
  readonly checkable: boolean;
  readonly archivedAt: unknown;
}) {
  return checkable && archivedAt === null;
}

const changeCommands: readonly Command[] = [
  {
    id: "replace",
    title: "Rotate: store a new value…",
    group: "Keys",
    keys: ["r"],
    when: (state) => isOpen(state) && hasOne(state) && hasLive(state),
    run: (state, actions) => withOne(state, (id) => actions.open({ name: "replace", id })),
  },
  {
    id: "edit",
    title: "Edit…",
    group: "Keys",
    keys: ["F2"],
    when: hasOne,
    run: (state, actions) => withOne(state, (id) => actions.open({ name: "edit", id })),
  },
  {
    id: "export",
    title: "Write a .env file…",
    group: "Keys",
    keys: ["e"],
    when: isOpen,
    run(state, actions) {
      const ids = liveIds(state);
      actions.go({ name: "export", ids: ids.length === 0 ? null : ids });
    },
  },
  {
    id: "tag",
    title: "Tag…",
    group: "Keys",
    keys: ["t"],
    when: hasTargets,
    run: (state, actions) => actions.open({ name: "tag", ids: targets(state) }),
  },
  {
    id: "move",
    title: "Move to project or environment…",
    group: "Keys",
    keys: ["m"],
    when: hasTargets,
    run: (state, actions) => actions.open({ name: "move", ids: targets(state) }),
  },
  {
    id: "snooze",
    title: "Snooze the rotation…",
    group: "Keys",
    keys: ["s"],
    when: (state) => targetRows(state).some(({ rotation }) => rotation.dueOn !== null),
    run: (state, actions) => actions.open({ name: "snooze", ids: targets(state) }),
  },
  {
    id: "rotate-policy",
    title: "Change how often to rotate…",
    group: "Keys",
    keys: ["p"],
    when: hasTargets,
    run: (state, actions) => actions.open({ name: "policy", ids: targets(state) }),
  },
  {
    id: "key-page",
    title: "Open the provider's key page",
    group: "Keys",
    keys: ["o"],
    when: (state) => hasKeyPage(state, onlyTarget(state)?.provider ?? null),
    run(state, actions) {
      const provider = onlyTarget(state)?.provider;
      if (typeof provider === "string") void actions.openKeyPage(provider);
    },
  },
  {
    id: "archive",
    title: "Archive",
    group: "Keys",
    keys: ["Backspace", "Delete"],
    when: hasLive,
    run: (state, actions) => void actions.archive(liveIds(state)),
  },
  {
    id: "restore",
    title: "Restore from the archive",
    group: "Keys",
    keys: [],
    when: (state) => targetRows(state).some(({ archivedAt }) => archivedAt !== null),
    run(state, actions) {
      const rows = targetRows(state).filter(({ archivedAt }) => archivedAt !== null);
      void actions.restore(rows.map(({ id }) => id));
    },
  },
  {
    id: "erase",
    title: "Erase…",
    group: "Keys",
    keys: [],
    when: (state) => isOpen(state) && hasOne(state),
    run: (state, actions) => withOne(state, (id) => actions.open({ name: "erase", id })),
  },
];

function hasKeyPage({ providers }: AppState, provider: string | null): boolean {
  return providers.some(({ id, hasKeyPage: has }) => id === provider && has);
}

/** In the order in which menus and the palette show them. */
export const keyCommands: readonly Command[] = [...copyCommands, ...checkCommands, ...changeCommands];
