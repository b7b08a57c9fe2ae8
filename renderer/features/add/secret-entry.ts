/**
 * How a pasted text leaves the page: from the event straight to the main process, which answers with
 * its masked form. It is never in React's state, and the field is emptied in the same step.
 */
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { requests } from "../../store/requests.ts";
import { takeText } from "../../store/take-text.ts";
import type { Intake, KeystowError, Result } from "../../store/state.ts";

type Purpose = "key" | "field" | "passphrase";

export interface SecretEntry {
  /** What the main process made of the text; null before one was entered. */
  readonly intake: Intake | null;
  readonly error: KeystowError | null;
  readonly busy: boolean;
  /** For the field; it has no value of ours. */
  readonly handlers: {
    readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLInputElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  };
  /** Takes an answer that was asked for elsewhere. */
  readonly follow: (answer: Promise<Result<Intake>>) => void;
  /** Forgets the draft here and in the main process. */
  readonly drop: () => void;
  /** Lets go of the draft without dropping it: it was used. */
  readonly release: () => void;
}

const draftOf = (intake: Intake | null): string | null =>
  intake === null || intake.kind === "import" ? null : intake.draft;

/** A field for a secret. Its draft is dropped when the component goes, unless it was released. */
export function useSecretEntry(purpose: Purpose): SecretEntry {
  const [intake, setIntake] = useState<Intake | null>(null);
  const [error, setError] = useState<KeystowError | null>(null);
  const [busy, setBusy] = useState(false);
  const held = useRef<string | null>(null);
  const newest = useRef(0);

  const drop = useCallback((): void => {
    newest.current += 1;
    if (held.current !== null) void requests.dropIntake(held.current);
    held.current = null;
    setIntake(null);
    setError(null);
    setBusy(false);
  }, []);

  const follow = useCallback(
    (answer: Promise<Result<Intake>>): void => {
      drop();
      const mine = newest.current;
      setBusy(true);
      void answer.then((result) => {
        const draft = result.ok ? draftOf(result.value) : null;
        // A newer text came meanwhile, or the dialog is gone: nobody will use this one.
        if (newest.current !== mine) return draft === null ? null : requests.dropIntake(draft);
        held.current = draft;
        setBusy(false);
        setIntake(result.ok ? result.value : null);
        setError(result.ok ? null : result.error);
        return null;
      });
    },
    [drop],
  );

  useEffect(
    () => () => {
      newest.current += 1;
      if (held.current !== null) void requests.dropIntake(held.current);
      held.current = null;
    },
    [],
  );

  const takeField = (field: HTMLInputElement): void => {
    const { value } = field;
    field.value = "";
    if (value !== "") follow(takeText({ text: value, purpose }));
  };

  return {
    intake,
    error,
    busy,
    handlers: {
      onPaste(event) {
        event.preventDefault();
        const text = event.clipboardData.getData("text/plain");
        event.currentTarget.value = "";
        if (text !== "") follow(takeText({ text, purpose }));
      },
      onBlur: (event) => takeField(event.currentTarget),
      onKeyDown(event) {
        if (event.key !== "Enter" || event.nativeEvent.isComposing || event.currentTarget.value === "")
          return;
        event.preventDefault();
        takeField(event.currentTarget);
      },
    },
    follow,
    drop,
    release() {
      held.current = null;
    },
  };
}
