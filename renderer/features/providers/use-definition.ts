/** Asks what a definition says while it is being written, and keeps it when it is done. */
import { useEffect, useState } from "react";
import { requests } from "../../store/requests.ts";
import type { KeystowError, OwnProviderInfo, OwnProviderPreview } from "../../store/state.ts";
import { sortProblems, type SortedProblems } from "./own-form.ts";

export type DefinitionSource =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly file: string };

/** How long the typing must rest before the main process is asked, in milliseconds. */
const rest = 200;

export interface ReadDefinition {
  /** Null while it is read, and when it cannot be used. */
  readonly preview: OwnProviderPreview | null;
  readonly error: KeystowError | null;
  readonly problems: SortedProblems;
}

const noProblems: SortedProblems = { fields: {}, others: [] };

/** The single problems of a refused definition; none of another failure. */
function problemsOf({ details }: KeystowError): SortedProblems {
  const problems = details?.["problems"];
  if (!Array.isArray(problems)) return noProblems;
  return sortProblems(problems.filter((problem): problem is string => typeof problem === "string"));
}

/** What the main process says of it. Nothing is kept by it. */
export function useDefinition(source: DefinitionSource): ReadDefinition {
  const [read, setRead] = useState<ReadDefinition>({ preview: null, error: null, problems: noProblems });
  const text = source.kind === "text" ? source.text : source.file;
  const { kind } = source;
  useEffect(() => {
    let wanted = true;
    const ask = async (): Promise<void> => {
      const answer = await requests.previewOwnProvider(
        kind === "text" ? { kind, text } : { kind, file: text },
      );
      if (!wanted) return;
      setRead(
        answer.ok
          ? { preview: answer.value, error: null, problems: noProblems }
          : { preview: null, error: answer.error, problems: problemsOf(answer.error) },
      );
    };
    const timer = setTimeout(() => void ask(), rest);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [kind, text]);
  return read;
}

/** What came of keeping it. */
export type Kept =
  | { readonly kept: OwnProviderInfo }
  | { readonly error: KeystowError; readonly problems: SortedProblems };

export async function keepDefinition(source: DefinitionSource): Promise<Kept> {
  const answer = await requests.saveOwnProvider(source);
  return answer.ok ? { kept: answer.value } : { error: answer.error, problems: problemsOf(answer.error) };
}
