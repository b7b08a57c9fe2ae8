/** JSON leaves open what a repeated member means; a definition that two readers understand differently is refused. */

/** Whether an object of `json`, which `JSON.parse` has accepted, has a member twice. */
export function hasRepeatedMember(json: string): boolean {
  const objects: (Set<string> | null)[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (const { 0: token, index } of json.matchAll(tokens)) {
    if (token === "{") objects.push(new Set());
    else if (token === "[") objects.push(null);
    else if (token === "}" || token === "]") objects.pop();
    else if (isFollowedByColon(json, index + token.length)) {
      const name = JSON.parse(token) as string;
      const members = objects.at(-1);
      if (members?.has(name) === true) return true;
      members?.add(name);
    }
  }
  return false;
}

/** However many blanks stand between: a name is one at any distance. */
function isFollowedByColon(json: string, start: number): boolean {
  const colon = /\s*:/y;
  colon.lastIndex = start;
  return colon.test(json);
}
