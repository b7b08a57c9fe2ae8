/** What happens in the add dialog: a text comes in, is checked if the user wants it, and is stored. */
import { useEffect, useRef, useState } from "react";
import { useActions, useApp, useAppStore } from "../../store/context.tsx";
import { requests } from "../../store/requests.ts";
import type { CheckAnswer, Intake, KeystowError, ProviderInfo } from "../../store/state.ts";
import { inList } from "../../store/command.ts";
import { announce } from "../../ui/announce.ts";
import { showToast } from "../../ui/toasts.tsx";
import { afterPaint } from "./after-paint.ts";
import { takeOverPaste } from "./handed-over.ts";
import {
  emptyForm,
  isComplete,
  requestOf,
  sureProvider,
  targetOf,
  withIntake,
  withProvider,
  type KeyForm,
} from "./key-form.ts";
import { useSecretEntry } from "./secret-entry.ts";
import { checkWords, type Agreement } from "./words.ts";

export type KeyIntake = Extract<Intake, { readonly kind: "key" }>;

interface Checked {
  readonly answer: CheckAnswer | null;
  readonly error: KeystowError | null;
  readonly busy: boolean;
}

const unchecked: Checked = { answer: null, error: null, busy: false };

/** The check of a draft, which runs once at a time; an answer for an older target is left out. */
function useDraftCheck() {
  const [checked, setChecked] = useState(unchecked);
  const newest = useRef(0);
  const forget = (): void => {
    newest.current += 1;
    setChecked(unchecked);
  };
  const check = async (form: KeyForm, draft: string, provider: ProviderInfo): Promise<CheckAnswer | null> => {
    newest.current += 1;
    const mine = newest.current;
    setChecked({ ...unchecked, busy: true });
    const result = await requests.checkIntake(targetOf(form, draft, provider));
    if (newest.current !== mine) return null;
    const answer = result.ok ? result.value : null;
    setChecked({ answer, error: result.ok ? null : result.error, busy: false });
    if (answer !== null) {
      const urgency = answer.status === "rejected" ? "assertive" : "polite";
      announce(checkWords(answer, provider.name).title, urgency);
    }
    return answer;
  };
  return { checked, check, forget };
}

const useProviders = (): readonly ProviderInfo[] => useApp((state) => state.providers);

/** Everything the dialog shows and does. */
export function useAddKey() {
  const store = useAppStore();
  const actions = useActions();
  const providers = useProviders();
  const entry = useSecretEntry("key");
  const { checked, check, forget } = useDraftCheck();
  const [form, setForm] = useState(emptyForm);
  const [saving, setSaving] = useState(false);
  const [saveError, setSaveError] = useState<KeystowError | null>(null);
  const intake = entry.intake?.kind === "key" ? entry.intake : null;
  const provider = providers.find(({ id }) => id === form.provider) ?? null;

  const runCheck = async (target: KeyForm, draft: string, whose: ProviderInfo): Promise<void> => {
    const answer = await check(target, draft, whose);
    const expiresOn = answer?.identity.expiresOn;
    if (expiresOn !== undefined) setForm((now) => (now.expiresOn === "" ? { ...now, expiresOn } : now));
  };

  useEffect(() => {
    const pasted = takeOverPaste();
    if (pasted !== null) entry.follow(pasted);
    // Once: what was pasted before the dialog opened.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  useEffect(() => {
    forget();
    setSaveError(null);
    if (entry.intake?.kind === "import") {
      actions.beginImport({ preview: entry.intake.preview });
      return undefined;
    }
    if (entry.intake?.kind !== "key") return undefined;
    const filled = withIntake(form, entry.intake, providers);
    setForm(filled);
    const whose = providers.find(({ id }) => id === sureProvider(entry.intake as KeyIntake)) ?? null;
    const { settings, online } = store.getState();
    if (whose === null || whose.noCheck !== null || settings?.checkNewKeys !== true || !online)
      return undefined;
    if (!isComplete(filled, whose)) return undefined;
    const { draft } = entry.intake;
    // The host is on the screen before anything goes there.
    return afterPaint(() => void runCheck(filled, draft, whose));
    // Only a new text starts this, not each letter typed below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [entry.intake]);

  const change = (part: Partial<KeyForm>): void => {
    setForm((now) => ({ ...now, ...part }));
    setSaveError(null);
    // What was checked is another address now.
    if ("fields" in part || "secretFields" in part || "provider" in part) forget();
  };
  const choose = (id: string | null): void => {
    forget();
    setSaveError(null);
    setForm((now) => withProvider(now, provider, providers.find((each) => each.id === id) ?? null));
  };
  const checkNow = (target = form): void => {
    if (intake !== null && provider !== null) void runCheck(target, intake.draft, provider);
  };

  const save = async (target = form): Promise<void> => {
    if (intake === null || saving || target.variable.trim() === "") return;
    setSaving(true);
    const result = await requests.addKey(requestOf(target, intake.draft, provider));
    setSaving(false);
    if (!result.ok) return setSaveError(result.error);
    entry.release();
    const id = result.value.ids[0] ?? null;
    actions.close();
    await actions.refresh();
    if (!inList(store.getState())) actions.go({ name: "keys", list: "all" });
    actions.activate(id);
    focusList();
    toldSaved(
      store.getState().storeState?.name ?? "the vault",
      result.value.undo !== null,
      () => void actions.undo(result.value.step ?? undefined),
    );
  };

  const agree = (agreement: Agreement, again: (form: KeyForm) => void): void => {
    const next = { ...form, ...(agreement.kind === "any-form" ? { anyForm: true } : { allowPrivate: true }) };
    setForm(next);
    again(next);
  };

  return {
    entry,
    intake,
    form,
    change,
    provider,
    providers,
    choose,
    checked,
    checkNow,
    saving,
    saveError,
    save,
    agreeAndCheck: (agreement: Agreement) => agree(agreement, checkNow),
    agreeAndSave: (agreement: Agreement) => agree(agreement, (next) => void save(next)),
  };
}

/** After the dialog gave the focus back: it belongs to the new row. */
function focusList(): void {
  afterPaint(() => document.querySelector<HTMLElement>("#key-grid")?.focus());
}

export type AddKey = ReturnType<typeof useAddKey>;

function toldSaved(place: string, canUndo: boolean, undo: () => void): void {
  showToast({
    title: `Saved to ${place}`,
    tone: "ok",
    ...(canUndo ? { action: { label: "Undo", onSelect: undo } } : {}),
  });
}
