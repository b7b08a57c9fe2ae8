/** The list of keys as a table: real rows and headers, so that assistive technology can walk it. */
import { memo } from "react";
import { Status } from "../../ui/Status.tsx";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./KeyTable.module.css";
import type { RowView } from "./row.ts";

const longDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A calendar date in full, for the tooltip of a short form. */
const inFull = (date: string): string => longDate.format(new Date(`${date}T00:00:00Z`));

const columns = [
  { id: "name", title: "Name" },
  { id: "value", title: "Key" },
  { id: "check", title: "Check" },
  { id: "project", title: "Project" },
  { id: "environment", title: "Env" },
  { id: "age", title: "Age" },
  { id: "due", title: "Rotation due" },
] as const;

const KeyLine = memo(function KeyLine({ row }: { readonly row: RowView }) {
  return (
    <tr>
      <th scope="row" title={row.name}>
        <code className={styles.name}>{row.name}</code>
        {row.variable === null ? null : <code className={styles.quiet}> {row.variable}</code>}
      </th>
      <td>
        <code className={styles.quiet}>{row.masked}</code>
      </td>
      <td>
        <Status {...row.check} />
      </td>
      <td className={styles.project} title={row.project}>
        {row.project}
      </td>
      <td>
        {row.environment === null ? null : <Tag word={row.environment.word} strong={row.environment.live} />}
      </td>
      <td className={styles.age}>
        <time dateTime={row.createdOn} title={`created ${inFull(row.createdOn)}`}>
          {row.age}
        </time>
      </td>
      <td className={styles.due} title={row.dueOn === null ? undefined : `due ${inFull(row.dueOn)}`}>
        <Status {...row.due} />
      </td>
    </tr>
  );
});

export function KeyTable({ rows }: { readonly rows: readonly RowView[] }) {
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>All keys</caption>
      <colgroup>
        {columns.map(({ id }) => (
          <col key={id} className={styles[`${id}Column`]} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ id, title }) => (
            <th key={id} scope="col" className={styles[id]}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <KeyLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}
