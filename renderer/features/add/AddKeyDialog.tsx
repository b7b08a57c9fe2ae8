/** Add a key: paste it, see whose it is and where it goes, check it, name it, save it. */
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { keysText } from "../../store/commands.ts";
import { useActions, useApp } from "../../store/context.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./AddKeyDialog.module.css";
import { CheckResult, Failure } from "./CheckResult.tsx";
import {
  ExpiryField,
  NameField,
  PlaceFields,
  PolicyField,
  Row,
  TagsField,
  VariableField,
} from "./KeyFields.tsx";
import { isComplete, sureProvider } from "./key-form.ts";
import { ProviderQuestion, ProviderSelect } from "./ProviderChoice.tsx";
import { needsPrivateWord, ProviderFields } from "./ProviderFields.tsx";
import { SecretField } from "./SecretField.tsx";
import { useAddKey, type AddKey, type KeyIntake } from "./use-add-key.ts";
import { hostOf } from "./words.ts";

/** Where it is kept, and where it is sent: said before it goes anywhere. */
function Whereto({ add }: { readonly add: AddKey }) {
  const place = useApp((state) => state.storeState?.name ?? "the vault");
  const host = hostOf(add.provider, add.form.fields);
  const none = add.provider?.noCheck ?? null;
  return (
    <>
      Kept in {place}.{" "}
      {host === null ? (none === null ? "It is sent nowhere." : `It is sent nowhere: ${none}`) : null}
      {host === null ? null : (
        <>
          It is sent only to <code>{host}</code>.
        </>
      )}
    </>
  );
}

function Notes({ intake }: { readonly intake: KeyIntake }) {
  const same = intake.sameAs[0];
  return (
    <>
      {intake.cleaned.length === 0 ? null : (
        <p className={styles.hint}>Removed {intake.cleaned.join(", ")}.</p>
      )}
      {intake.notAKey === null ? null : (
        <Banner tone="warn" title={`This does not look like a key: ${intake.notAKey}`} />
      )}
      {intake.warning === null ? null : <Banner tone="bad" title={`Careful: ${intake.warning}`} />}
      {same === undefined ? null : (
        <Banner tone="warn" title="This key is stored already">
          It is the same as {same.name}
          {same.archived ? ", which is in the archive" : ""}.
        </Banner>
      )}
    </>
  );
}

function CheckPart({ add }: { readonly add: AddKey }) {
  const online = useApp((state) => state.online);
  const { answer, error, busy } = add.checked;
  if (add.provider === null || add.provider.noCheck !== null) return null;
  const host = hostOf(add.provider, add.form.fields);
  const privateWord = needsPrivateWord(add.provider, add.form.fields) && !add.form.allowPrivate;
  const ready = isComplete(add.form, add.provider) && host !== null && !privateWord;
  return (
    <>
      {busy ? (
        <p role="status" className={styles.hint}>
          Checking at {host ?? add.provider.name}…
        </p>
      ) : null}
      {answer === null ? null : <CheckResult answer={answer} provider={add.provider.name} />}
      {error === null ? null : <Failure error={error} onAgree={add.agreeAndCheck} />}
      {/* It stays after the answer: its user's focus is on it. */}
      <div>
        <Button variant="secondary" busy={busy} disabled={!ready || !online} onClick={() => add.checkNow()}>
          {online ? (answer === null ? "Check" : "Check again") : "Check when online"}
        </Button>
      </div>
    </>
  );
}

function Details({ add, intake }: { readonly add: AddKey; readonly intake: KeyIntake }) {
  const { form, change, provider, choose, providers } = add;
  return (
    <>
      <Notes intake={intake} />
      <ProviderQuestion intake={intake} providers={providers} value={form.provider} onChange={choose} />
      {provider === null ? null : (
        <ProviderFields
          key={provider.id}
          provider={provider}
          fields={form.fields}
          allowPrivate={form.allowPrivate}
          onField={(id, value) => change({ fields: { ...form.fields, [id]: value } })}
          onSecret={(id, draft) => change({ secretFields: withDraft(form.secretFields, id, draft) })}
          onAllowPrivate={(allowPrivate) => change({ allowPrivate })}
        />
      )}
      <CheckPart add={add} />
      <Row>
        <NameField form={form} onChange={change} />
        <ProviderSelect
          providers={providers}
          value={form.provider}
          onChange={choose}
          detected={sureProvider(intake)}
        />
      </Row>
      <Row>
        <VariableField form={form} onChange={change} />
        <PlaceFields form={form} onChange={change} />
      </Row>
      <Row>
        <TagsField form={form} onChange={change} />
        <PolicyField policy={form.policy} onChange={(policy) => change({ policy })} />
        <ExpiryField form={form} onChange={change} />
      </Row>
    </>
  );
}

function withDraft(drafts: Readonly<Record<string, string>>, id: string, draft: string | null) {
  const rest = Object.entries(drafts).filter(([each]) => each !== id);
  return Object.fromEntries(draft === null ? rest : [...rest, [id, draft]]);
}

function Footer({ add, children }: { readonly add: AddKey; readonly children?: ReactNode }) {
  const { close } = useActions();
  const platform = useApp((state) => state.appInfo?.platform);
  const { intake, form, saving, checked } = add;
  const without = add.provider !== null && add.provider.noCheck === null && checked.answer === null;
  return (
    <>
      <span className={styles.footnote}>{children}</span>
      <Button variant="secondary" onClick={close}>
        Cancel
      </Button>
      <Button
        variant="primary"
        busy={saving}
        disabled={intake === null || form.variable.trim() === ""}
        keys={keysText(["$mod+Enter"], platform)}
        onClick={() => void add.save()}
      >
        {without && !checked.busy && intake !== null ? "Save without check" : "Save"}
      </Button>
    </>
  );
}

/** Why it cannot be saved yet, or what is good to know before. */
function footnote({ intake, form }: AddKey): string | null {
  if (intake === null) return null;
  if (form.variable.trim() === "") return "Give it a variable to save it";
  return intake.sameAs.length === 0 ? "Same key is not stored yet" : null;
}

function AddKeyForm() {
  const add = useAddKey();
  const { close } = useActions();
  const field = useRef<HTMLInputElement>(null);
  const { intake } = add;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void add.save();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Add a key"
      width={600}
      initialFocus={field}
      footer={<Footer add={add}>{footnote(add)}</Footer>}
    >
      <div className={styles.form} onKeyDown={onKeyDown}>
        <SecretField label="Paste the key" entry={add.entry} field={field} hint={<Whereto add={add} />} />
        {intake === null ? null : <Details add={add} intake={intake} />}
        {add.saveError === null ? null : <Failure error={add.saveError} onAgree={add.agreeAndSave} />}
      </div>
    </Dialog>
  );
}

/** Only there while it is open: a closed dialog holds no draft. */
export function AddKeyDialog() {
  const open = useApp((state) => state.dialog?.name === "add");
  return open ? <AddKeyForm /> : null;
}
