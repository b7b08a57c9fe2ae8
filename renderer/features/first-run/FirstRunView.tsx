/** The first start: three steps, no tour. Nothing is created before the last one. */
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { ChecksStep } from "./ChecksStep.tsx";
import styles from "./FirstRun.module.css";
import { KeysStep } from "./KeysStep.tsx";
import { StoreStep } from "./StoreStep.tsx";
import { useFirstRun } from "./use-first-run.ts";
import { steps } from "./words.ts";

function StepList({ step }: { readonly step: number }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ title, detail }, index) => (
        <li
          key={title}
          className={index < step ? styles.done : index === step ? styles.now : undefined}
          aria-current={index === step ? "step" : undefined}
        >
          <span className={styles.badge} aria-hidden="true">
            {index < step ? <Check size={12} strokeWidth={3} /> : index + 1}
          </span>
          <span>
            <strong>{title}</strong>
            <small>{index < step ? "Done" : detail}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

const texts = [
  "Keystow keeps each secret in one place and never writes it to a log. Choose that place.",
  "How would you like to begin? You can use the other ways later, too.",
  "A check asks the provider whether a key still works.",
] as const;

export function FirstRunView() {
  const run = useFirstRun();
  const { step } = run;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    // Not at the start: a page that has just opened has its focus where the user put it.
    if (before.current !== step) heading.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <div className={styles.page}>
      <div className={styles.flow}>
        <nav aria-label="Steps">
          <p className={styles.brand}>Keystow</p>
          <StepList step={step} />
        </nav>
        <section className={styles.content} aria-labelledby="view-title">
          <h1 id="view-title" ref={heading} tabIndex={-1}>
            {steps[step]?.title}
          </h1>
          <p className={styles.quiet}>{texts[step]}</p>
          {step === 0 ? <StoreStep run={run} /> : null}
          {step === 1 ? <KeysStep run={run} /> : null}
          {step === 2 ? <ChecksStep run={run} /> : null}
        </section>
      </div>
    </div>
  );
}
