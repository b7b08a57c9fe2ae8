/** One line of the list. It has no handlers of its own: the list hears for all of them. */
import { Check } from "lucide-react";
import { memo, type CSSProperties } from "react";
import type { KeyRow } from "../../store/state.ts";
import { Monogram } from "../../ui/Monogram.tsx";
import { Status } from "../../ui/Status.tsx";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./KeyGrid.module.css";
import { checkingView, inFull, rowView, type RowView } from "./row.ts";

export interface GridRowProps {
  readonly row: KeyRow;
  /** Place in the filtered list, from 0. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly height: number;
  readonly today: string;
  readonly now: number;
  readonly active: boolean;
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

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, height, today, now, active, selected } = props;
  const checking = props.checking;
  const view = rowView(row, today, now);
  const place: CSSProperties = { transform: `translateY(${top}px)`, height };
  return (
    <div
      role="row"
      id={rowElementId(row.id)}
      data-index={index}
      data-active={active || undefined}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={checking ? `${view.label}, checking` : view.label}
      className={`${styles.line} ${styles.row}`}
      style={place}
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
    </div>
  );
});
