/** Which keys are exported: those that were selected, or those of a project and environment. */
import type { KeyRow } from "../../store/state.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import styles from "./ExportView.module.css";
import { placesOf, type PlaceChoice } from "./summary.ts";

export function KeysChoice(props: {
  readonly keys: readonly KeyRow[];
  readonly chosen: readonly KeyRow[];
  /** True while the keys are those that were selected in the list. */
  readonly selected: boolean;
  readonly place: PlaceChoice;
  readonly onPlace: (place: PlaceChoice) => void;
  /** Leaves the selection for a choice by place. */
  readonly onAll: () => void;
}) {
  const { keys, chosen, place } = props;
  if (props.selected) {
    return (
      <div className={styles.chosen}>
        <h2>{chosen.length === 1 ? "1 selected key" : `${chosen.length} selected keys`}</h2>
        <ul>
          {chosen.map((key) => (
            <li key={key.id}>
              <code>{key.variable}</code>
            </li>
          ))}
        </ul>
        <Button variant="quiet" onClick={props.onAll}>
          Choose by project instead
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.place}>
      <SelectField
        label="Project"
        value={place.project}
        options={placesOf(keys, "project", { all: "All projects", none: "No project" })}
        onChange={(project) => props.onPlace({ ...place, project })}
      />
      <SelectField
        label="Environment"
        value={place.environment}
        options={placesOf(keys, "environment", { all: "All environments", none: "No environment" })}
        onChange={(environment) => props.onPlace({ ...place, environment })}
      />
    </div>
  );
}
