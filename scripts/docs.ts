/**
 * Writes docs/providers.md from the catalogue. `node scripts/docs.ts --check` writes nothing and
 * exits with 1 when the file is not what the catalogue says.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requestLine, rotationText, secretPlaces } from "../electron/cli/commands/provider-text.ts";
import { catalogue, type ProviderDefinition } from "../electron/core/providers/index.ts";
import { projectFolder } from "./project.ts";

/** The generated file. */
export const providersFile = join(projectFolder, "docs", "providers.md");

const head = `# Providers

Generated from the catalogue by \`npm run docs\`; changes to this file are lost. A key is sent only to
the hosts of its own provider, and only in the place named here. "None" means that no harmless
request tells whether a key works. Rotation is listed where the provider documents it.

`;

/** The whole text of docs/providers.md for `providers`. */
export function providersDocument(providers: readonly ProviderDefinition[]): string {
  const sorted = providers.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  const checkable = providers.filter(({ check }) => check.kind === "request").length;
  const columns = ["Provider", "Id", "Hosts", "Check", "Where the key goes", "Rotation"];
  const lines = [columns, columns.map(() => "---"), ...sorted.map(cellsOf)];
  const table = lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
  return `${head}${providers.length} providers, ${checkable} of them with a check.\n\n${table}`;
}

function cellsOf(provider: ProviderDefinition): readonly string[] {
  const { check, rotation } = provider;
  const hosts = provider.hosts.length > 0 ? provider.hosts.map(code).join(" ") : addressOfUser(provider);
  return [
    plain(provider.name),
    code(provider.id),
    hosts,
    check.kind === "none" ? `none: ${plain(check.reason)}` : code(requestLine(provider)),
    check.kind === "none" ? "" : plain(secretPlaces(check).join(", ")),
    plain([rotationText(provider), rotation.note].filter((part) => part !== "").join(". ")),
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
