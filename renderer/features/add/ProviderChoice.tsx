/** Whose key it is: known, asked when the form fits several, or searched for. */
import { useId } from "react";
import type { ProviderInfo } from "../../store/state.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import styles from "./AddKeyDialog.module.css";
import { sureProvider } from "./key-form.ts";
import type { KeyIntake } from "./use-add-key.ts";

interface Parts {
  readonly intake: KeyIntake;
  readonly providers: readonly ProviderInfo[];
  readonly value: string | null;
  readonly onChange: (provider: string | null) => void;
}

/** Nothing is chosen at first: Keystow does not guess to whom a key may be sent. */
function Several({ intake, value, onChange }: Parts) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>Which provider?</legend>
      <p className={styles.hint}>Keystow never tries a key on several.</p>
      {intake.candidates.map((candidate) => (
        <label key={candidate.provider} className={styles.radio}>
          <input
            type="radio"
            name={name}
            checked={value === candidate.provider}
            onChange={() => onChange(candidate.provider)}
          />
          {candidate.name}
        </label>
      ))}
    </fieldset>
  );
}

/** Every provider; the likely ones first. */
export function ProviderSelect({
  providers,
  value,
  onChange,
  detected = null,
}: Omit<Parts, "intake"> & { readonly detected?: string | null }) {
  const sorted = providers.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  return (
    <SelectField
      label="Provider"
      value={value ?? ""}
      options={[
        { value: "", label: "No provider" },
        ...sorted.map(({ id, name }) => ({
          value: id,
          label: id === detected ? `${name} (detected)` : name,
        })),
      ]}
      onChange={(id) => onChange(id === "" ? null : id)}
    />
  );
}

/** The question, where there is one. */
export function ProviderQuestion(parts: Parts) {
  const { intake } = parts;
  // One that only may fit is asked, too: a key is sent to nobody on a guess.
  return intake.candidates.length > 0 && sureProvider(intake) === null ? <Several {...parts} /> : null;
}
