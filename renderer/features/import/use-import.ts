/** The steps of an import: a source, the lines that main read from it (masked), and the storing. */
import { useEffect, useState } from "react";
import { requests } from "../../store/requests.ts";
import { takeText } from "../../store/take-text.ts";
import type { Changed, ImportLine, ImportPreview, KeystowError, Result } from "../../store/state.ts";
import { useMoving, type Where } from "./use-moving.ts";
import { canAdd, tickedAtFirst, ticksAfter } from "./words.ts";

export interface ImportPlace {
  readonly project: string;
  readonly environment: string;
}

export interface ImportSteps {
  /** Where new keys go. */
  readonly place: ImportPlace;
  readonly preview: ImportPreview | null;
  readonly error: KeystowError | null;
  readonly busy: boolean;
  /** Lines that would be added. */
  readonly ticked: ReadonlySet<number>;
  /** The provider that the user chose for a line; lines without a choice keep their own. */
  readonly providers: ReadonlyMap<number, string | null>;
  readonly tick: (lines: readonly ImportLine[], on: boolean) => void;
  readonly setProvider: (line: ImportLine, provider: string | null) => void;
  /** A native dialog. */
  readonly chooseFile: () => Promise<void>;
  readonly readDropped: (path: string) => Promise<void>;
  /** Another place; lines that were read already are asked for anew. Ticks and providers stay where they can. */
  readonly moveTo: (place: ImportPlace) => Promise<void>;
  /** Shows lines that were read elsewhere (a text pasted into the list). */
  readonly show: (preview: ImportPreview) => void;
  /** Hands a pasted text on; it is not kept here. Resolves to a masked single key when it was only one. */
  readonly readText: (text: string) => Promise<void>;
  /** Stores the ticked lines. Resolves to null when nothing was stored. */
  readonly store: () => Promise<Changed | null>;
  /** Back to the choice of a source. */
  readonly reset: () => void;
}

const nowhere: ImportPlace = { project: "", environment: "" };
const nothing: readonly ImportLine[] = [];
const whereOf = (place: ImportPlace): Where => ({
  project: orNull(place.project),
  environment: orNull(place.environment),
});
const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

export function useImport(): ImportSteps {
  const [place, setPlace] = useState(nowhere);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [error, setError] = useState<KeystowError | null>(null);
  const [busy, setBusy] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [providers, setProviders] = useState<ReadonlyMap<number, string | null>>(new Map());
  const where = whereOf(place);

  const show = (shown: ImportPreview): void => {
    setPreview(shown);
    setError(null);
    setProviders(new Map());
    setTicked(new Set(shown.rows.filter(tickedAtFirst).map(({ index }) => index)));
  };
  const read = async (asked: Promise<Result<ImportPreview | null>>): Promise<void> => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    if (!answer.ok) setError(answer.error);
    else if (answer.value !== null) show(answer.value);
  };
  const moving = useMoving(preview, (answer, before) => {
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setPreview(answer.value);
    setTicked((now) => ticksAfter(before.rows, answer.value.rows, now));
  });
  // Main forgets the values at once when nobody wants them any more.
  const draft = preview?.draft;
  useEffect(
    () => () => {
      if (draft !== undefined) void requests.dropIntake(draft);
    },
    [draft],
  );
  return {
    place,
    preview,
    error,
    busy,
    ticked,
    providers,
    tick: (lines, on) => {
      const next = new Set(ticked);
      for (const line of lines.filter(canAdd)) {
        if (on) next.add(line.index);
        else next.delete(line.index);
      }
      setTicked(next);
    },
    setProvider: (line, provider) => {
      setProviders(new Map(providers).set(line.index, provider));
      setTicked(new Set(ticked).add(line.index));
    },
    chooseFile: async () => {
      const chosen = await requests.chooseFile("import");
      if (!chosen.ok) setError(chosen.error);
      else if (chosen.value.file !== null)
        await read(requests.previewImport({ file: chosen.value.file.handle, ...where }));
    },
    readDropped: (path) => read(requests.previewDroppedFile({ path, ...where })),
    moveTo: (to) => {
      setPlace(to);
      return moving.moveTo(whereOf(to));
    },
    show: (shown) => {
      // It was read for no place in particular.
      setPlace(nowhere);
      show(shown);
    },
    readText: (text) => read(linesOf(text, where)),
    store: async () => {
      if (preview === null) return null;
      setBusy(true);
      await moving.settled();
      const rows = (preview.rows ?? nothing)
        .filter((line) => ticked.has(line.index))
        .map(({ index, provider }) => ({ index, provider: providers.get(index) ?? provider }));
      const answer = await requests.commitImport({ draft: preview.draft, rows });
      setBusy(false);
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return null;
      setPreview(null);
      return answer.value;
    },
    reset: () => {
      setPreview(null);
      setError(null);
    },
  };
}

/** A text with one key only belongs into "Add key": it asks for more than an import does. */
async function linesOf(text: string, where: Where): Promise<Result<ImportPreview>> {
  const answer = await takeText({ text, purpose: "key", ...where });
  if (!answer.ok) return answer;
  if (answer.value.kind === "import") return { ok: true, value: answer.value.preview };
  void requests.dropIntake(answer.value.draft);
  return {
    ok: false,
    error: {
      code: "invalid-input",
      message: "This is one key, not a list of NAME=value lines.",
      hint: "Paste it into Add key instead.",
    },
  };
}
