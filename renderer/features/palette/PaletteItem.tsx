/** One line of the palette: picture, label with what was found in it, hint, shortcut. */
import type { ReactNode } from "react";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { ChevronRight, Folder } from "lucide-react";
import { useApp } from "../../store/context.tsx";
import { rowOf } from "../../store/selectors.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { Monogram } from "../../ui/Monogram.tsx";
import type { PaletteEntry } from "./entries.ts";
import styles from "./Palette.module.css";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

function Picture({ entry }: { readonly entry: PaletteEntry }) {
  const provider = useApp((state) => rowOf(state, entry.keyId)?.providerName ?? null);
  if (entry.kind === "key") return <Monogram name={provider ?? entry.label} />;
  if (entry.kind === "provider") return <Monogram name={entry.label.replace("Provider: ", "")} />;
  return entry.kind === "project" ? <Folder {...icon} /> : <ChevronRight {...icon} />;
}

/** The label in parts: those that were found are marked. */
export function marked(label: string, marks: PaletteEntry["marks"]): readonly ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    parts.push(label.slice(done, from), <mark key={from}>{label.slice(from, to)}</mark>);
    done = to;
  }
  return [...parts, label.slice(done)];
}

export function PaletteItem(props: {
  readonly entry: PaletteEntry;
  readonly choose: (entry: PaletteEntry) => void;
}) {
  const { entry } = props;
  return (
    <Autocomplete.Item className={styles.item} value={entry} onClick={() => props.choose(entry)}>
      <Picture entry={entry} />
      <span className={styles.label}>{marked(entry.label, entry.marks)}</span>
      {entry.hint === "" ? null : <span className={styles.hint}>{entry.hint}</span>}
      {entry.keys === "" ? null : (
        <span className={styles.keys}>
          <Kbd text={entry.keys} />
        </span>
      )}
    </Autocomplete.Item>
  );
}
