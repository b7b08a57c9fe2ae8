/** The key's value, masked, with the eye and the copy button. */
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useActions, useApp } from "../../store/context.tsx";
import type { KeyRow } from "../../store/state.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./Detail.module.css";
import { RevealButton } from "./RevealButton.tsx";
import { isLocked, useReveal } from "./use-reveal.ts";

/** How long the copy button stays a check, in milliseconds. */
const copiedTime = 1_500;

function CopyButton({ id }: { readonly id: string }) {
  const actions = useActions();
  const locked = useApp(isLocked);
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (copied === 0) return undefined;
    const timer = setTimeout(() => {
      setCopied(0);
    }, copiedTime);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  const copy = async (): Promise<void> => {
    if (await actions.copy(id, "secret")) setCopied((times) => times + 1);
  };
  return (
    <IconButton
      label={copied > 0 ? "Copied" : "Copy secret"}
      icon={
        copied > 0 ? (
          <Check size={16} strokeWidth={1.75} aria-hidden className={styles.copied} />
        ) : (
          <Copy size={16} strokeWidth={1.75} aria-hidden />
        )
      }
      disabled={locked}
      onClick={() => void copy()}
    />
  );
}

/** Of one key as long as it lives: another key gets a row of its own. `present` is false when the store said that the value is not there. */
export function SecretRow({ row, present }: { readonly row: KeyRow; readonly present: boolean }) {
  const slot = useRef<HTMLElement>(null);
  const reveal = useReveal(row.id, slot);
  return (
    <section className={styles.card} aria-label="Secret">
      <div className={styles.secret}>
        {/* Not told to screen readers: they hear that it is shown, never the value. */}
        <code ref={slot} className={styles.value} hidden={!reveal.shown} aria-hidden="true" translate="no" />
        <code className={styles.masked} hidden={reveal.shown}>
          {row.masked}
        </code>
        <RevealButton reveal={reveal} />
        <CopyButton id={row.id} />
      </div>
      {present ? null : (
        <p className={styles.warning}>
          The store no longer has this value. Replace it, or restore the store.
        </p>
      )}
      {reveal.error === null ? null : (
        <p className={styles.warning} role="alert">
          {reveal.error.message}
        </p>
      )}
    </section>
  );
}
