/** The file as it will be, line by line, with every value masked. */
import { FileDiff } from "lucide-react";
import type { DiffLine, ExportPreview } from "../../store/state.ts";
import styles from "./Diff.module.css";
import spoken from "../../ui/Spoken.module.css";

/** One printed line: a change is printed twice, as it was and as it will be. */
interface PrintedLine {
  readonly id: string;
  readonly kind: "add" | "remove" | "same";
  readonly oldLine: number | null;
  readonly newLine: number | null;
  readonly text: string;
  readonly note: string | null;
}

const signs = { add: "+", remove: "−", same: "" } as const;
const spokenSigns = { add: "Added:", remove: "Removed:", same: "" } as const;

function printed(line: DiffLine, index: number): readonly PrintedLine[] {
  const id = String(index);
  const { oldLine, newLine, after, before, note } = line;
  if (line.kind === "add") return [{ id, kind: "add", oldLine: null, newLine, text: after, note }];
  if (line.kind === "change") {
    return [
      { id: `${id}-`, kind: "remove", oldLine, newLine: null, text: before ?? "", note: null },
      { id: `${id}+`, kind: "add", oldLine: null, newLine, text: after, note },
    ];
  }
  return [{ id, kind: "same", oldLine, newLine, text: after, note }];
}

function Line({ line }: { readonly line: PrintedLine }) {
  return (
    <tr className={styles[line.kind]}>
      <td className={styles.number}>{line.oldLine}</td>
      <td className={styles.number}>{line.newLine}</td>
      <td className={styles.sign}>
        <span aria-hidden="true">{signs[line.kind]}</span>
        <span className={spoken.spoken}>{spokenSigns[line.kind]}</span>
      </td>
      <td className={styles.text}>
        <code>{line.text}</code>
        {line.note === null ? null : <span className={styles.note}>{line.note}</span>}
      </td>
    </tr>
  );
}

/** `preview` is masked by main: no value is in it. */
export function Diff({ preview }: { readonly preview: ExportPreview }) {
  const lines = preview.lines.flatMap((line, index) => printed(line, index));
  return (
    <section className={styles.diff} aria-label={`Changes to ${preview.file.shown}`}>
      <header className={styles.header}>
        <FileDiff aria-hidden="true" size={16} strokeWidth={1.75} />
        <code className={styles.path}>{preview.file.shown}</code>
        <span className={styles.masked}>{preview.isNew ? "New file · values masked" : "Values masked"}</span>
      </header>
      {/* Focusable, so that the keyboard can scroll a long file. */}
      <div className={styles.body} tabIndex={0} role="group" aria-label="Lines of the file">
        <table className={styles.table}>
          <caption className={spoken.spoken}>The file after writing, line by line</caption>
          <thead className={spoken.spoken}>
            <tr>
              <th scope="col">Old line</th>
              <th scope="col">New line</th>
              <th scope="col">Change</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
