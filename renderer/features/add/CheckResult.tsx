/** What a check found, or why there was none, with the word that the user can give. */
import { useEffect, useRef } from "react";
import type { CheckAnswer, KeystowError } from "../../store/state.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { agreementFor, checkWords, type Agreement } from "./words.ts";

export function CheckResult({
  answer,
  provider,
}: {
  readonly answer: CheckAnswer;
  readonly provider: string;
}) {
  const { tone, title, facts } = checkWords(answer, provider);
  return (
    <Banner tone={tone} title={title} role="status">
      {facts.join(" · ")}
    </Banner>
  );
}

const questions = {
  "any-form": "It is this provider's key all the same",
  private: "Send it to this address all the same",
} as const;

/** A failure. `onAgree` gets the word that would let it go on. */
export function Failure(props: {
  readonly error: KeystowError;
  readonly onAgree: (agreement: Agreement) => void;
}) {
  const agreement = agreementFor(props.error);
  const place = useRef<HTMLDivElement>(null);
  // A long form hides its own end, and that is where this stands.
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const label =
    agreement === null
      ? null
      : agreement.kind === "host"
        ? `Send it to ${agreement.host}`
        : questions[agreement.kind];
  return (
    <div ref={place}>
      <Banner
        tone={agreement === null ? "bad" : "warn"}
        title={props.error.message}
        role="alert"
        actions={
          agreement === null ? null : (
            <Button variant="secondary" onClick={() => props.onAgree(agreement)}>
              {label}
            </Button>
          )
        }
      >
        {props.error.hint}
      </Banner>
    </div>
  );
}
