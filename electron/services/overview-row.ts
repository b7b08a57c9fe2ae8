/** One key as a line of the list. Metadata only. */
import type { KeystowError } from "../core/errors.ts";
import type { CalendarDate, Key } from "../core/model.ts";
import { hasCheck, type ProviderDefinition } from "../core/providers/index.ts";
import { display } from "../core/redaction/index.ts";
import { rotationView } from "../core/rotation/index.ts";
import type { KeyRow, ShownError } from "../ipc/answers.ts";

/** For paths and sentences: the most characters of them that cross. */
export const longText = 400;
/** Names are bounded by the vault. They are not cut: the page groups by them and sends them back. */
const uncut = Number.POSITIVE_INFINITY;

/** Printable ASCII is harmless as it is: most names of ten thousand keys are passed on unread. */
const isPlain = /^[\x20-\x7e]*$/;

/** Foreign text made harmless to look at: no control, direction or invisible characters. */
export const shownName = (text: string): string => (isPlain.test(text) ? text : display(text, uncut));
const shownOrNull = (text: string | null): string | null => (text === null ? null : shownName(text));

/** The parts of an error that cross. */
export function shownError({ code, message, hint }: KeystowError): ShownError {
  return hint === undefined ? { code, message } : { code, message, hint };
}

/** Whether some key of this provider can be checked. */
export const isCheckable = (provider: ProviderDefinition | undefined): boolean =>
  provider !== undefined && hasCheck(provider);

/** Names every field that crosses: a field that is added to `Key` later does not slip through. */
export function rowOf(key: Key, today: CalendarDate, provider: ProviderDefinition | undefined): KeyRow {
  const { status, reason, at, definite } = key.check;
  const { state, dueOn, policyDays } = rotationView(key, today);
  return {
    id: key.id,
    name: shownName(key.name),
    variable: shownName(key.variable),
    provider: shownOrNull(key.provider),
    providerName: provider?.name ?? shownOrNull(key.provider),
    project: shownOrNull(key.project),
    environment: shownOrNull(key.environment),
    tags: key.tags.map(shownName),
    masked: shownName(key.masked),
    createdOn: key.createdOn,
    expiresOn: key.expiresOn,
    archivedAt: key.archivedAt,
    checkable: isCheckable(provider),
    check: {
      status,
      reason: reason === null ? null : display(reason, longText),
      at,
      definite: definite === null ? null : { status: definite.status, at: definite.at },
    },
    rotation: { state, dueOn, policyDays, snoozedUntil: key.rotation.snoozedUntil },
  };
}
