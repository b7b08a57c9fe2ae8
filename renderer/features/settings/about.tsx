/** What this program is: version, runtime, licence. */
import { useActions, useApp } from "../../store/context.tsx";
import type { AppInfo } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import type { Setting } from "./setting.ts";
import styles from "./SettingsView.module.css";

const systems: Readonly<Record<AppInfo["platform"], string>> = {
  darwin: "macOS",
  win32: "Windows",
  linux: "Linux",
};

function Version() {
  const info = useApp(({ appInfo }) => appInfo);
  const { copyText } = useActions();
  if (info === null) return <span className={styles.quiet}>Not known yet</span>;
  const details = `Keystow ${info.version}, ${info.runtime}, ${systems[info.platform]}`;
  return (
    <div className={styles.path}>
      <span className={styles.selectable}>{details}</span>
      <Button onClick={() => void copyText(details, "Copied the version")}>Copy</Button>
    </div>
  );
}

export const aboutSettings: readonly Setting[] = [
  { label: "Version", words: "runtime electron", control: () => <Version />, wide: true },
  {
    label: "Licence",
    text: "Free to use, change and pass on.",
    control: () => <span className={styles.quiet}>MIT</span>,
  },
  {
    label: "Traffic",
    text: "No account and no telemetry. The only requests are the checks that you allow, each to the key's own provider. Names, notes and files are never sent.",
    words: "privacy network",
    control: () => null,
  },
  {
    label: "Trademarks",
    text: "Names of providers belong to their owners. Keystow is not affiliated with them.",
    control: () => null,
  },
];
