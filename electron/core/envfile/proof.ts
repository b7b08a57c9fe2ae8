/** Proves a merged file by reading it whole, before and after, with two independent readers. */
import { parseEnv } from "node:util";
import { fail, ok } from "../errors.ts";
import type { Result } from "../errors.ts";
import { dialects } from "./dialects.ts";
import type { DialectId } from "./dialects.ts";
import { parseDocument, serializeDocument } from "./document.ts";
import type { EnvDocument } from "./document.ts";
import { valuesOf } from "./read.ts";

const nodeValues = (document: EnvDocument): Readonly<Record<string, string | undefined>> =>
  parseEnv(serializeDocument(document).toString("utf8"));

/** Names, other than the wanted ones, that npm dotenv or Node would read differently after the merge. */
const disturbedNames = (
  before: EnvDocument,
  after: EnvDocument,
  wanted: ReadonlySet<string>,
): readonly string[] => {
  const [dotenvBefore, dotenvAfter] = [valuesOf(before), valuesOf(after)];
  const [nodeBefore, nodeAfter] = [nodeValues(before), nodeValues(after)];
  const names = new Set([
    ...dotenvBefore.keys(),
    ...dotenvAfter.keys(),
    ...Object.keys(nodeBefore),
    ...Object.keys(nodeAfter),
  ]);
  return [...names].filter(
    (name) =>
      !wanted.has(name) &&
      (dotenvBefore.get(name) !== dotenvAfter.get(name) || nodeBefore[name] !== nodeAfter[name]),
  );
};

/** Proves the merged file: the wanted values are there, everything else reads as before. */
export const prove = (
  before: EnvDocument,
  content: Buffer,
  wantedValues: ReadonlyMap<string, string>,
  dialect: DialectId,
): Result<void> => {
  const after = parseDocument(content);
  const disturbed = disturbedNames(before, after, new Set(wantedValues.keys()));
  const values = valuesOf(after);
  const isDotenvDialect = dialects[dialect].readers.some((reader) => reader.id === "dotenv");
  const wrong = isDotenvDialect
    ? [...wantedValues].filter(([name, value]) => values.get(name) !== value).map(([name]) => name)
    : [];
  if (disturbed.length === 0 && wrong.length === 0) return ok();
  const names = [...wrong, ...disturbed];
  return fail(
    "malformed",
    `The file's quotes are unbalanced: after the change ${names.join(", ")} would read differently. Nothing was changed.`,
    {
      hint: "Mend the lines whose quotes are not closed, then try again.",
      details: { variables: names },
    },
  );
};
