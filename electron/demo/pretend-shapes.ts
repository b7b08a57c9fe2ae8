/** Addresses and JSON bodies from the short forms in which the catalogue writes them. */

export interface Tree {
  [name: string]: Tree | string | number | boolean;
}

/** `api.example.com/v1/{id}` as an expression in which each `{…}` is one part of host or path. */
export function pathMatcher(template: string): RegExp {
  const parts = template.split(/(\{[^}]*\})/);
  // A base URL stands at the beginning and may be any host with any path.
  const any = (index: number): string => (index === 1 && parts[0] === "" ? ".+" : "[^/]+");
  const pattern = parts
    .map((part, index) => (part.startsWith("{") ? any(index) : RegExp.escape(part)))
    .join("");
  return new RegExp(`^${pattern}$`);
}

/** Puts `value` at `data.0.id`; an index stands for a property of that name unless it begins a list. */
export function putValue(tree: Tree, path: string, value: string | number | boolean): void {
  const names = path.split(".");
  const last = names.pop() ?? "";
  let place = tree;
  names.forEach((name, index) => {
    const next = names[index + 1] ?? last;
    const known = place[name];
    const inner = typeof known === "object" ? known : /^\d+$/.test(next) ? ([] as unknown as Tree) : {};
    place[name] = inner;
    place = inner;
  });
  place[last] = value;
}
