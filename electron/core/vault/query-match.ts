/** Whether a key is what a query asks for. */
import type { Key } from "../model.ts";
import { rotationView } from "../rotation/index.ts";
import type { KeyQuery } from "./query.ts";

/**
 * Whether every part of `query` holds for `key`; letter case does not matter. Archived keys match
 * only a query with `archived: true`, and then only they do.
 */
export function matchesQuery(key: Key, query: KeyQuery): boolean {
  return (
    (key.archivedAt !== null) === (query.archived ?? false) &&
    (query.status === undefined || query.status.includes(key.check.status)) &&
    isOneOf(key.environment, query.environment) &&
    isOneOf(key.provider, query.provider) &&
    isOneOf(key.project, query.project) &&
    (query.tag === undefined || key.tags.some((tag) => isOneOf(tag, query.tag))) &&
    isDue(key, query) &&
    hasWords(key, query.words)
  );
}

function isOneOf(value: string | null, wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  if (value === null) return false;
  const lowered = value.toLowerCase();
  return wanted.some((one) => one.toLowerCase() === lowered);
}

function isDue(key: Key, { dueBefore }: KeyQuery): boolean {
  if (dueBefore === undefined) return true;
  // Which day is today changes the state only; the due date is the same on every day.
  const { dueOn } = rotationView(key, dueBefore);
  return dueOn !== null && dueOn <= dueBefore;
}

function hasWords(key: Key, words: readonly string[] | undefined): boolean {
  if (words === undefined || words.length === 0) return true;
  const { name, variable, provider, project, environment, tags, note } = key;
  const text = [name, variable, provider ?? "", project ?? "", environment ?? "", ...tags, note]
    .join("\n")
    .toLowerCase();
  return words.every((word) => text.includes(word.toLowerCase()));
}
