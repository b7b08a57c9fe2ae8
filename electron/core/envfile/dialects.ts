/** The dialects of `.env`: which readers each stands for, and which notations it may use. */
import { composeReader, dockerRunReader, phpReader } from "./readers/containers.ts";
import { goReader, gotenvReader, pythonReader, rubyReader, rustReader } from "./readers/languages.ts";
import {
  dotenvReader,
  dotenvxReader,
  envSpecReader,
  nextReader,
  parseEnvReader,
  viteReader,
} from "./readers/node.ts";
import type { Reader } from "./readers/reader.ts";
import { direnvReader, shellReader, systemdReader } from "./readers/shell.ts";

/** The ids of `--dialect`. `portable`, the default, is what all application loaders and shells read alike. */
export const dialectIds = [
  "portable",
  "node",
  "vite",
  "next",
  "python",
  "ruby",
  "php",
  "go",
  "rust",
  "compose",
  "docker-run",
  "shell",
  "systemd",
] as const;

export type DialectId = (typeof dialectIds)[number];

export interface Dialect {
  readonly id: DialectId;
  readonly label: string;
  /** Every one of them must read a value back exactly before it is written. */
  readonly readers: readonly Reader[];
  /** Ways to write a value, tried in order. */
  readonly notations: readonly ((value: string) => string)[];
  /** Whether the portable form, where there is one, is tried before them. */
  readonly prefersPortable: (value: string) => boolean;
}

const escapeNames: Readonly<Record<string, string>> = { "\n": "n", "\r": "r" };

/** A double-quoted notation in which each of `characters` gets a backslash. */
const doubleWith = (characters: string) => {
  const wanted = new Set(characters);
  const escape = (character: string): string =>
    wanted.has(character) ? `\\${escapeNames[character] ?? character}` : character;
  // Only ASCII characters are escaped, so cutting into UTF-16 units and joining them again is harmless.
  return (value: string): string => `"${value.split("").map(escape).join("")}"`;
};

const single = (value: string): string => `'${value}'`;
const double = (value: string): string => `"${value}"`;
const backquoted = (value: string): string => `\`${value}\``;
const literal = (value: string): string => value;
/** A shell's way to put a `'` between single quotes. */
const shellQuoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;
/** For readers that expand `$NAME` in every kind of quote and take `\$` for `$`. */
const dollarsEscaped = (value: string): string => value.replace(/\$(?=[A-Za-z_]|\{[A-Za-z_])/g, "\\$");

const plainQuotes = [single, double, backquoted];
const expandingQuotes = [
  ...plainQuotes,
  ...plainQuotes.map((quote) => (value: string) => quote(dollarsEscaped(value))),
];

/** Readers of the portable dialect that do not read (every) value over several lines. */
export const lineBasedReaders: readonly Reader[] = [direnvReader, gotenvReader];
/** Line-based readers that have no model of their own; named when a value has several lines. */
export const lineBasedLabels = [
  "direnv",
  "npm dotenv before 15",
  "ruby dotenv 2",
  "foreman",
  "env-cmd",
  "django-environ",
  "python-decouple",
  "docker run --env-file",
  "kubectl",
  "make",
] as const;

const always = (): boolean => true;
const never = (): boolean => false;
/** A later godotenv drops `---` before a line end, as in PEM texts: `\n` escapes avoid it. */
const onOneLine = (value: string): boolean => !value.includes("\n");

const define = (
  id: DialectId,
  label: string,
  readers: readonly Reader[],
  notations: Dialect["notations"],
  prefersPortable: Dialect["prefersPortable"] = always,
): Dialect => ({ id, label, readers, notations, prefersPortable });

const allReaders = [
  dotenvReader,
  parseEnvReader,
  viteReader,
  nextReader,
  dotenvxReader,
  envSpecReader,
  pythonReader,
  rubyReader,
  phpReader,
  goReader,
  gotenvReader,
  rustReader,
  composeReader,
  shellReader,
  direnvReader,
  systemdReader,
];

export const dialects: Readonly<Record<DialectId, Dialect>> = {
  portable: define("portable", "every reader", allReaders, [single, double]),
  node: define("node", "Node and npm dotenv", [dotenvReader, parseEnvReader], plainQuotes),
  vite: define("vite", "Vite", [viteReader], expandingQuotes),
  next: define("next", "Next.js", [nextReader], expandingQuotes),
  python: define("python", "python-dotenv", [pythonReader], [single, double, doubleWith('\\"\n\r')]),
  ruby: define("ruby", "ruby dotenv 3", [rubyReader], [single, double, doubleWith('\\"$')]),
  php: define("php", "phpdotenv", [phpReader], [single, double, doubleWith('\\"$\n\r')]),
  go: define("go", "godotenv", [goReader], [doubleWith('\\"$\n\r'), single], onOneLine),
  rust: define("rust", "dotenvy", [rustReader], [single, double, doubleWith('\\"$')]),
  compose: define("compose", "docker compose", [composeReader], [single, double, doubleWith('"')]),
  "docker-run": define("docker-run", "docker run --env-file", [dockerRunReader], [literal], never),
  shell: define("shell", "shells", [shellReader], [shellQuoted]),
  systemd: define(
    "systemd",
    "systemd EnvironmentFile",
    [systemdReader],
    [single, double, doubleWith('\\"$`')],
  ),
};

/** Whether `text` names a dialect. */
export const isDialectId = (text: string): text is DialectId =>
  (dialectIds as readonly string[]).includes(text);
