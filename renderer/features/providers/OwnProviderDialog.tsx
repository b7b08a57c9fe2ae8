/** A provider of one's own: written in a form, as text, or read from a file. It arrives disabled. */
import { useEffect, useState, type ReactNode } from "react";
import { useActions, useAppStore } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { ChosenFile, KeystowError, OwnProviderInfo, ProviderDetail } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { FactList } from "../detail/CheckCard.tsx";
import { FormDialog } from "../edit/FormDialog.tsx";
import { definitionText, emptyForm, formOf, type OwnForm } from "./own-form.ts";
import { OwnFields } from "./OwnFields.tsx";
import { definitionFacts } from "./provider-words.ts";
import styles from "./Providers.module.css";
import {
  keepDefinition,
  useDefinition,
  type DefinitionSource,
  type ReadDefinition,
} from "./use-definition.ts";

/** What it says, and what keeping it would do. */
function Preview({ preview }: Pick<ReadDefinition, "preview">) {
  if (preview === null) return null;
  const { facts, replaces, staysEnabled } = preview;
  return (
    <section className={styles.preview} aria-label="What it says">
      <h3>
        {facts.name} (<code>{facts.id}</code>)
      </h3>
      <FactList facts={definitionFacts(facts)} />
      <p className={styles.quiet}>
        {replaces === null
          ? "It is kept disabled: nothing is sent before you have confirmed its host."
          : staysEnabled
            ? "It changes the provider of that id, which stays enabled: its host is the same."
            : "It changes the provider of that id. Nothing is sent before you have confirmed its host."}
      </p>
    </section>
  );
}

function Problem({ error, others }: { readonly error: KeystowError; readonly others: readonly string[] }) {
  return (
    <Banner tone="bad" title={error.message} role="alert">
      {others.length > 1 ? (
        <ul>
          {others.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : (
        error.hint
      )}
    </Banner>
  );
}

/** Goes on where the user goes on: to its host while it is not enabled, else to its page. */
function useGoOn(): (kept: OwnProviderInfo, replaced: boolean) => void {
  const store = useAppStore();
  return ({ id, state, facts }, replaced) => {
    const { actions } = store.getState();
    void actions.refresh();
    actions.go({ name: "providers", provider: id });
    const name = facts?.name ?? id;
    const done = replaced ? "Changed" : "Added";
    const description =
      state === "enabled" ? "It stays enabled." : "It is disabled until its host is confirmed.";
    showToast({ title: `${done} ${name}`, description, tone: "ok" });
    if (state !== "enabled") actions.open({ name: "enable-provider", id });
  };
}

function DefinitionDialog(props: {
  readonly title: string;
  readonly description: ReactNode;
  readonly source: DefinitionSource;
  readonly submitLabel: string;
  /** True: not every problem is worth a word before the user is done. */
  readonly patient: boolean;
  readonly children?: (read: ReadDefinition["problems"]) => ReactNode;
}) {
  const { source } = props;
  const read = useDefinition(source);
  const goOn = useGoOn();
  const [tried, setTried] = useState(!props.patient);
  const [failure, setFailure] = useState<KeystowError | null>(null);
  const problems = tried ? read.problems : { fields: {}, others: [] };
  const shown = failure ?? (tried ? read.error : null);
  const inFields = Object.keys(problems.fields).length > 0 && problems.others.length === 0;
  const submit = async (): Promise<boolean> => {
    setTried(true);
    const answer = await keepDefinition(source);
    if ("kept" in answer) goOn(answer.kept, read.preview !== null && read.preview.replaces !== null);
    else setFailure(Object.keys(answer.problems.fields).length > 0 ? null : answer.error);
    // The next dialog is open already, or this one stays.
    return false;
  };
  return (
    <FormDialog
      title={props.title}
      description={props.description}
      submitLabel={props.submitLabel}
      width={600}
      disabled={!props.patient && read.preview === null}
      onSubmit={submit}
    >
      {props.children?.(problems)}
      {shown === null || (failure === null && props.children !== undefined && inFields) ? null : (
        <Problem error={shown} others={problems.others} />
      )}
      <Preview preview={read.preview} />
    </FormDialog>
  );
}

const explained =
  "Whoever runs the host can read every key that is sent there. Nothing is sent before you have confirmed it.";

/** `id` and `form`: the provider that is changed. */
function Written(props: { readonly id?: string; readonly form: OwnForm | null; readonly text: string }) {
  const { id } = props;
  const [form, setForm] = useState(props.form ?? emptyForm);
  const [text, setText] = useState<string | null>(props.form === null ? props.text : null);
  const source = { kind: "text", text: text ?? definitionText(form, id) } as const;
  return (
    <DefinitionDialog
      title={id === undefined ? "Add a provider" : `Edit ${props.form?.name ?? id}`}
      description={explained}
      source={source}
      submitLabel={id === undefined ? "Add" : "Save"}
      patient
    >
      {({ fields }) =>
        text === null ? (
          <>
            <OwnFields
              form={form}
              problems={fields}
              change={(part) => setForm((now) => ({ ...now, ...part }))}
            />
            <div className={styles.start}>
              <Button variant="quiet" onClick={() => setText(source.text)}>
                Write it as text instead
              </Button>
            </div>
          </>
        ) : (
          <TextArea
            label="Definition (TOML or JSON)"
            mono
            rows={16}
            value={text}
            maxLength={64 * 1024}
            hint="Its members are explained in docs/own-providers.md."
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )
      }
    </DefinitionDialog>
  );
}

function Edited({ id }: { readonly id: string }) {
  const { close } = useActions();
  const [own, setOwn] = useState<ProviderDetail["own"]>(null);
  useEffect(() => {
    let current = true;
    void requests.providerDetail(id).then((answer) => {
      if (!current) return null;
      if (answer.ok && answer.value.own?.definition) setOwn(answer.value.own);
      else {
        showToast({ title: answer.ok ? "Its definition cannot be read" : answer.error.message, tone: "bad" });
        close();
      }
      return null;
    });
    return () => {
      current = false;
    };
  }, [id, close]);
  const definition = own?.definition ?? null;
  if (definition === null) return null;
  return <Written id={id} form={formOf(definition.json)} text={definition.toml} />;
}

export function OwnProviderDialog({ file, id }: { readonly file?: ChosenFile; readonly id?: string }) {
  if (id !== undefined) return <Edited id={id} />;
  if (file === undefined) return <Written form={emptyForm} text="" />;
  return (
    <DefinitionDialog
      title="Add a provider from a file"
      description={
        <>
          <code>{file.shown}</code>
          <br />
          {explained}
        </>
      }
      source={{ kind: "file", file: file.handle }}
      submitLabel="Add, disabled"
      patient={false}
    />
  );
}
