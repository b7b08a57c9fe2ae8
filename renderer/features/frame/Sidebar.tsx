/** Where the user can go, with how many keys are there. */
import type { ReactNode } from "react";
import { Archive, Bell, Blocks, Clock, Folder, History, KeyRound, RotateCw, Settings } from "lucide-react";
import { useActions, useApp } from "../../store/context.tsx";
import { counts } from "../../store/selectors.ts";
import type { AppState, View } from "../../store/state.ts";
import { Monogram } from "../../ui/Monogram.tsx";
import styles from "./Sidebar.module.css";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Whether two views are the same place. */
export function isSameView(one: View, other: View): boolean {
  if (one.name === "keys" && other.name === "keys") return one.list === other.list;
  if (one.name === "project" && other.name === "project") return one.project === other.project;
  if (one.name === "provider" && other.name === "provider") return one.provider === other.provider;
  return one.name === other.name;
}

interface EntryProps {
  readonly view: View;
  readonly label: string;
  readonly picture: ReactNode;
  readonly count?: number;
  readonly tone?: "bad" | "warn";
}

function Entry({ view, label, picture, count, tone }: EntryProps) {
  const { go } = useActions();
  const here = useApp((state) => isSameView(state.view, view));
  const toned = tone === undefined || count === 0 ? styles.count : `${styles.count} ${styles[tone]}`;
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        aria-current={here ? "page" : undefined}
        onClick={() => go(view)}
        title={label}
      >
        {picture}
        <span className={styles.label}>{label}</span>
        {count === undefined ? null : <span className={toned}>{count}</span>}
      </button>
    </li>
  );
}

/** `counts` remembers its answer, so that this selector gives the same object while nothing changed. */
const countsOf = (state: AppState) => counts(state);

function MainEntries() {
  const { all, attention, due, rotating } = useApp(countsOf);
  return (
    <ul className={styles.list}>
      <Entry
        view={{ name: "keys", list: "all" }}
        label="All keys"
        picture={<KeyRound {...icon} />}
        count={all}
      />
      <Entry
        view={{ name: "keys", list: "attention" }}
        label="Needs attention"
        picture={<Bell {...icon} />}
        count={attention}
        tone="bad"
      />
      <Entry
        view={{ name: "keys", list: "due" }}
        label="Due soon"
        picture={<Clock {...icon} />}
        count={due}
        tone="warn"
      />
      <Entry
        view={{ name: "rotation" }}
        label="Rotation"
        picture={<RotateCw {...icon} />}
        {...(rotating === 0 ? {} : { count: rotating })}
      />
      <Entry view={{ name: "activity" }} label="Activity" picture={<History {...icon} />} />
      <Entry view={{ name: "providers" }} label="Providers" picture={<Blocks {...icon} />} />
    </ul>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function Projects() {
  const { projects } = useApp(countsOf);
  if (projects.length === 0) return null;
  return (
    <Group title="Projects">
      {projects.map(({ project, count }) => (
        <Entry
          key={project}
          view={{ name: "project", project }}
          label={project}
          picture={<Folder {...icon} />}
          count={count}
        />
      ))}
    </Group>
  );
}

function Providers() {
  const { providers } = useApp(countsOf);
  if (providers.length === 0) return null;
  return (
    <Group title="Providers">
      {providers.map(({ provider, name, count }) => (
        <Entry
          key={provider}
          view={{ name: "provider", provider }}
          label={name}
          picture={<Monogram name={name} />}
          count={count}
        />
      ))}
    </Group>
  );
}

function LastEntries() {
  const { archive } = useApp(countsOf);
  return (
    <ul className={`${styles.list} ${styles.last}`}>
      <Entry
        view={{ name: "keys", list: "archive" }}
        label="Archive"
        picture={<Archive {...icon} />}
        {...(archive === 0 ? {} : { count: archive })}
      />
      <Entry view={{ name: "settings" }} label="Settings" picture={<Settings {...icon} />} />
    </ul>
  );
}

export function Sidebar() {
  return (
    <nav className={styles.side} aria-label="Views" data-pane="sidebar">
      <div className={styles.places}>
        <MainEntries />
        <Projects />
        <Providers />
      </div>
      <LastEntries />
    </nav>
  );
}
