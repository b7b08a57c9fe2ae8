/** Under which name a key is kept, where it belongs, how often it is rotated. */
import type { ReactNode } from "react";
import { useApp } from "../../store/context.tsx";
import { ComboField } from "../../ui/ComboField.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./AddKeyDialog.module.css";
import type { KeyForm } from "./key-form.ts";
import { knownValues } from "./known-values.ts";
import { policyOptions, readPolicy } from "./policies.ts";

interface Parts {
  readonly form: Pick<KeyForm, "name" | "variable" | "project" | "environment" | "tags" | "expiresOn">;
  readonly onChange: (part: Partial<KeyForm>) => void;
}

export function NameField({ form, onChange }: Parts) {
  return (
    <TextField
      label="Name"
      value={form.name}
      placeholder={form.variable}
      maxLength={200}
      onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
    />
  );
}

export function VariableField({ form, onChange }: Parts) {
  return (
    <TextField
      label="Variable"
      mono
      required
      value={form.variable}
      maxLength={200}
      spellCheck={false}
      onChange={({ currentTarget }) => onChange({ variable: currentTarget.value })}
    />
  );
}

export function PlaceFields({ form, onChange }: Parts) {
  const known = useApp(knownValues);
  return (
    <>
      <ComboField
        label="Project"
        value={form.project}
        suggestions={known.projects}
        onChange={(project) => onChange({ project })}
      />
      <ComboField
        label="Environment"
        value={form.environment}
        suggestions={known.environments}
        onChange={(environment) => onChange({ environment })}
      />
    </>
  );
}

export function TagsField({ form, onChange }: Parts) {
  return (
    <TextField
      label="Tags"
      placeholder="billing, backend"
      value={form.tags}
      onChange={({ currentTarget }) => onChange({ tags: currentTarget.value })}
    />
  );
}

export function ExpiryField({ form, onChange }: Parts) {
  return (
    <TextField
      label="Expires on"
      type="date"
      value={form.expiresOn}
      onChange={({ currentTarget }) => onChange({ expiresOn: currentTarget.value })}
    />
  );
}

export function PolicyField({
  policy,
  onChange,
}: {
  readonly policy: string;
  readonly onChange: (policy: string) => void;
}) {
  return (
    <SelectField
      label="Rotate every"
      value={policy}
      options={policyOptions(readPolicy(policy))}
      onChange={onChange}
    />
  );
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
