/** Settings that are buttons: the lock, the sample vault, the shortcut sheet. */
import { keysOf } from "../../store/commands.ts";
import { useActions, useApp } from "../../store/context.tsx";
import { Button } from "../../ui/Button.tsx";
import type { Setting } from "./setting.ts";

function LockButton() {
  const { lock } = useActions();
  const locked = useApp(({ overview }) => overview?.state !== "ready" || overview.locked !== null);
  const keys = useApp((state) => keysOf("lock", state));
  return (
    <Button disabled={locked} onClick={() => void lock()} {...(keys === "" ? {} : { keys })}>
      Lock now
    </Button>
  );
}

function SampleButton() {
  const { openSample, closeSample } = useActions();
  const sample = useApp(({ overview }) => overview?.state === "ready" && overview.sample);
  return sample ? (
    <Button onClick={() => void closeSample()}>Close sample vault</Button>
  ) : (
    <Button onClick={() => void openSample()}>Open sample vault</Button>
  );
}

function ShortcutsButton() {
  const { open } = useActions();
  const keys = useApp((state) => keysOf("shortcuts", state));
  return (
    <Button onClick={() => open({ name: "shortcuts" })} {...(keys === "" ? {} : { keys })}>
      Show shortcuts
    </Button>
  );
}

export const generalSettings: readonly Setting[] = [
  {
    label: "Lock Keystow",
    text: "For this window and the terminal. Names and dates stay readable.",
    control: () => <LockButton />,
  },
  {
    label: "Sample vault",
    text: "Made-up keys, checked against pretend providers on this computer. Your own vault is not touched.",
    words: "demo try example",
    control: () => <SampleButton />,
  },
];

export const shortcutsSetting: Setting = {
  label: "All shortcuts",
  text: "Every action of the window, with its keys.",
  words: "help sheet hotkeys",
  control: () => <ShortcutsButton />,
};
