/** Projects, environments and tags that keys have already: suggestions for forms. */
import { allRows } from "../../store/selectors.ts";
import type { AppState, KeyRow } from "../../store/state.ts";

export interface KnownValues {
  readonly projects: readonly string[];
  readonly environments: readonly string[];
  readonly tags: readonly string[];
}

const answers = new WeakMap<readonly KeyRow[], KnownValues>();

/** The same object while the keys are the same. Sorted, each once. */
export function knownValues(state: Pick<AppState, "overview">): KnownValues {
  const rows = allRows(state);
  const known = answers.get(rows);
  if (known !== undefined) return known;
  const distinct = (values: readonly (string | null)[]): readonly string[] =>
    [...new Set(values.filter((value) => value !== null))].toSorted((one, other) =>
      one.localeCompare(other, "en"),
    );
  const answer = {
    projects: distinct(rows.map(({ project }) => project)),
    environments: distinct([...rows.map(({ environment }) => environment), "dev", "staging", "prod", "ci"]),
    tags: distinct(rows.flatMap(({ tags }) => [...tags])),
  };
  answers.set(rows, answer);
  return answer;
}
