/** One line of the list of keys. */
import { Check } from "lucide-react";
import { memo } from "react";
import type { KeyRow } from "../../store/state.ts";
import { GridRow, type RowPlace } from "../../ui/Grid.tsx";
import { Monogram } from "../../ui/Monogram.tsx";
import { Status } from "../../ui/Status.tsx";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./KeyGrid.module.css";
import { checkingView, inFull, rowView, type RowView } from "./row.ts";

export interface KeyLineProps extends RowPlace {
  readonly row: KeyRow;
  readonly today: string;
  readonly now: number;
  readonly selected: boolean;
  readonly checking: boolean;
}

/** The row's id in the page, for `aria-activedescendant`. */
export const rowElementId = (id: string): string => `key-${id}`;

function CheckCell({ view, checking }: { readonly view: RowView; readonly checking: boolean }) {
  const { detail, ...check } = checking ? checkingView : view.check;
  return (
    <span role="gridcell" className={styles.check} title={detail ?? undefined}>
      <Status {...check} detail={null} />
    </span>
  );
}

function LaterCells({ view }: { readonly view: RowView }) {
  const { project, environment, age, createdOn, due, dueOn } = view;
  return (
    <>
      <span role="gridcell" className={styles.project} title={project}>
        {project}
      </span>
      <span role="gridcell" className={styles.environment}>
        {environment === null ? null : <Tag word={environment.word} strong={environment.live} />}
      </span>
      <span role="gridcell" className={styles.age} title={`created ${inFull(createdOn)}`}>
        {age}
      </span>
      <span
        role="gridcell"
        className={styles.due}
        title={dueOn === null ? undefined : `due ${inFull(dueOn)}`}
      >
        {due.glyph === null ? due.word : <Status {...due} />}
      </span>
    </>
  );
}

const lineClass = `${styles.columns} ${styles.key}`;

/** Drawn anew when its own props change only: most moves change two lines. */
export const KeyLine = memo(function KeyLine(props: KeyLineProps) {
  const { row, today, now, selected, checking, ...place } = props;
  const view = rowView(row, today, now);
  return (
    <GridRow
      {...place}
      id={rowElementId(row.id)}
      label={checking ? `${view.label}, checking` : view.label}
      selected={selected}
      className={lineClass}
    >
      <span role="gridcell" className={styles.box} data-box>
        <span className={styles.tick} aria-hidden="true">
          {selected ? <Check /> : null}
        </span>
      </span>
      <span role="gridcell" className={styles.mark} title={row.providerName ?? undefined}>
        <Monogram name={view.owner} />
      </span>
      <span role="rowheader" className={styles.variable} title={view.name}>
        <code>{view.variable}</code>
      </span>
      <CheckCell view={view} checking={checking} />
      <LaterCells view={view} />
    </GridRow>
  );
});
