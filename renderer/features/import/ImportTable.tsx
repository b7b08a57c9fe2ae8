/** The lines that were read: variable, masked value, provider, state; new ones can be ticked. */
import type { ImportLine, ImportPreview } from "../../store/state.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useApp } from "../../store/context.tsx";
import styles from "./ImportView.module.css";
import type { ImportSteps } from "./use-import.ts";
import { canAdd, noteOf, stateWords } from "./words.ts";
import spoken from "../../ui/Spoken.module.css";

/** The value of "no provider" in a choice. */
const none = "";

function ProviderCell({ line, steps }: { readonly line: ImportLine; readonly steps: ImportSteps }) {
  const name = useApp((state) => state.providers.find(({ id }) => id === line.provider)?.name);
  if (!canAdd(line) || line.candidates.length < 2) return <>{name ?? line.provider ?? "Not known"}</>;
  const chosen = steps.providers.has(line.index) ? steps.providers.get(line.index) : line.provider;
  return (
    <SelectField
      label={`Provider of ${line.variable}`}
      hideLabel
      value={chosen ?? none}
      options={[
        { value: none, label: "Whose key is it?" },
        ...line.candidates.map(({ provider, name: label }) => ({ value: provider, label })),
      ]}
      onChange={(provider) => steps.setProvider(line, provider === none ? null : provider)}
    />
  );
}

function Row({ line, steps }: { readonly line: ImportLine; readonly steps: ImportSteps }) {
  return (
    <tr className={canAdd(line) ? undefined : styles.quiet}>
      <td>
        {canAdd(line) ? (
          <Checkbox
            label={`Import ${line.variable}`}
            hideLabel
            checked={steps.ticked.has(line.index)}
            onChange={(on) => steps.tick([line], on)}
          />
        ) : null}
      </td>
      <th scope="row">
        <code>{line.variable}</code>
      </th>
      <td>
        <code>{line.masked}</code>
      </td>
      <td>
        <ProviderCell line={line} steps={steps} />
      </td>
      <td>
        {stateWords[line.state]}
        {noteOf(line) === "" ? null : <small>{noteOf(line)}</small>}
      </td>
    </tr>
  );
}

export function ImportTable(props: { readonly steps: ImportSteps; readonly preview: ImportPreview }) {
  const { steps, preview } = props;
  const fresh = preview.rows.filter(canAdd);
  const all = fresh.length > 0 && fresh.every(({ index }) => steps.ticked.has(index));
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className={spoken.spoken}>Variables of {preview.source}</caption>
        <thead>
          <tr>
            <td>
              <Checkbox
                label="Import all new ones"
                hideLabel
                checked={all}
                indeterminate={!all && steps.ticked.size > 0}
                onChange={(on) => steps.tick(fresh, on)}
              />
            </td>
            <th scope="col">Variable</th>
            <th scope="col">Value</th>
            <th scope="col">Provider</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((line) => (
            <Row key={line.index} line={line} steps={steps} />
          ))}
        </tbody>
      </table>
      {preview.rows.length === 0 ? <p className={styles.empty}>There is no variable in it.</p> : null}
    </div>
  );
}
