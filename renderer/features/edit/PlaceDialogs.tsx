/** Tags, project and environment of one key or many. */
import { useState } from "react";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { rowOf } from "../../store/selectors.ts";
import type { AppState } from "../../store/state.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { ComboField } from "../../ui/ComboField.tsx";
import { knownValues } from "../add/known-values.ts";
import { readOptional, readTags } from "../add/words.ts";
import { FormDialog } from "./FormDialog.tsx";
import { commonOf, namesOf } from "./names.ts";
import styles from "./FormDialog.module.css";

interface Ids {
  readonly ids: readonly string[];
}

/** The tags that some of the keys have, sorted. */
function tagsOf(state: AppState, ids: readonly string[]): readonly string[] {
  const all = ids.flatMap((id) => rowOf(state, id)?.tags ?? []);
  return [...new Set(all)].toSorted((one, other) => one.localeCompare(other, "en"));
}

export function TagDialog({ ids }: Ids) {
  const store = useAppStore();
  const { tag } = useActions();
  const known = useApp(knownValues);
  const names = useApp((state) => namesOf(state, ids));
  const [had] = useState(() => tagsOf(store.getState(), ids));
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState("");
  const toggle = (each: string, keep: boolean): void => {
    const next = new Set(removed);
    if (keep) next.delete(each);
    else next.add(each);
    setRemoved(next);
  };
  return (
    <FormDialog
      title={`Tag ${names}`}
      submitLabel="Tag"
      disabled={removed.size === 0 && readTags(added).length === 0}
      onSubmit={() => tag(ids, readTags(added), [...removed])}
    >
      <ComboField
        label="Add tags, separated by commas"
        value={added}
        onChange={setAdded}
        suggestions={known.tags}
      />
      {had.length === 0 ? null : (
        <div className={styles.choices} role="group" aria-label="Tags to keep">
          {had.map((each) => (
            <Checkbox
              key={each}
              label={each}
              checked={!removed.has(each)}
              onChange={(keep) => toggle(each, keep)}
            />
          ))}
        </div>
      )}
    </FormDialog>
  );
}

export function MoveDialog({ ids }: Ids) {
  const store = useAppStore();
  const { move } = useActions();
  const known = useApp(knownValues);
  const names = useApp((state) => namesOf(state, ids));
  const [before] = useState(() => ({
    project: commonOf(store.getState(), ids, "project"),
    environment: commonOf(store.getState(), ids, "environment"),
  }));
  const [project, setProject] = useState(before.project);
  const [environment, setEnvironment] = useState(before.environment);
  // Of many keys, what was not touched stays as it is for each.
  const place = {
    ...(project === before.project ? {} : { project: readOptional(project) }),
    ...(environment === before.environment ? {} : { environment: readOptional(environment) }),
  };
  return (
    <FormDialog
      title={`Move ${names}`}
      submitLabel="Move"
      disabled={Object.keys(place).length === 0}
      onSubmit={() => move(ids, place)}
    >
      <ComboField label="Project" value={project} onChange={setProject} suggestions={known.projects} />
      <ComboField
        label="Environment"
        value={environment}
        onChange={setEnvironment}
        suggestions={known.environments}
      />
    </FormDialog>
  );
}
