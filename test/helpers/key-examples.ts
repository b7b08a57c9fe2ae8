/** Makes texts that fit a key format's pattern, so that no test holds anything like a real key. */
import type { SeededRandom } from "../fakes/seeded-random.ts";

const atom =
  /(?:\[(?<set>[^\]]+)\]|\\(?<escaped>.)|(?<plain>[^[\\{]))(?:\{(?<least>\d+)(?:,(?<most>\d+))?\})?/g;

/** A text that `pattern` fits, for the patterns that the catalogue allows (see pattern-safety.ts). */
export function exampleOf(pattern: string, random: SeededRandom): string {
  let text = "";
  for (const { groups = {} } of pattern.slice(1, -1).matchAll(atom)) {
    const set = groups["set"];
    const characters = set === undefined ? (groups["escaped"] ?? groups["plain"] ?? "") : membersOf(set);
    const least = Number(groups["least"] ?? 1);
    const most = Number(groups["most"] ?? least);
    const count = least + random.below(most - least + 1);
    for (let index = 0; index < count; index += 1) text += characters[random.below(characters.length)];
  }
  return text;
}

function membersOf(set: string): string {
  return set.replace(/(.)-(.)/g, (_range, from: string, to: string) => {
    let characters = "";
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) {
      characters += String.fromCharCode(code);
    }
    return characters;
  });
}
