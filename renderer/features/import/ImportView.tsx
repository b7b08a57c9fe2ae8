/** Import: a `.env` file chosen, dropped or pasted; its lines masked; the ticked ones are stored. */
import { ClipboardPaste, FileInput, Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { KeyRow } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ComboField } from "../../ui/ComboField.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { ImportTable } from "./ImportTable.tsx";
import styles from "./ImportView.module.css";
import { useImport, type ImportPlace, type ImportSteps } from "./use-import.ts";
import { gitWords, importText } from "./words.ts";

const iconSize = { "aria-hidden": true, size: 16, strokeWidth: 1.75 } as const;

/** A text goes on to main as soon as it is there; the field is empty again at once. */
function PasteField({ steps }: { readonly steps: ImportSteps }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const take = (text: string): void => {
    if (field.current !== null) field.current.value = "";
    if (text.trim() !== "") void steps.readText(text);
  };
  return (
    <div className={styles.paste}>
      <label htmlFor="import-text">
        <ClipboardPaste {...iconSize} /> Or paste NAME=value lines here
      </label>
      <textarea
        id="import-text"
        ref={field}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        placeholder="STRIPE_SECRET_KEY=…"
        onPaste={(event) => {
          event.preventDefault();
          take(event.clipboardData.getData("text/plain"));
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) take(event.currentTarget.value);
        }}
        onBlur={(event) => take(event.currentTarget.value)}
      />
    </div>
  );
}

function Source({ steps }: { readonly steps: ImportSteps }) {
  const actions = useActions();
  return (
    <section className={styles.source} aria-label="Where the keys are">
      <h2>Bring the keys of a .env file</h2>
      <p>
        Choose a file, or drop one on this window. Its values go to the keychain, masked all the way; the file
        is not changed, and nothing is sent anywhere.
      </p>
      <div className={styles.buttons}>
        <Button variant="primary" icon={<FileInput {...iconSize} />} onClick={() => void steps.chooseFile()}>
          Choose a file…
        </Button>
        <Button
          variant="secondary"
          icon={<Plus {...iconSize} />}
          onClick={() => actions.open({ name: "add" })}
        >
          Add one key
        </Button>
      </div>
      <PasteField steps={steps} />
    </section>
  );
}

const namesOf = (keys: readonly KeyRow[], part: "project" | "environment"): readonly string[] =>
  [...new Set(keys.flatMap((key) => key[part] ?? []))].toSorted((one, other) => one.localeCompare(other));

function Place(props: {
  readonly keys: readonly KeyRow[];
  readonly place: ImportPlace;
  readonly onChange: (place: ImportPlace) => void;
}) {
  const { place, onChange, keys } = props;
  return (
    <fieldset className={styles.place}>
      <legend>New keys go to</legend>
      <ComboField
        label="Project"
        value={place.project}
        suggestions={namesOf(keys, "project")}
        onChange={(project) => onChange({ ...place, project })}
      />
      <ComboField
        label="Environment"
        value={place.environment}
        suggestions={namesOf(keys, "environment")}
        onChange={(environment) => onChange({ ...place, environment })}
      />
    </fieldset>
  );
}

function Notices({ steps }: { readonly steps: ImportSteps }) {
  const { preview, error } = steps;
  const git = preview?.git === null || preview === null ? null : gitWords[preview.git];
  return (
    <>
      {error === null ? null : (
        <Banner tone="bad" title={error.message} role="alert">
          <p>{error.hint}</p>
        </Banner>
      )}
      {git === null ? null : <Banner tone="warn" title={git} />}
      {preview === null || preview.problems.length === 0 ? null : (
        <Banner tone="warn" title="Some lines could not be read">
          <ul>
            {preview.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

export function ImportView() {
  const actions = useActions();
  const overview = useApp((state) => state.overview);
  const dropped = useApp((state) => state.droppedPath);
  const pending = useApp((state) => state.pendingImport);
  const steps = useImport();
  const { preview } = steps;
  // What was dropped or pasted elsewhere is taken once.
  useEffect(() => {
    if (dropped === null && pending === null) return;
    actions.takeImport();
    if (pending !== null) steps.show(pending);
    else if (dropped !== null) void steps.readDropped(dropped);
  });
  const store = async (): Promise<void> => {
    const stored = await steps.store();
    if (stored === null) return;
    const { ids, step } = stored;
    const title = ids.length === 1 ? "Imported 1 key" : `Imported ${ids.length} keys`;
    showToast({
      title,
      tone: "ok",
      action: { label: "Undo", onSelect: () => void actions.undo(step ?? undefined) },
    });
    await actions.refresh();
    actions.go({ name: "keys", list: "all" });
    actions.select(ids);
  };
  return (
    <>
      <ViewHeader
        title="Import"
        subtitle={preview?.source ?? ""}
        actions={
          preview === null ? null : (
            <>
              <Button variant="secondary" onClick={steps.reset}>
                Cancel
              </Button>
              <Button
                variant="primary"
                disabled={steps.ticked.size === 0}
                busy={steps.busy}
                onClick={() => void store()}
              >
                {importText(steps.ticked.size)}
              </Button>
            </>
          )
        }
      />
      <div className={styles.view}>
        <Notices steps={steps} />
        {preview === null ? <Source steps={steps} /> : null}
        <Place
          keys={overview?.state === "ready" ? overview.keys : []}
          place={steps.place}
          onChange={(to) => void steps.moveTo(to)}
        />
        {preview === null ? null : <ImportTable steps={steps} preview={preview} />}
      </div>
    </>
  );
}
