/** Export to a `.env` file: choose keys and file, see the masked diff with its guards, write, undo. */
import { Copy, FolderOpen } from "lucide-react";
import { useMemo, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { AppState, ExportPreview, KeyRow } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { dialectChoices } from "./dialects.ts";
import { Diff } from "./Diff.tsx";
import styles from "./ExportView.module.css";
import { KeysChoice } from "./KeysChoice.tsx";
import { changesText, keysOf, summaryOf, type PlaceChoice } from "./summary.ts";
import { useExport, type ExportSteps } from "./use-export.ts";
import { useWriteKeys } from "./use-write-keys.ts";

const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

function Guards({ preview }: { readonly preview: ExportPreview }) {
  return (
    <>
      {preview.blocked === null ? null : (
        <Banner tone="bad" title={preview.blocked.message}>
          <p>{preview.blocked.hint}</p>
        </Banner>
      )}
      {preview.guards.map((guard) => (
        <Banner key={guard.title} tone={guard.tone} title={guard.title}>
          {guard.text === "" ? null : <p>{guard.text}</p>}
        </Banner>
      ))}
    </>
  );
}

function Summary({ preview }: { readonly preview: ExportPreview }) {
  return (
    <div className={styles.summary}>
      <h2>{changesText(preview)}</h2>
      <ul className={styles.steps}>
        {summaryOf(preview).map((step) => (
          <li key={step.sign}>
            <span
              className={step.active ? `${styles.badge} ${styles.active}` : styles.badge}
              aria-hidden="true"
            >
              {step.sign}
            </span>
            <span>
              {step.title}
              <small>{step.detail}</small>
            </span>
          </li>
        ))}
      </ul>
      <Guards preview={preview} />
    </div>
  );
}

/** The file and who reads it. */
function Target({ steps }: { readonly steps: ExportSteps }) {
  const known = steps.targets.map(({ handle, shown }) => ({ value: handle, label: shown }));
  const isKnown = known.some(({ value }) => value === steps.file?.handle);
  const chosen =
    steps.file !== null && !isKnown ? [{ value: steps.file.handle, label: steps.file.shown }] : [];
  return (
    <div className={styles.target}>
      {known.length + chosen.length === 0 ? null : (
        <SelectField
          label="File"
          value={steps.file?.handle ?? ""}
          options={[{ value: "", label: "Choose a file" }, ...chosen, ...known]}
          onChange={(handle) => {
            const target = steps.targets.find((one) => one.handle === handle);
            if (target !== undefined) steps.setFile({ handle: target.handle, shown: target.shown });
          }}
        />
      )}
      <Button
        variant="secondary"
        icon={<FolderOpen aria-hidden="true" size={16} strokeWidth={1.75} />}
        onClick={() => void steps.chooseFile()}
      >
        {steps.file === null ? "Choose a file…" : "Another file…"}
      </Button>
      <SelectField
        label="Read by"
        value={steps.dialect}
        options={dialectChoices}
        onChange={steps.setDialect}
      />
    </div>
  );
}

function Result({ steps, empty }: { readonly steps: ExportSteps; readonly empty: boolean }) {
  if (steps.error !== null) {
    return (
      <Banner
        tone="bad"
        title={steps.error.message}
        role="alert"
        actions={
          <Button variant="secondary" onClick={steps.refresh}>
            Try again
          </Button>
        }
      >
        <p>{steps.error.hint}</p>
      </Banner>
    );
  }
  if (steps.preview !== null) return <Diff preview={steps.preview} />;
  if (empty)
    return <EmptyState title="No keys chosen">Choose a project or an environment that has keys.</EmptyState>;
  return (
    <EmptyState title="Choose a file">
      The changes are shown here, masked, before anything is written. Other lines of the file stay byte for
      byte.
    </EmptyState>
  );
}

const chosenIds = ({ view }: AppState): readonly string[] | null =>
  view.name === "export" ? view.ids : null;

/** What could be undone and done again: other words when a step was taken back, perhaps the writing of the file. */
const stepsOf = ({ overview }: AppState): string =>
  overview?.state === "ready" ? JSON.stringify([overview.undo, overview.redo]) : "";

/** Begins anew when the user comes back with other keys. */
export function ExportView() {
  const ids = useApp(chosenIds);
  return <Export key={ids?.join(" ") ?? "by place"} ids={ids} />;
}

/** `ids`: the keys that were selected on the way here; null: the user chooses by project and environment. */
function Export({ ids }: { readonly ids: readonly string[] | null }) {
  const actions = useActions();
  const overview = useApp((state) => state.overview);
  const keys = useMemo<readonly KeyRow[]>(
    () => (overview?.state === "ready" ? overview.keys : []),
    [overview],
  );
  const [selected, setSelected] = useState(ids);
  const [place, setPlace] = useState<PlaceChoice>({ project: "", environment: "" });
  const chosen = useMemo(
    () => (selected === null ? keysOf(keys, place) : keys.filter(({ id }) => selected.includes(id))),
    [keys, selected, place],
  );
  const chosenKeys = useMemo(() => chosen.map(({ id }) => id), [chosen]);
  const steps = useExport(chosenKeys, useApp(stepsOf));
  const [confirming, setConfirming] = useState(false);
  const { preview } = steps;
  const tracked = preview?.blocked?.code === "file-tracked";
  const mayWrite =
    preview !== null && !preview.inSync && !steps.busy && (preview.blocked === null || tracked);
  const write = async (confirmation: string | null): Promise<void> => {
    setConfirming(false);
    const written = await steps.write(confirmation);
    if (preview === null || written === null) return;
    const undo = {
      label: "Undo",
      onSelect: () => void actions.undo(written.step ?? undefined).then(steps.refresh),
    };
    showToast({ title: `Wrote ${preview.file.shown}`, tone: "ok", action: undo });
    void actions.refresh();
  };
  const begin = (): void => {
    if (mayWrite && tracked) setConfirming(true);
    else if (mayWrite) void write(null);
  };
  const dialogOpen = useApp((state) => state.dialog !== null);
  const keyText = useWriteKeys(!dialogOpen && !confirming, begin);
  return (
    <>
      <ViewHeader
        title="Export to .env"
        subtitle={chosen.length === 1 ? "1 key" : `${chosen.length} keys`}
        actions={
          <>
            <Button
              variant="secondary"
              icon={<Copy aria-hidden="true" size={16} strokeWidth={1.75} />}
              disabled={preview === null}
              onClick={() => preview !== null && void actions.copyText(preview.command, "Copied the command")}
            >
              Copy as command
            </Button>
            <Button variant="primary" keys={keyText} disabled={!mayWrite} busy={steps.busy} onClick={begin}>
              Write file
            </Button>
          </>
        }
      />
      <div className={styles.view}>
        <section className={styles.choices} aria-label="What is exported">
          <KeysChoice
            keys={keys}
            chosen={chosen}
            selected={selected !== null}
            place={place}
            onPlace={setPlace}
            onAll={() => setSelected(null)}
          />
          <Target steps={steps} />
          {steps.notice === null ? null : <Banner tone="warn" title={steps.notice} role="alert" />}
          {preview === null ? null : <Summary preview={preview} />}
        </section>
        <Result steps={steps} empty={chosen.length === 0} />
      </div>
      {preview === null ? null : (
        <ConfirmDialog
          open={confirming}
          onClose={() => setConfirming(false)}
          title={`Write to ${fileName(preview.file.shown)}, which git tracks?`}
          confirmLabel="Write file"
          danger
          typeToConfirm={fileName(preview.file.shown)}
          onConfirm={() => void write(fileName(preview.file.shown))}
        >
          <p>The next commit would hold these values, and everyone with the repository could read them.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
