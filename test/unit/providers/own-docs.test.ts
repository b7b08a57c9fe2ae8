/** docs/own-providers.md: its example works, and every member is explained. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../../../electron/core/providers/index.ts";
import { compileDefinition, readDefinition } from "../../../electron/core/providers/own/index.ts";
import { definitionSchema } from "../../../electron/core/providers/own/schema.ts";
import { projectFolder } from "../../../scripts/project.ts";
import { valueOf } from "../../helpers/vault-values.ts";

const text = readFileSync(join(projectFolder, "docs/own-providers.md"), "utf8");

test("the example is a sound definition", () => {
  const example = /```toml\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  const provider = valueOf(compileDefinition(valueOf(readDefinition(example)), catalogue));
  expect(provider).toMatchObject({ id: "custom-acme", hosts: ["api.acme.example"] });
  expect(provider.formats).toMatchObject([{ distinctive: true }]);
});

/** Every member's name that the schema knows, however deep. */
function namesIn(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { entries, wrapped, item, options, pipe } = schema as Readonly<Record<string, unknown>>;
  const inner = [wrapped, item, ...[options, pipe].flat()].flatMap((one) =>
    one === schema ? [] : namesIn(one),
  );
  if (typeof entries !== "object" || entries === null) return inner;
  return [...Object.entries(entries).flatMap(([name, part]) => [name, ...namesIn(part)]), ...inner];
}

test("every member is explained", () => {
  const names = new Set(namesIn(definitionSchema));
  expect(names.size).toBeGreaterThan(35);
  const missing = [...names].filter((name) => !text.includes(`\`${name}\``) && !text.includes(`${name}]`));
  expect(missing).toEqual([]);
});
