/** Another place for lines that were read already: asked for anew, one question at a time. */
import { useEffect, useRef } from "react";
import { requests } from "../../store/requests.ts";
import type { ImportPreview, Result } from "../../store/state.ts";

/** Where new keys go; null: nowhere in particular. */
export interface Where {
  readonly project: string | null;
  readonly environment: string | null;
}

export interface Moving {
  /** Of places that are asked for while an answer is awaited, only the last one is asked for. */
  readonly moveTo: (where: Where) => Promise<void>;
  /** Resolves when nothing is under way any more. */
  readonly settled: () => Promise<void>;
}

/** `take` gets each answer for the lines that are still shown, with the lines as they were. */
export function useMoving(
  preview: ImportPreview | null,
  take: (answer: Result<ImportPreview>, before: ImportPreview) => void,
): Moving {
  const latest = useRef({ preview, take });
  useEffect(() => {
    latest.current = { preview, take };
  });
  const wanted = useRef<Where | null>(null);
  const queue = useRef(Promise.resolve());
  const ask = async (): Promise<void> => {
    const where = wanted.current;
    wanted.current = null;
    const draft = latest.current.preview?.draft;
    if (where === null || draft === undefined) return;
    const answer = await requests.replanImport({ draft, ...where });
    const { preview: shown, take: takeNow } = latest.current;
    // Cancelled, or other lines were read meanwhile: this answer is about nothing that is shown.
    if (shown?.draft === draft) takeNow(answer, shown);
  };
  return {
    moveTo: (where) => {
      wanted.current = where;
      queue.current = queue.current.then(ask);
      return queue.current;
    },
    settled: () => queue.current,
  };
}
