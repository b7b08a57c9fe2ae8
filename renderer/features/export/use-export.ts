/** The steps of an export: which keys, which file, the preview that main made of it, and the writing. */
import { useEffect, useState } from "react";
import { requests } from "../../store/requests.ts";
import type {
  Changed,
  ChosenFile,
  ExportPreview,
  ExportTarget,
  KeystowError,
  Result,
} from "../../store/state.ts";

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
  readonly setFile: (file: ChosenFile) => void;
  readonly setDialect: (dialect: string) => void;
  /** A native dialog. */
  readonly chooseFile: () => Promise<void>;
  /** Looks at the file again. */
  readonly refresh: () => void;
  /** Writes the preview that is shown. Resolves to null when the file was not written. */
  readonly write: (confirmation: string | null) => Promise<Changed | null>;
}

/** What a preview is asked for. With another `round` or other `steps` the file is looked at again. */
interface Question {
  readonly ids: string;
  readonly file: ChosenFile;
  readonly dialect: string;
  readonly round: number;
  readonly steps: string;
}

const keyOf = ({ ids, file, dialect, round, steps }: Question): string =>
  [ids, file.handle, dialect, round, steps].join("|");

/** The preview for `question`, and whether it is still awaited. An answer to an older question is not shown. */
function usePreview(question: Question | null): {
  readonly answer: Result<ExportPreview> | null;
  readonly waiting: boolean;
} {
  const [answered, setAnswered] = useState<{
    readonly key: string;
    readonly answer: Result<ExportPreview>;
  } | null>(null);
  const key = question === null ? "" : keyOf(question);
  const { ids = "", dialect = "" } = question ?? {};
  const handle = question?.file.handle ?? "";
  useEffect(() => {
    if (key === "") return undefined;
    let wanted = true;
    const ask = async (): Promise<void> => {
      const answer = await requests.previewExport({ ids: ids.split(" "), file: handle, dialect });
      if (wanted) setAnswered({ key, answer });
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [key, ids, handle, dialect]);
  const answer = answered !== null && answered.key === key ? answered.answer : null;
  return { answer, waiting: key !== "" && answer === null };
}

/** Files that the vault knows; asked again after each writing, which may have made a new one. */
function useTargets(written: number): readonly ExportTarget[] {
  const [asked, setAsked] = useState<{ readonly written: number; readonly targets: readonly ExportTarget[] }>(
    {
      written: -1,
      targets: [],
    },
  );
  useEffect(() => {
    let wanted = true;
    const ask = async (): Promise<void> => {
      const answer = await requests.exportTargets();
      if (wanted && answer.ok) setAsked({ written, targets: answer.value });
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [written]);
  return asked.targets;
}

const changedOnDisk = "The file changed on disk since the preview. Nothing was written. Review the new diff.";

/** `ids`: the keys to export; an empty list makes no preview. `steps`: another text when a step was taken back. */
export function useExport(ids: readonly string[], steps: string): ExportSteps {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [dialect, setDialect] = useState("portable");
  const [round, setRound] = useState(0);
  const [writing, setWriting] = useState(false);
  const [failure, setFailure] = useState<KeystowError | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const targets = useTargets(round);
  const question =
    file === null || ids.length === 0 ? null : { ids: ids.join(" "), file, dialect, round, steps };
  const { answer, waiting } = usePreview(question);
  const preview = answer?.ok === true ? answer.value : null;
  const lookAgain = (): void => {
    setFailure(null);
    setRound((before) => before + 1);
  };
  const takeFile = (chosen: ChosenFile): void => {
    setNotice(null);
    setFailure(null);
    setFile(chosen);
  };
  return {
    targets,
    file,
    dialect,
    preview,
    error: failure ?? (answer?.ok === false ? answer.error : null),
    busy: waiting || writing,
    notice,
    setFile: takeFile,
    setDialect,
    chooseFile: async () => {
      const chosen = await requests.chooseFile("export");
      if (!chosen.ok) setFailure(chosen.error);
      else if (chosen.value.file !== null) takeFile(chosen.value.file);
    },
    refresh: lookAgain,
    write: async (confirmation) => {
      if (preview === null) return null;
      setWriting(true);
      const written = await requests.writeExport({ plan: preview.plan, confirmation });
      setWriting(false);
      const changed = !written.ok && written.error.code === "file-changed";
      setNotice(changed ? changedOnDisk : null);
      if (written.ok || changed) lookAgain();
      else setFailure(written.error);
      return written.ok ? written.value : null;
    },
  };
}
