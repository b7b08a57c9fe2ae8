/**
 * Writes docs/providers.md from the catalogue. `node scripts/docs.ts --check` writes nothing and
 * exits with 1 when the file is not what the catalogue says.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requestLine, rotationText, secretPlaces } from "../electron/cli/commands/provider-text.ts";
import { needsControl } from "../electron/core/checks/index.ts";
import { catalogue, categories, type ProviderDefinition } from "../electron/core/providers/index.ts";
import { projectFolder } from "./project.ts";

/** The generated file. */
export const providersFile = join(projectFolder, "docs", "providers.md");

const head = `# Providers

Generated from the catalogue by \`npm run docs\`; changes to this file are lost. A key is sent only to
the hosts of its own provider, and only in the place named here. "No check" means that no harmless
request tells whether a key works.

What stands beside a check:

- **needs**: what a key of this provider is checked with besides the key itself. Fields in brackets may
  be left empty. A *second secret* is kept in the keychain like the key.
- **site**: a key works at one of several sites. As long as nobody has said which, a refusal is no
  verdict.
- **control**: once a day at most, the same request is sent with a made-up key. Only when that one is
  refused does a good answer count.
- **sure / fairly sure / unsure**: how well the facts behind the entry are documented.

`;

/** The whole text of docs/providers.md for `providers`. Throws for a category without a heading. */
export function providersDocument(providers: readonly ProviderDefinition[]): string {
  const unknown = providers.find(({ category }) => categories.every(([id]) => id !== category));
  if (unknown !== undefined)
    throw new Error(`category ${unknown.category} has no title in electron/core/providers/categories.ts`);
  const checkable = providers.filter(isCheckable).length;
  const sections = categories.map(([id, title]) =>
    sectionOf(
      title,
      providers.filter(({ category }) => category === id),
    ),
  );
  return `${head}${providers.length} providers, ${checkable} of them with a check.\n${sections.join("")}`;
}

const isCheckable = ({ check, formats }: ProviderDefinition): boolean =>
  check.kind === "request" || formats.some((format) => format.check?.kind === "request");

function sectionOf(title: string, providers: readonly ProviderDefinition[]): string {
  if (providers.length === 0) return "";
  const sorted = providers.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  const columns = ["Provider", "Id", "Hosts", "Check", "Where the key goes", "Beside it", "Rotation"];
  const lines = [columns, columns.map(() => "---"), ...sorted.map(cellsOf)];
  const table = lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
  return `\n## ${title}\n\n${table}`;
}

function cellsOf(provider: ProviderDefinition): readonly string[] {
  const { check, rotation } = provider;
  const hosts = provider.hosts.length > 0 ? provider.hosts.map(code).join(" ") : addressOfUser(provider);
  return [
    plain(provider.name),
    code(provider.id),
    hosts,
    check.kind === "none" ? `No check: ${plain(check.reason)}` : code(requestLine(provider)),
    check.kind === "none" ? "" : plain(secretPlaces(check).join(", ")),
    plain(besides(provider).join("; ")),
    plain([rotationText(provider), rotation.note].filter((part) => part !== "").join(". ")),
  ];
}

const sureness = { high: "sure", medium: "fairly sure", low: "unsure" } as const;

function besides(provider: ProviderDefinition): readonly string[] {
  const { check, fields, formats, confidence } = provider;
  const needs = fields.map(({ label, required, secret }) => {
    const text = secret ? `${label} (second secret)` : label;
    return required ? text : `[${text}]`;
  });
  const sites = fields.filter(({ regional }) => regional === true).map(({ label }) => label);
  const others = formats.filter(({ check: own }) => own?.kind === "request").length;
  return [
    ...(needs.length === 0 ? [] : [`needs ${needs.join(", ")}`]),
    ...(sites.length === 0 ? [] : [`site: ${sites.join(", ")}`]),
    ...(check.kind === "request" && needsControl(provider, check) ? ["control"] : []),
    ...(check.kind === "request" && check.controlReason !== undefined
      ? [`no control: ${check.controlReason}`]
      : []),
    ...(others === 0
      ? []
      : [`${others} ${others === 1 ? "form" : "forms"} of key with a check of their own`]),
    sureness[confidence],
  ];
}

const addressOfUser = ({ check }: ProviderDefinition): string =>
  check.kind === "none" ? "" : "the user's own";

const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
const plain = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

function main(): void {
  const wanted = providersDocument(catalogue);
  if (!process.argv.includes("--check")) {
    writeFileSync(providersFile, wanted);
    console.log(`docs: ${catalogue.length} providers`);
    return;
  }
  const current = existsSync(providersFile) ? readFileSync(providersFile, "utf8") : "";
  if (current === wanted) return;
  console.error("docs/providers.md is stale: run npm run docs");
  process.exitCode = 1;
}

if (import.meta.main) main();
