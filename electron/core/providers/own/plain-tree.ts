/** Whether what a parser made is plain data of a sensible size, with names that mean nothing to the language. */

const deepest = 5;
const largest = 1_000;

/** Null when `tree` is sound, else what is wrong with it; a place names members, never a value. */
export function treeProblem(tree: unknown): string | null {
  let count = 0;
  const visit = (value: unknown, depth: number, place: string): string | null => {
    count += 1;
    if (count > largest) return "it holds too many values";
    if (depth > deepest) return "it is nested too deeply";
    if (typeof value === "string" && !value.isWellFormed()) return `${place} holds half of a character`;
    if (["string", "boolean", "number"].includes(typeof value)) return null;
    if (typeof value !== "object" || value === null || value instanceof Date)
      return `${place} is neither text, number, list nor table`;
    if (Array.isArray(value)) return first(value, (item) => visit(item, depth + 1, place));
    return first(Object.entries(value), ([name, part]) =>
      isPlainName(name)
        ? visit(part, depth + 1, name)
        : "it has a member whose name is not made of letters, digits and dashes, or has a meaning of its own",
    );
  };
  return visit(tree, 0, "it");
}

/** `__proto__`, `constructor` and their like are refused as names of anything. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(name) && !(name in Object.prototype);
}

function first<Item>(items: readonly Item[], problem: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = problem(item);
    if (found !== null) return found;
  }
  return null;
}
