/** The frame of the window: sidebar, view, status bar, and the one dialog that is open. */
import type { ReactNode } from "react";
import styles from "./App.module.css";
import { ActivityView } from "./features/activity/ActivityView.tsx";
import { AddKeyDialog } from "./features/add/AddKeyDialog.tsx";
import { KeyDialogs } from "./features/edit/KeyDialogs.tsx";
import { ExportView } from "./features/export/ExportView.tsx";
import { FirstRunView } from "./features/first-run/FirstRunView.tsx";
import { SampleBanner } from "./features/frame/SampleBanner.tsx";
import { Sidebar } from "./features/frame/Sidebar.tsx";
import { StatusBar } from "./features/frame/StatusBar.tsx";
import { usePageTheme } from "./features/frame/use-page-theme.ts";
import { useViewFocus } from "./features/frame/use-view-focus.ts";
import { VaultTrouble } from "./features/frame/VaultTrouble.tsx";
import { ImportView } from "./features/import/ImportView.tsx";
import { KeysView } from "./features/keys/KeysView.tsx";
import { LockedBanner } from "./features/lock/LockedBanner.tsx";
import { LockScreen } from "./features/lock/LockScreen.tsx";
import { Palette } from "./features/palette/Palette.tsx";
import { ShortcutSheet } from "./features/palette/ShortcutSheet.tsx";
import { OwnProviderDialogs } from "./features/providers/OwnProviderDialogs.tsx";
import { ProvidersView } from "./features/providers/ProvidersView.tsx";
import { RotationView } from "./features/rotation/RotationView.tsx";
import { SettingsView } from "./features/settings/SettingsView.tsx";
import { useApp } from "./store/context.tsx";
import type { View } from "./store/state.ts";
import { LiveRegions } from "./ui/LiveRegions.tsx";
import { ToastRegion } from "./ui/toasts.tsx";

/** Views that are about values, and show nothing without them. */
const needsValues = (name: View["name"]): boolean => name === "export" || name === "import";

const views: Readonly<Record<View["name"], () => ReactNode>> = {
  keys: KeysView,
  project: KeysView,
  provider: KeysView,
  rotation: RotationView,
  activity: ActivityView,
  providers: ProvidersView,
  settings: SettingsView,
  export: ExportView,
  import: ImportView,
};

function CurrentView({ name }: { readonly name: View["name"] }) {
  const locked = useApp(({ overview }) => overview?.state === "ready" && overview.locked !== null);
  const Shown = locked && needsValues(name) ? LockScreen : views[name];
  return <Shown />;
}

/** The view, or why there is none. Settings are there even when the vault is not. */
function Content() {
  const name = useApp((state) => state.view.name);
  const state = useApp(({ overview }) => overview?.state ?? null);
  if (state === "ready" || (name === "settings" && state !== "missing")) return <CurrentView name={name} />;
  return state === "missing" ? <FirstRunView /> : <VaultTrouble />;
}

/** Above the views that work without values. */
function Locked() {
  const hidden = useApp((state) => state.overview?.state !== "ready" || needsValues(state.view.name));
  return hidden ? null : <LockedBanner />;
}

/** What is always there: sidebar, view and status bar. */
export function Frame() {
  const first = useApp(({ overview }) => overview?.state === "missing");
  const busy = useApp(({ overview, error }) => overview === null && error === null);
  return (
    <div className={first ? styles.bare : styles.frame}>
      {first ? null : <Sidebar />}
      <main className={styles.main} aria-busy={busy} data-pane="main">
        <SampleBanner />
        <Locked />
        <div className={styles.view}>
          <Content />
        </div>
      </main>
      {first ? null : <StatusBar />}
    </div>
  );
}

export function App() {
  usePageTheme();
  useViewFocus();
  return (
    <>
      <Frame />
      <AddKeyDialog />
      <KeyDialogs />
      <OwnProviderDialogs />
      <Palette />
      <ShortcutSheet />
      <LiveRegions />
      <ToastRegion />
    </>
  );
}
