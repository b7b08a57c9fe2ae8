/** What is known of a key besides its value. */
import { useEffect, useState } from "react";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import { rowOf } from "../../store/selectors.ts";
import type { KeyDetail, KeyRow, KeystowError } from "../../store/state.ts";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { Failure } from "../add/CheckResult.tsx";
import { ExpiryField, NameField, PlaceFields, Row, TagsField, VariableField } from "../add/KeyFields.tsx";
import { ProviderSelect } from "../add/ProviderChoice.tsx";
import { ProviderFields } from "../add/ProviderFields.tsx";
import type { Agreement } from "../add/words.ts";
import { beginEdit, changeOf, type EditForm } from "./edit-form.ts";
import { FormDialog } from "./FormDialog.tsx";

function Fields({
  form,
  change,
}: {
  readonly form: EditForm;
  readonly change: (part: Partial<EditForm>) => void;
}) {
  const providers = useApp((state) => state.providers);
  const provider = providers.find(({ id }) => id === form.provider) ?? null;
  return (
    <>
      <Row>
        <NameField form={form} onChange={change} />
        <VariableField form={form} onChange={change} />
      </Row>
      <Row>
        <PlaceFields form={form} onChange={change} />
        <TagsField form={form} onChange={change} />
      </Row>
      <Row>
        <ProviderSelect
          providers={providers}
          value={form.provider}
          onChange={(id) => change({ provider: id, fields: {}, allowPrivate: false })}
        />
        <TextField
          label="Created on"
          type="date"
          value={form.createdOn}
          onChange={({ currentTarget }) => change({ createdOn: currentTarget.value })}
        />
        <ExpiryField form={form} onChange={change} />
      </Row>
      {provider === null ? null : (
        <ProviderFields
          provider={provider}
          fields={form.fields}
          allowPrivate={form.allowPrivate}
          onField={(id, value) => change({ fields: { ...form.fields, [id]: value } })}
          onAllowPrivate={(allowPrivate) => change({ allowPrivate })}
        />
      )}
      <TextArea
        label="Note"
        value={form.note}
        maxLength={10_000}
        hint="Notes are not secret: they are shown without unlocking."
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
    </>
  );
}

interface Words {
  readonly anyForm?: boolean;
  readonly host?: string;
  readonly allowPrivate?: boolean;
}

const wordsOf = (agreement: Agreement): Words => {
  if (agreement.kind === "host") return { host: agreement.host };
  return agreement.kind === "private" ? { allowPrivate: true } : { anyForm: true };
};

function Form({ row, detail }: { readonly row: KeyRow; readonly detail: KeyDetail }) {
  const store = useAppStore();
  const [before] = useState(() => beginEdit(row, detail));
  const [form, setForm] = useState(before);
  const [words, setWords] = useState<Words>({});
  const [error, setError] = useState<KeystowError | null>(null);
  const change = changeOf(before, form);
  const save = async (given: Words): Promise<boolean> => {
    const { allowPrivate, ...agreed } = given;
    const whole = allowPrivate === undefined ? change : { ...change, allowPrivate };
    const result = await requests.editKey({ id: row.id, ...agreed, change: whole });
    if (!result.ok) {
      setError(result.error);
      return false;
    }
    const { actions } = store.getState();
    await actions.refresh();
    const onSelect = (): void => void actions.undo(result.value.step ?? undefined);
    const action = result.value.undo === null ? {} : { action: { label: "Undo", onSelect } };
    showToast({ title: `Changed ${form.name}`, tone: "ok", ...action });
    return true;
  };
  const agree = async (agreement: Agreement): Promise<void> => {
    const next = { ...words, ...wordsOf(agreement) };
    setWords(next);
    if (await save(next)) store.getState().actions.close();
  };
  return (
    <FormDialog
      title={`Edit ${row.name}`}
      submitLabel="Save"
      width={600}
      disabled={Object.keys(change).length === 0 || form.name.trim() === "" || form.variable.trim() === ""}
      onSubmit={() => save(words)}
    >
      <Fields form={form} change={(part) => setForm((now) => ({ ...now, ...part }))} />
      {error === null ? null : <Failure error={error} onAgree={(agreement) => void agree(agreement)} />}
    </FormDialog>
  );
}

export function EditKeyDialog({ id }: { readonly id: string }) {
  const row = useApp((state) => rowOf(state, id));
  const [detail, setDetail] = useState<KeyDetail | null>(null);
  const { close } = useActions();
  useEffect(() => {
    let current = true;
    void requests.keyDetail(id).then((answer) => {
      if (!current) return null;
      if (answer.ok) setDetail(answer.value);
      else {
        showToast({ title: answer.error.message, tone: "bad" });
        close();
      }
      return null;
    });
    return () => {
      current = false;
    };
  }, [id, close]);
  return row === null || detail === null ? null : <Form row={row} detail={detail} />;
}
