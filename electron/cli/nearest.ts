/** Finds what was probably meant by a mistyped word. */

/** The candidate with the fewest edits from `word`, when those are at most two or a third of its length; else null. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  // Longer words are no typing mistakes, and comparing them would take long.
  if (word.length > 30) return null;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance: insertions, deletions and replacements of single characters. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let position = 1; position <= from.length; position += 1) {
    const next = [position];
    for (let index = 1; index <= to.length; index += 1) {
      const replaced = (row[index - 1] ?? 0) + (from[position - 1] === to[index - 1] ? 0 : 1);
      next[index] = Math.min(replaced, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
