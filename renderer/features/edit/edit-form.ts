/** The edit form: how it begins, and what of it is a change. Pure. */
import type { KeyDetail, KeyRow } from "../../store/state.ts";
import { readOptional, readTags } from "../add/words.ts";

export interface EditForm {
  readonly name: string;
  readonly variable: string;
  readonly provider: string | null;
  readonly project: string;
  readonly environment: string;
  readonly tags: string;
  readonly note: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  readonly createdOn: string;
  readonly expiresOn: string;
}

export function beginEdit(row: KeyRow, detail: KeyDetail): EditForm {
  return {
    name: row.name,
    variable: row.variable,
    provider: row.provider,
    project: row.project ?? "",
    environment: row.environment ?? "",
    tags: row.tags.join(", "),
    note: detail.note,
    fields: Object.fromEntries(detail.fields.map(({ id, value }) => [id, value])),
    allowPrivate: detail.allowPrivate,
    createdOn: row.createdOn,
    expiresOn: row.expiresOn ?? "",
  };
}

/** Only what differs: what is not sent stays as it is, also when somebody else changed it meanwhile. */
export function changeOf(before: EditForm, after: EditForm) {
  const differs = (part: keyof EditForm): boolean =>
    JSON.stringify(before[part]) !== JSON.stringify(after[part]);
  const parts = {
    name: after.name.trim(),
    variable: after.variable.trim(),
    provider: after.provider,
    project: readOptional(after.project),
    environment: readOptional(after.environment),
    tags: readTags(after.tags),
    note: after.note,
    fields: { ...after.fields },
    allowPrivate: after.allowPrivate,
    // A key without a date of birth has no age; an emptied field changes nothing.
    createdOn: after.createdOn === "" ? before.createdOn : after.createdOn,
    expiresOn: readOptional(after.expiresOn),
  };
  const changed = Object.entries(parts).filter(([part]) => differs(part as keyof EditForm));
  return Object.fromEntries(changed) as Partial<typeof parts>;
}
