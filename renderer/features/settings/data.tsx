/** Where the vault is, how its store answers, the calendar, and the same things in a terminal. */
import { useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { Status } from "../../ui/Status.tsx";
import type { Setting } from "./setting.ts";
import { CopyCommand } from "../frame/CopyCommand.tsx";
import styles from "./SettingsView.module.css";
import { storeView, twins } from "./words.ts";

function Folder() {
  const folder = useApp(({ appInfo }) => appInfo?.folder ?? null);
  const { copyText } = useActions();
  if (folder === null) return <span className={styles.quiet}>Not known yet</span>;
  return (
    <div className={styles.path}>
      <code>{folder}</code>
      <Button onClick={() => void copyText(folder, "Copied the path")}>Copy path</Button>
    </div>
  );
}

function Store() {
  const state = useApp(({ storeState }) => storeState);
  const { refreshStoreState } = useActions();
  const [asking, setAsking] = useState(false);
  const retry = async (): Promise<void> => {
    setAsking(true);
    await refreshStoreState();
    setAsking(false);
  };
  return (
    <div className={styles.store}>
      <Status {...storeView(state)} />
      {state === null || state.state === "ready" ? null : <p className={styles.quiet}>{state.hint}</p>}
      <Button busy={asking} onClick={() => void retry()}>
        {state?.state === "ready" ? "Ask again" : "Try again"}
      </Button>
    </div>
  );
}

function Calendar() {
  const ready = useApp(({ overview }) => overview?.state === "ready");
  const { saveCalendar } = useActions();
  return (
    <Button disabled={!ready} onClick={() => void saveCalendar()}>
      Save due dates as a calendar…
    </Button>
  );
}

function Twins() {
  return (
    <ul className={styles.twins}>
      {twins.map(({ command, does }) => (
        <li key={command}>
          <code>{command}</code>
          <span className={styles.quiet}>{does}</span>
          <CopyCommand command={command} />
        </li>
      ))}
    </ul>
  );
}

export const dataSettings: readonly Setting[] = [
  {
    label: "Vault folder",
    text: "Names, dates and check results. The secrets are not in it, unless the vault is sealed.",
    words: "location path database backup",
    control: () => <Folder />,
    wide: true,
  },
  {
    label: "Where the secrets are",
    words: "keychain keyring sealed store state",
    control: () => <Store />,
    wide: true,
  },
  {
    label: "Due dates as a calendar",
    text: "An .ics file with an alarm a day before. Without secrets.",
    words: "ics export rotation",
    control: () => <Calendar />,
  },
  {
    label: "In a terminal",
    text: "The same vault, with the same words.",
    words: twins.map(({ command, does }) => `${command} ${does}`).join(" "),
    control: () => <Twins />,
    wide: true,
  },
];
