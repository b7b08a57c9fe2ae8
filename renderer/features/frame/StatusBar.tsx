/** The vault's lock, the running check, the clipboard's countdown, the way to the shortcuts. */
import { useState, useEffect } from "react";
import { CircleCheck, CircleAlert, Lock, WifiOff } from "lucide-react";
import { keysOf } from "../../store/commands.ts";
import { useActions, useApp } from "../../store/context.tsx";
import type { AppState, CheckJob } from "../../store/state.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { storeText } from "./status-words.ts";
import styles from "./StatusBar.module.css";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

function StoreState() {
  const text = useApp((state) => storeText(state)?.text ?? null);
  const kind = useApp((state) => storeText(state)?.kind ?? null);
  if (text === null) return null;
  return (
    <span className={styles.group}>
      {kind === "open" ? <CircleCheck {...icon} /> : null}
      {kind === "locked" ? <Lock {...icon} /> : null}
      {kind === "failing" ? <CircleAlert {...icon} className={styles.bad} /> : null}
      <span className={styles.text}>{text}</span>
    </span>
  );
}

const runningJob = ({ jobs }: AppState): CheckJob | null =>
  jobs.find(({ state }) => state === "running") ?? jobs.find(({ state }) => state === "queued") ?? null;

function RunningCheck() {
  const job = useApp(runningJob);
  const { cancelJob } = useActions();
  if (job === null) return null;
  const text = `Checking ${job.done} of ${job.total}`;
  return (
    <span className={styles.group}>
      <span className={styles.number}>{text}</span>
      <span className={styles.progress}>
        <ProgressBar value={job.done} max={job.total} label={text} />
      </span>
      {job.waiting === null ? null : <span className={styles.text}>{job.waiting}</span>}
      <button type="button" className={styles.button} onClick={() => void cancelJob(job.id)}>
        Cancel
      </button>
    </span>
  );
}

const interruptedOf = (state: AppState): number =>
  state.overview?.state === "ready" && runningJob(state) === null ? state.overview.interruptedCheck : 0;

/** A check that was cancelled, or that the end of the program cut short. */
function InterruptedCheck() {
  const left = useApp(interruptedOf);
  const { resumeCheck, forgetCheck } = useActions();
  if (left === 0) return null;
  return (
    <span className={styles.group}>
      <span className={styles.text}>{left === 1 ? "1 key was" : `${left} keys were`} not checked</span>
      <button type="button" className={styles.button} onClick={() => void resumeCheck()}>
        Resume
      </button>
      <button type="button" className={styles.button} onClick={() => void forgetCheck()}>
        Leave it
      </button>
    </span>
  );
}

function Offline() {
  const online = useApp((state) => state.online);
  if (online) return null;
  return (
    <span className={styles.group}>
      <WifiOff {...icon} />
      Offline, checks paused
    </span>
  );
}

/** How often the countdown moves on, in milliseconds. */
const tick = 250;

function Countdown({ clearsAt }: { readonly clearsAt: number }) {
  const { clearClipboard } = useActions();
  const [now, setNow] = useState(Date.now);
  const [total] = useState(() => Math.max(1, clearsAt - Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, clearsAt - now);
  const text = `Clipboard clears in ${Math.ceil(left / 1000)} s`;
  return (
    <span className={styles.group}>
      {/* Never read out while it ticks: copying and clearing are announced once each. */}
      <span className={styles.number} aria-live="off">
        {text}
      </span>
      <span className={styles.progress} aria-hidden="true">
        <ProgressBar value={left} max={total} label="Time until the clipboard is cleared" />
      </span>
      <button type="button" className={styles.button} onClick={() => void clearClipboard()}>
        Clear now
      </button>
    </span>
  );
}

function Shortcuts() {
  const { open } = useActions();
  const keys = useApp((state) => keysOf("shortcuts", state));
  return (
    <button type="button" className={styles.button} onClick={() => open({ name: "shortcuts" })}>
      {keys === "" ? null : <Kbd text={keys} />}
      Shortcuts
    </button>
  );
}

export function StatusBar() {
  const clearsAt = useApp((state) => state.clipboardClearsAt);
  return (
    <footer className={styles.bar} aria-label="Status" data-pane="status">
      <StoreState />
      <RunningCheck />
      <InterruptedCheck />
      <Offline />
      <span className={styles.space} />
      {clearsAt === null ? null : <Countdown key={clearsAt} clearsAt={clearsAt} />}
      <Shortcuts />
    </footer>
  );
}
