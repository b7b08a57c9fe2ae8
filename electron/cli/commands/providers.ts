/** `providers [ID]` and `detect`: the catalogue, and what a pasted text could be. Nothing is sent. */
import { fail, ok, type Result } from "../../core/errors.ts";
import {
  asDefined,
  type Candidate,
  detect,
  findProvider,
  isSwitchedOff,
  type ProviderDefinition,
} from "../../core/providers/index.ts";
import { display } from "../../core/redaction/index.ts";
import type { Secret } from "../../core/secret.ts";
import type { CommandContext, CommandOutcome, RegisterCommands } from "../context.ts";
import { nearest } from "../nearest.ts";
import { quoted } from "../quoted.ts";
import { counted } from "../output.ts";
import { table } from "../table.ts";
import { switchProviderChecks } from "./provider-checks.ts";
import { detailsAsJson, providerAsJson, requestLine, rotationText, secretPlaces } from "./provider-text.ts";

const done: CommandOutcome = ok({ exitCode: 0 });

const providersHelp = `
Examples:
  keystow providers                 all providers
  keystow providers stripe          one of them: hosts, check, fields
  keystow providers stripe --checks off   never send anything there
  keystow providers --json | jq '.providers[] | select(.checkable) | .id'`;

const detectHelp = `
Nothing is sent anywhere, and the text is never shown.

Examples:
  keystow detect                    paste it at a hidden prompt
  pbpaste | keystow detect --stdin
  keystow detect --stdin --variable OPENAI_API_KEY < key.txt`;

/** Adds `providers` and `detect`. */
export const registerProviderCommands: RegisterCommands = (program, run) => {
  program
    .command("providers")
    .description("the providers that are known")
    .argument("[id]", "show everything about one")
    .option("--checks <on|off>", "whether keys of this provider are ever sent to it")
    .addHelpText("after", providersHelp)
    .action((id: string | undefined, { checks }: { readonly checks?: string }) =>
      run((context, { json }) => providers(context, id, checks, json)),
    );
  program
    .command("detect")
    .description("what a pasted text could be, offline")
    .option("--stdin", "read the text from stdin instead of a hidden prompt")
    .option("--variable <name>", "the variable's name that goes with it")
    .addHelpText("after", detectHelp)
    .action((options: { readonly stdin?: true; readonly variable?: string }) =>
      run((context, { json }) => detectText(context, options, json)),
    );
};

async function providers(
  context: CommandContext,
  id: string | undefined,
  checks: string | undefined,
  json: boolean,
): Promise<CommandOutcome> {
  if (id === undefined) {
    return checks === undefined
      ? showAll(context, json)
      : fail("usage", "--checks is said of one provider: give its id.");
  }
  const found = knownProvider(context, id.toLowerCase());
  if (!found.ok) return found;
  return checks === undefined
    ? showOne(context, found.value, json)
    : await switchProviderChecks(context, found.value, checks, json);
}

function showAll({ terminal, catalogue }: CommandContext, json: boolean): CommandOutcome {
  const sorted = catalogue.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  if (json) {
    terminal.json({ version: 1, providers: sorted.map(providerAsJson) });
    return done;
  }
  const rows = sorted.map((provider) => [
    { text: provider.id },
    { text: display(provider.name) },
    { text: provider.category },
    { text: display(provider.hosts[0] ?? (provider.check.kind === "none" ? "" : "(yours)")) },
    { text: checkWord(provider) },
  ]);
  terminal.data(table(terminal, rows));
  const checkable = catalogue.filter(({ check }) => check.kind === "request").length;
  terminal.message(`${counted(catalogue.length, "provider")}, ${checkable} of them with a harmless check.`);
  return done;
}

function checkWord(provider: ProviderDefinition): string {
  if (isSwitchedOff(provider)) return "switched off";
  return provider.check.kind === "none" ? "no check" : "checkable";
}

function knownProvider({ catalogue }: CommandContext, id: string): Result<ProviderDefinition> {
  const provider = findProvider(id, catalogue);
  if (provider !== null) return ok(provider);
  const ids = catalogue.map((one) => one.id);
  const similar = nearest(id, ids);
  return fail("provider-unknown", `There is no provider${quoted(id) || " of that id"}.`, {
    hint: similar === null ? "See all of them: keystow providers" : `Did you mean ${similar}?`,
  });
}

function showOne({ terminal }: CommandContext, provider: ProviderDefinition, json: boolean): CommandOutcome {
  if (json) {
    terminal.json({ version: 1, providers: [detailsAsJson(provider)] });
    return done;
  }
  const rows = factsOf(provider).filter(([, text]) => text !== "");
  terminal.data(rows.map(([name, text]) => `${name.padEnd(10)}  ${display(text, 400)}\n`).join(""));
  return done;
}

function factsOf(shown: ProviderDefinition): readonly (readonly [string, string])[] {
  const provider = asDefined(shown);
  const { check, fields, formats } = provider;
  const prefixes = [...new Set(formats.map(({ prefix }) => prefix).filter((prefix) => prefix !== ""))];
  return [
    ["name", `${provider.name} (${provider.id}, ${provider.category})`],
    ["hosts", provider.hosts.join(", ")],
    ["variables", provider.variables.join(", ")],
    ["begins", prefixes.join(", ")],
    ...fields.map((field) => ["field", fieldText(field)] as const),
    ["checks", isSwitchedOff(shown) ? "off: you switched them off, and nothing is sent" : ""],
    ["check", check.kind === "none" ? `none: ${check.reason}` : requestLine(provider)],
    ["key goes", check.kind === "none" ? "" : secretPlaces(check).join(", ")],
    ["why POST", check.kind === "none" ? "" : (check.methodReason ?? "")],
    ["rotation", [rotationText(provider), provider.rotation.note].filter((part) => part !== "").join(". ")],
    ["keys at", provider.keyPage ?? ""],
    ["sources", `${provider.sources.join("; ")} (confidence: ${provider.confidence})`],
  ];
}

function fieldText(field: ProviderDefinition["fields"][number]): string {
  const facts = [
    field.required ? "required" : "optional",
    field.secret ? "secret" : "",
    field.defaultValue === undefined ? "" : `default ${field.defaultValue}`,
    field.choices === undefined ? "" : `one of ${field.choices.join(", ")}`,
  ].filter((fact) => fact !== "");
  return `${field.id}: ${field.label} (${facts.join("; ")})`;
}

async function detectText(
  context: CommandContext,
  { stdin, variable }: { readonly stdin?: true; readonly variable?: string },
  json: boolean,
): Promise<CommandOutcome> {
  const read = await readText(context, stdin === true);
  if (!read.ok) return read;
  const text = read.value.revealText();
  read.value.wipe();
  const detection = detect(text, { variable, providers: context.catalogue });
  const { candidates, notAKey, warning } = detection;
  if (json) {
    context.terminal.json({ version: 1, candidates, notAKey, warning });
    return done;
  }
  if (notAKey !== null) context.terminal.data(`No key: ${notAKey}.\n`);
  else if (candidates.length === 0) context.terminal.data("Unknown: it has no form that Keystow knows.\n");
  else context.terminal.data(candidates.map((one) => candidateLine(context, one)).join(""));
  if (warning !== null) context.terminal.data(`Careful: ${warning}.\n`);
  if (candidates.length > 1)
    context.terminal.message("Its form fits all of these, the likeliest first; only you can tell which.");
  return done;
}

function readText(context: CommandContext, stdin: boolean): Promise<Result<Secret>> {
  return stdin ? context.readStdin() : context.prompts.secret("Text (hidden): ");
}

const evidence: Readonly<Record<Candidate["by"], string>> = {
  format: "by its form",
  checksum: "by its checksum",
  variable: "by the variable's name",
};

function candidateLine({ catalogue }: CommandContext, { provider, certainty, by }: Candidate): string {
  const name = findProvider(provider, catalogue)?.name ?? provider;
  return `${certainty.padEnd(8)}  ${display(name)} (${provider}), ${evidence[by]}\n`;
}
