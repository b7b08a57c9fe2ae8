/** The frame of the window: sidebar, view, status bar, and the one dialog that is open. */
import styles from "./App.module.css";
import { AddKeyDialog } from "./features/add/AddKeyDialog.tsx";
import { KeyDialogs } from "./features/edit/KeyDialogs.tsx";
import { ExportView } from "./features/export/ExportView.tsx";
import { SampleBanner } from "./features/frame/SampleBanner.tsx";
import { Sidebar } from "./features/frame/Sidebar.tsx";
import { StatusBar } from "./features/frame/StatusBar.tsx";
import { usePageTheme } from "./features/frame/use-page-theme.ts";
import { useViewFocus } from "./features/frame/use-view-focus.ts";
import { VaultTrouble } from "./features/frame/VaultTrouble.tsx";
import { ImportView } from "./features/import/ImportView.tsx";
import { KeysView } from "./features/keys/KeysView.tsx";
import { Palette } from "./features/palette/Palette.tsx";
import { ShortcutSheet } from "./features/palette/ShortcutSheet.tsx";
import { useApp } from "./store/context.tsx";
import type { View } from "./store/state.ts";
import { LiveRegions } from "./ui/LiveRegions.tsx";
import { ToastRegion } from "./ui/toasts.tsx";

function CurrentView({ view }: { readonly view: View }) {
  switch (view.name) {
    case "keys":
    case "project":
    case "provider":
      return <KeysView />;
    case "export":
      return <ExportView />;
    case "import":
      return <ImportView />;
    default:
      return null;
  }
}

/** The view, or why there is none. Settings are there even when the vault is not. */
function Content() {
  const view = useApp((state) => state.view);
  const state = useApp(({ overview }) => overview?.state ?? null);
  if (state === "ready" || (view.name === "settings" && state !== "missing"))
    return <CurrentView view={view} />;
  return <VaultTrouble />;
}

export function App() {
  usePageTheme();
  useViewFocus();
  const first = useApp(({ overview }) => overview?.state === "missing");
  const busy = useApp(({ overview, error }) => overview === null && error === null);
  return (
    <>
      <div className={first ? styles.bare : styles.frame}>
        {first ? null : <Sidebar />}
        <main className={styles.main} aria-busy={busy} data-pane="main">
          <SampleBanner />
          <div className={styles.view}>
            <Content />
          </div>
        </main>
        {first ? null : <StatusBar />}
      </div>
      <AddKeyDialog />
      <KeyDialogs />
      <Palette />
      <ShortcutSheet />
      <LiveRegions />
      <ToastRegion />
    </>
  );
}
