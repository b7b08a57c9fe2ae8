/** What a provider's address needs besides the key: base URL, account, further secrets. */
import { useEffect } from "react";
import type { ProviderInfo } from "../../store/state.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { SecretField } from "./SecretField.tsx";
import { useSecretEntry } from "./secret-entry.ts";
import { isUnusualAddress } from "./words.ts";

type Field = ProviderInfo["fields"][number];

interface Parts {
  readonly provider: ProviderInfo;
  readonly fields: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  readonly onField: (id: string, value: string) => void;
  /** The draft of a secret field; null: it was taken back. None where secrets cannot be changed. */
  readonly onSecret?: (id: string, draft: string | null) => void;
  readonly onAllowPrivate: (allowed: boolean) => void;
}

/** A regional field with a default: that one is tried while the user has not said which. */
const mayStayOpen = ({ regional, defaultValue }: Field): boolean => regional && defaultValue !== null;

const labelOf = (field: Field): string =>
  field.required && !mayStayOpen(field) ? field.label : `${field.label} (optional)`;

function HeldSecret({
  field,
  onSecret,
}: {
  readonly field: Field;
  readonly onSecret: NonNullable<Parts["onSecret"]>;
}) {
  const entry = useSecretEntry("field");
  const draft = entry.intake?.kind === "held" ? entry.intake.draft : null;
  useEffect(() => {
    onSecret(field.id, draft);
    // The handler is a new one at every drawing; only the draft counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [draft, field.id]);
  return <SecretField label={labelOf(field)} entry={entry} />;
}

/** A regional field may stay open: its default is tried first, and a refusal there is no verdict. */
function choicesOf({ choices, regional, defaultValue }: Field) {
  const named = (choices ?? []).map((choice) => ({ value: choice, label: choice }));
  if (defaultValue === null) return [{ value: "", label: "Choose one" }, ...named];
  return regional ? [{ value: "", label: `Not sure: try ${defaultValue}` }, ...named] : named;
}

function placeholderOf(field: Field): { readonly placeholder?: string } {
  if (mayStayOpen(field)) return { placeholder: field.defaultValue ?? "" };
  return field.kind === "base-url" ? { placeholder: "https://" } : {};
}

function PlainField({
  field,
  fields,
  onField,
}: { readonly field: Field } & Pick<Parts, "fields" | "onField">) {
  const usual = field.defaultValue ?? "";
  const value = fields[field.id] ?? (field.regional ? "" : usual);
  if (field.choices !== null)
    return (
      <SelectField
        label={labelOf(field)}
        value={value}
        options={choicesOf(field)}
        onChange={(next) => onField(field.id, next)}
      />
    );
  return (
    <TextField
      label={labelOf(field)}
      mono
      value={value}
      required={field.required && !mayStayOpen(field)}
      spellCheck={false}
      {...(field.kind === "base-url" ? { type: "url" } : {})}
      {...placeholderOf(field)}
      onChange={({ currentTarget }) => onField(field.id, currentTarget.value)}
    />
  );
}

/** Whether one of the base URLs needs the user's word. */
export function needsPrivateWord(provider: ProviderInfo, fields: Readonly<Record<string, string>>): boolean {
  return provider.fields.some(({ id, kind }) => kind === "base-url" && isUnusualAddress(fields[id] ?? ""));
}

export function ProviderFields({ provider, fields, allowPrivate, onField, onSecret, onAllowPrivate }: Parts) {
  return (
    <>
      {provider.fields.map((field) =>
        field.secret ? (
          onSecret === undefined ? null : (
            <HeldSecret key={field.id} field={field} onSecret={onSecret} />
          )
        ) : (
          <PlainField key={field.id} field={field} fields={fields} onField={onField} />
        ),
      )}
      {needsPrivateWord(provider, fields) ? (
        <Checkbox
          label="This address is not public, or not encrypted. Send the key there all the same."
          checked={allowPrivate}
          onChange={onAllowPrivate}
        />
      ) : null}
    </>
  );
}
