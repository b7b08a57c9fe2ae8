/** The steps of an export: which keys, which file, the preview that main made of it, and the writing. */
import { useEffect, useRef, useState } from "react";
import { requests } from "../../store/requests.ts";
import type { ChosenFile, ExportPreview, ExportTarget, KeystowError } from "../../store/state.ts";

export interface ExportSteps {
  readonly targets: readonly ExportTarget[];
  readonly file: ChosenFile | null;
  readonly dialect: string;
  readonly preview: ExportPreview | null;
  readonly error: KeystowError | null;
  /** True while main works on a preview or writes. */
  readonly busy: boolean;
  /** Said above the diff: the file changed since the preview, so this is a new one. */
  readonly notice: string | null;
  setFile(file: ChosenFile): void;
  setDialect(dialect: string): void;
  /** A native dialog. */
  chooseFile(): Promise<void>;
  /** Looks at the file again. */
  refresh(): void;
  /** Writes the preview that is shown. Resolves to whether the file was written. */
  write(confirmation: string | null): Promise<boolean>;
}

const changedOnDisk = "The file changed on disk since the preview. Nothing was written. Review the new diff.";

/** `ids`: the keys to export; an empty list makes no preview. */
export function useExport(ids: readonly string[]): ExportSteps {
  const [targets, setTargets] = useState<readonly ExportTarget[]>([]);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [dialect, setDialect] = useState("portable");
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  const [error, setError] = useState<KeystowError | null>(null);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const newest = useRef(0);
  const wanted = ids.join(" ");

  useEffect(() => {
    void requests.exportTargets().then((answer) => answer.ok && setTargets(answer.value));
  }, [round]);

  useEffect(() => {
    const turn = (newest.current += 1);
    if (file === null || wanted === "") {
      setPreview(null);
      setError(null);
      return;
    }
    setBusy(true);
    void requests.previewExport({ ids: wanted.split(" "), file: file.handle, dialect }).then((answer) => {
      // An answer to an older question would show another file's diff.
      if (turn !== newest.current) return;
      setBusy(false);
      setPreview(answer.ok ? answer.value : null);
      setError(answer.ok ? null : answer.error);
    });
  }, [wanted, file, dialect, round]);

  return {
    targets,
    file,
    dialect,
    preview,
    error,
    busy,
    notice,
    setFile: (chosen) => {
      setNotice(null);
      setFile(chosen);
    },
    setDialect,
    chooseFile: async () => {
      const answer = await requests.chooseFile("export");
      if (!answer.ok) setError(answer.error);
      else if (answer.value.file !== null) setFile(answer.value.file);
    },
    refresh: () => setRound((before) => before + 1),
    write: async (confirmation) => {
      if (preview === null) return false;
      setBusy(true);
      const answer = await requests.writeExport({ plan: preview.plan, confirmation });
      setBusy(false);
      setNotice(!answer.ok && answer.error.code === "file-changed" ? changedOnDisk : null);
      if (!answer.ok && answer.error.code !== "file-changed") setError(answer.error);
      else setRound((before) => before + 1);
      return answer.ok;
    },
  };
}
