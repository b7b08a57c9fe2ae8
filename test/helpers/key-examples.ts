/** Makes texts that fit a key format's pattern, so that no test holds anything like a real key. */
import { checksumOf } from "../../electron/core/providers/checksum.ts";
import type { KeyFormat } from "../../electron/core/providers/index.ts";
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

/** A key of this format, with its checksum where it carries one. A format without a pattern has none. */
export function exampleKey({ pattern, prefix, checksum }: KeyFormat, random: SeededRandom): string {
  const text = exampleOf(pattern ?? "^$", random);
  if (checksum === undefined) return text;
  if (checksum === "discord") {
    const id = Buffer.from(exampleOf("^[1-9][0-9]{17}$", random)).toString("base64url");
    return [id, ...text.split(".").slice(1)].join(".");
  }
  const end = checksumOf(checksum, text, prefix) ?? "";
  return text.slice(0, text.length - end.length) + end;
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
