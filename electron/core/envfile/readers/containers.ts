/** Models of phpdotenv, docker compose and `docker run --env-file`. */
import { isBlankOrComment, oddLineEnds, withoutLeadingBlanks } from "./reader.ts";
import type { Reader } from "./reader.ts";

/** phpdotenv decides by counting quotes whether a line ends a value over several lines. */
const phpLineStops = (line: string, started: boolean): boolean => {
  if (line === '"') return true;
  const count = [...line.replaceAll("\\\\", "").matchAll(/(?=([^\\]"))/g)].length;
  return started ? count > 1 : count >= 1;
};

/** Whether phpdotenv takes exactly these lines for one assignment. */
const phpTakesAllLines = (text: string): boolean => {
  const [first = "", ...others] = `A=${text}`.split("\n");
  const startsMany = first.includes('="') && !phpLineStops(first, true);
  if (!startsMany) return others.length === 0;
  return (
    others.findIndex((line) => phpLineStops(line, line.includes('="') && !phpLineStops(line, true))) ===
      others.length - 1 && others.length > 0
  );
};

const phpEscapes: Readonly<Record<string, string>> = { f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

const readPhp = (text: string): string | null => {
  if (oddLineEnds.test(text) || !phpTakesAllLines(text)) return null;
  const begun = text.trim();
  const single = /^'([^']*)'((?:[ \t]*#.*)?)$/s.exec(begun);
  if (single !== null) return single[1] ?? "";
  const double = /^"((?:[^"\\]|\\["\\$fnrtv])*)"((?:[ \t]*#.*)?)$/s.exec(begun);
  if (double === null)
    return /^[A-Za-z0-9_.+/@%,:=-]*(?:[ \t]+#.*)?$/.test(begun) ? (begun.split(/[ \t]/, 1)[0] ?? "") : null;
  const inner = double[1] ?? "";
  if (/(?<!\\)\$\{/.test(inner.replaceAll("\\\\", ""))) return null;
  return inner.replace(/\\(.)/gs, (_match, letter: string) => phpEscapes[letter] ?? letter);
};

/**
 * docker compose 1 and 2 differ in what a backslash means, so the model vouches for backslashes only
 * where all versions agree: a single one inside single quotes, and `\"` inside double quotes.
 */
const readCompose = (text: string): string | null => {
  if (oddLineEnds.test(text)) return null;
  const begun = withoutLeadingBlanks(text);
  const single = /^'([^']*)'(.*)$/s.exec(begun);
  if (single !== null)
    return /\\\\|\\$/.test(single[1] ?? "") || !isBlankOrComment(single[2] ?? "") ? null : (single[1] ?? "");
  const double = /^"((?:[^"\\$]|\\")*)"(.*)$/s.exec(begun);
  if (double === null)
    return /^[A-Za-z0-9_.+/@%,:=-]*[ \t]*$/.test(begun) ? begun.trim() : readCommented(begun);
  const inner = (double[1] ?? "").replaceAll('\\"', '"');
  return /^"|"$/.test(inner) || !isBlankOrComment(double[2] ?? "") ? null : inner;
};

const readCommented = (text: string): string | null =>
  /^([A-Za-z0-9_.+/@%,:=-]*)[ \t]+#/.exec(text)?.[1] ?? null;

/** `docker run --env-file`: everything behind `=` is the value, quotes, blanks and comments included. */
const readDockerRun = (text: string): string | null => (/[\r\n]/.test(text) ? null : text);

export const phpReader: Reader = { id: "php", label: "phpdotenv", read: readPhp };
export const composeReader: Reader = { id: "compose", label: "docker compose", read: readCompose };
export const dockerRunReader: Reader = {
  id: "docker-run",
  label: "docker run --env-file",
  read: readDockerRun,
};
