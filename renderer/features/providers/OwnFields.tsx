/** The fields of the form for a provider of one's own. */
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type KeyPlace, type OwnField, type OwnForm, placeOf, places, variableFor } from "./own-form.ts";
import styles from "./Providers.module.css";

const placeWords: Readonly<Record<KeyPlace, string>> = {
  bearer: "Bearer token (header Authorization)",
  header: "Another header",
  query: "Query parameter",
  basic: "Basic authentication",
  "json-body": "JSON body",
  none: "Nowhere: there is no check",
};

interface Props {
  readonly form: OwnForm;
  readonly change: (part: Partial<OwnForm>) => void;
  readonly problems: Readonly<Partial<Record<OwnField, string>>>;
}

/** One text field with its problem beside it. */
function Field(
  props: Props & {
    readonly name: Exclude<OwnField, "keyIn">;
    readonly label: string;
    readonly hint?: string;
    readonly mono?: boolean;
    readonly placeholder?: string;
    readonly maxLength?: number;
  },
) {
  const { form, change, problems, name, ...rest } = props;
  return (
    <TextField
      {...rest}
      value={form[name]}
      maxLength={rest.maxLength ?? 200}
      autoComplete="off"
      error={problems[name] ?? null}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
}

function CheckFields(props: Props) {
  const { form, change } = props;
  const place = placeOf(form.keyIn);
  return (
    <>
      <div className={styles.dialogRow}>
        <SelectField
          label="Where the key goes"
          value={form.keyIn}
          options={places.map((value) => ({ value, label: placeWords[value] }))}
          onChange={(value) => change({ keyIn: places.find((one) => one === value) ?? "bearer", place: "" })}
        />
        {place === null ? null : (
          <Field {...props} name="place" label={place.label} mono placeholder={place.sample} />
        )}
      </div>
      {form.keyIn === "none" ? null : (
        <div className={styles.dialogRow}>
          <Field
            {...props}
            name="path"
            label="Path"
            mono
            maxLength={400}
            hint="A request that reads and changes nothing, like “who am I”."
          />
          <Field
            {...props}
            name="proof"
            label="Proof in the answer"
            mono
            placeholder="user.email"
            hint="What the JSON of a 200 must hold, so that no other page passes for it."
          />
        </div>
      )}
      {form.keyIn === "json-body" ? (
        <Field
          {...props}
          name="whyPost"
          label="Why POST"
          maxLength={300}
          hint="Why nothing else works, and that nothing is changed or charged by it."
        />
      ) : null}
    </>
  );
}

export function OwnFields(props: Props) {
  const { form } = props;
  return (
    <>
      <div className={styles.dialogRow}>
        <Field {...props} name="name" label="Name" placeholder="Acme" maxLength={60} />
        <Field
          {...props}
          name="variable"
          label="Variable"
          mono
          placeholder={variableFor(form.name) || "ACME_API_KEY"}
          maxLength={80}
        />
      </div>
      <Field
        {...props}
        name="host"
        label="Host"
        mono
        placeholder="api.acme.example"
        maxLength={253}
        hint="The one host to which its keys go, in lower-case ASCII, without https:// and path."
      />
      <CheckFields {...props} />
      <div className={styles.dialogRow}>
        <Field {...props} name="prefix" label="Keys begin with" mono placeholder="acme_" maxLength={24} />
        <Field {...props} name="length" label="Characters after that" mono placeholder="40" maxLength={4} />
        <Field {...props} name="alphabet" label="Made of" mono maxLength={60} />
      </div>
      <Field
        {...props}
        name="keyPage"
        label="Page where keys are made"
        mono
        placeholder="https://acme.example/settings/keys"
        maxLength={300}
      />
    </>
  );
}
