/** Finds texts by a few letters of them, the best first, with what to mark. */
import UFuzzy from "@leeoniya/ufuzzy";

export interface Hit {
  /** Place in the list of texts. */
  readonly at: number;
  /** Parts of the text that were found, as [from, to) pairs. */
  readonly marks: readonly (readonly [number, number])[];
}

const fuzzy = new UFuzzy();

/** At most `limit` hits for `query` in `texts`; every word of the query is in a hit, in any order. */
export function search(texts: readonly string[], query: string, limit: number): readonly Hit[] {
  // The library asks for a mutable array, and does not change it.
  const [places, info, order] = fuzzy.search(texts as string[], query, 1);
  if (places === null) return containing(texts, query, limit);
  if (info === null || order === null) return places.slice(0, limit).map((at) => ({ at, marks: [] }));
  return order.slice(0, limit).flatMap((rank) => {
    const at = info.idx[rank];
    return at === undefined ? [] : [{ at, marks: pairs(info.ranges[rank] ?? []) }];
  });
}

/** For signs that the library does not read as letters. */
function containing(texts: readonly string[], query: string, limit: number): readonly Hit[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [];
  return texts
    .flatMap((text, at) => (text.toLowerCase().includes(wanted) ? [{ at, marks: [] }] : []))
    .slice(0, limit);
}

function pairs(ranges: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) found.push([ranges[at] ?? 0, ranges[at + 1] ?? 0]);
  return found;
}
