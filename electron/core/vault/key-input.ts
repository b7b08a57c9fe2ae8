/** Checks a new key, or a change of one, as a whole. */
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import type { NewKey } from "../model.ts";
import type { KeyChange, KeySecrets } from "./contract.ts";
import {
  readDate,
  readFields,
  readName,
  readNote,
  readOptionalName,
  readTags,
  readVariable,
} from "./input.ts";
import { maskSecret } from "./mask.ts";
import type { KeyPlan } from "./rows.ts";

type Readers = {
  readonly [Part in keyof KeyChange]-?: (value: NonNullable<KeyChange>[Part] & {}) => Result<unknown>;
};

/** How each part of a key is read; a part whose value is null stands for "none". */
const readers: Readers = {
  name: (value) => readName("The name", value),
  variable: readVariable,
  provider: (value) => readOptionalName("The provider", value),
  project: (value) => readOptionalName("The project", value),
  environment: (value) => readOptionalName("The environment", value),
  tags: readTags,
  note: readNote,
  fields: readFields,
  allowPrivate: (value) => ok(value),
  createdOn: (value) => readDate("The day of creation", value),
  expiresOn: (value) => readDate("The day of expiry", value),
};

/** The change in normal form; parts that are undefined are left out. Fails with `invalid-input`. */
export function checkChange(change: KeyChange): Result<KeyChange> {
  const checked: Record<string, unknown> = {};
  for (const [part, value] of Object.entries(change)) {
    const reader = readers[part as keyof Readers] as ((value: unknown) => Result<unknown>) | undefined;
    if (reader === undefined || value === undefined) continue;
    const read: Result<unknown> = value === null ? ok(null) : reader(value);
    if (!read.ok) return read;
    checked[part] = read.value;
  }
  return ok(checked);
}

/** The metadata of a new key in normal form, with the masked form of its value. */
export function planOf(key: NewKey, secrets: KeySecrets): Result<KeyPlan> {
  const { knownPrefix, policyDays, ...parts } = key;
  if (policyDays !== null && (!Number.isSafeInteger(policyDays) || policyDays < 1 || policyDays > 3_650))
    return fail("invalid-input", "A rotation policy is 1 to 3,650 days, or none.");
  const checked = checkChange(parts);
  if (!checked.ok) return checked;
  return ok({
    ...parts,
    ...(checked.value as typeof parts),
    policyDays,
    masked: maskSecret(secrets.value.revealText(), knownPrefix),
    secretFields: Object.keys(secrets.fields).sort(),
  });
}
