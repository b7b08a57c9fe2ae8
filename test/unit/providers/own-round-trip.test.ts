/** Definitions of providers, written as a file and read again. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import {
  compileDefinition,
  definitionJson,
  definitionToml,
  readDefinition,
} from "../../../electron/core/providers/own/index.ts";
import { unsafePattern } from "../../../electron/core/providers/pattern-safety.ts";
import { valueOf } from "../../helpers/vault-values.ts";

const word = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,9}$/);
const line = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => text.normalize("NFC").trim())
  .filter((text) => text !== "" && !/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(text));
const variable = fc.stringMatching(/^[A-Z][A-Z0-9_]{2,12}$/);
const status = (least: number, most: number) => fc.integer({ min: least, max: most });
const format = fc.oneof(
  fc.record({ prefix: fc.stringMatching(/^[A-Za-z0-9_.:/+=@~%,-]{1,24}$/) }),
  fc.record(
    {
      prefix: fc.stringMatching(/^[A-Za-z0-9_.+-]{1,24}$/),
      alphabet: fc.constantFrom("A-Za-z0-9", "a-f0-9", "A-Z2-7=", "A-Za-z0-9_-", "0-9.,~", "+/A-Za-z"),
      length: fc.integer({ min: 1, max: 2_000 }),
    },
    { requiredKeys: ["alphabet", "length"] },
  ),
  fc.record({
    alphabet: fc.constant("a-z0-9"),
    "min-length": fc.integer({ min: 1, max: 20 }),
    "max-length": fc.integer({ min: 20, max: 2_000 }),
  }),
);
const where = fc.oneof(
  fc.constant({ "key-in": "bearer" as const }),
  fc.record({
    "key-in": fc.constant("header" as const),
    header: fc.constantFrom("X-Key", "Authorization"),
  }),
  fc.record({ "key-in": fc.constant("query" as const), parameter: word }),
  fc.record({ "key-in": fc.constant("basic" as const), username: word }),
);
const rest = fc.record(
  {
    proof: fc.stringMatching(/^[a-z]{1,5}(?:\.[a-z0-9]{1,5}){0,3}$/),
    valid: fc.uniqueArray(status(200, 299), { minLength: 1, maxLength: 3 }),
    restricted: fc.constant([]),
    "no-credit": fc.uniqueArray(status(402, 402)),
    headers: fc.record({ Accept: fc.stringMatching(/^[!-~]{1,20}$/).filter((text) => !/[{}]/.test(text)) }),
  },
  { requiredKeys: [] },
);
const check = fc
  .record({ where, rest, path: fc.stringMatching(/^\/[a-z0-9_~.=&?-]{0,20}$/) })
  .map((parts) => ({ method: "GET" as const, path: parts.path, ...parts.rest, ...parts.where }))
  .filter(({ path }) => !/\/\.{1,2}(?:\/|$|\?)/.test(path));
const definition = fc.record(
  {
    keystow: fc.constant(1 as const),
    name: line,
    id: word.map((text) => `custom-${text.toLowerCase()}`),
    variables: fc.tuple(variable),
    host: word.map((text) => `${text.toLowerCase()}.acme.example`),
    "rotation-days": status(1, 3_650),
    "key-page": word.map((text) => `https://acme.example/${text}`),
    format: fc.array(format, { maxLength: 4 }),
    field: fc
      .uniqueArray(fc.record({ id: word, label: line, required: fc.boolean(), secret: fc.boolean() }), {
        selector: ({ id }) => id,
        maxLength: 3,
      })
      .filter((fields) => fields.every(({ id }) => !["secret", "key"].includes(id) && !(id in {}))),
    check,
  },
  { requiredKeys: ["keystow", "name", "id", "variables", "host"] },
);

test("every definition means the same, as TOML and as JSON, and compiles to safe patterns", () => {
  fc.assert(
    fc.property(definition, (made) => {
      const read = valueOf(readDefinition(JSON.stringify(made)));
      expect(read).toEqual(made);
      expect(valueOf(readDefinition(definitionToml(read)))).toEqual(made);
      expect(valueOf(readDefinition(definitionJson(read)))).toEqual(made);
      const { formats } = valueOf(compileDefinition(read, catalogue));
      for (const { pattern, prefix } of formats) {
        if (pattern === null) continue;
        expect(unsafePattern(pattern)).toBeNull();
        expect(pattern.replaceAll("\\", "").startsWith(`^${prefix}`)).toBe(true);
      }
    }),
    { numRuns: 300, seed: 16 },
  );
});

test("whatever is given, it is read or refused, and never thrown", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((text) => `keystow = 1\n${text}`),
      ),
      (text) => {
        const read = readDefinition(text);
        expect(typeof read.ok).toBe("boolean");
      },
    ),
    { numRuns: 500, seed: 16 },
  );
});
