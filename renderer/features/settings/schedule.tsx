/** How the daily checks stand: which key is next, or why none is checked now. */
import { useEffect, useState } from "react";
import { useApp } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { AppState, ScheduleView } from "../../store/state.ts";
import type { Setting } from "./setting.ts";
import styles from "./SettingsView.module.css";
import { scheduleText } from "./words.ts";

/** Pauses come and go without an event; the wait grows shorter by itself. */
const askEvery = 20_000;

/** Another text whenever the vault, its lock or the switch changed. */
function stateOf({ overview, settings }: AppState): string {
  const revision = overview?.state === "ready" ? `${overview.revision}.${overview.locked ?? ""}` : "";
  return `${revision}.${settings?.checkDaily ?? false}`;
}

interface Known {
  readonly asOf: string;
  readonly view: ScheduleView;
  /** When it was told, in milliseconds since 1970. */
  readonly at: number;
}

function ScheduleStatus() {
  const asOf = useApp(stateOf);
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let left = false;
    const ask = async (): Promise<void> => {
      const answer = await requests.schedule();
      if (!left && answer.ok) setKnown({ asOf, view: answer.value, at: Date.now() });
    };
    void ask();
    const timer = setInterval(() => void ask(), askEvery);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [asOf]);
  return <span className={styles.quiet}>{scheduleText(known?.view ?? null, known?.at ?? 0)}</span>;
}

export const scheduleSetting: Setting = {
  label: "Next daily check",
  text: "Pauses offline, on battery power, while Keystow is locked and while you check keys yourself.",
  words: "schedule paused offline battery",
  control: () => <ScheduleStatus />,
};
