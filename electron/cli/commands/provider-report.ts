/** How a provider of one's own is shown, to people and to scripts. */
import { display } from "../../core/redaction/index.ts";
import type { OwnProviderFacts, OwnProviderInfo } from "../../ipc/answers.ts";
import { counted } from "../output.ts";

/** The lines that say what it is and where its keys would go. Hosts stand there in ASCII. */
export function factLines(facts: OwnProviderFacts): readonly string[] {
  const rows: readonly (readonly [string, string])[] = [
    ["name", `${facts.name} (${facts.id})`],
    ["host", facts.hosts.join(", ") || "each key names its own server"],
    ["variables", facts.variables.join(", ")],
    ...facts.formats.map((format) => ["keys", format] as const),
    ...facts.fields.map(
      ({ id, label, required, secret }) =>
        [
          "field",
          `${id}: ${label} (${required ? "required" : "optional"}${secret ? "; secret" : ""})`,
        ] as const,
    ),
    ["check", facts.request ?? "none: nothing is ever sent"],
    ...facts.headers.map((header) => ["header", header] as const),
    ["key goes", facts.keyGoes.join(", ")],
    ["why POST", facts.whyPost ?? ""],
    ["keys at", facts.keyPage ?? ""],
  ];
  return rows.flatMap(([name, text]) => (text === "" ? [] : [`${name.padEnd(9)}  ${display(text, 700)}`]));
}

const states: Readonly<Record<OwnProviderInfo["state"], string>> = {
  enabled: "enabled",
  disabled: "disabled",
  unconfirmed: "disabled: its host is not the one that was confirmed",
  damaged: "damaged: what the vault keeps of it cannot be read",
};

export const stateText = ({ state }: OwnProviderInfo): string => states[state];

/** `of 2 keys: A, B`; "" when no key belongs to it. */
export function keysText({ keys }: OwnProviderInfo): string {
  const names = keys.slice(0, 5).map(({ name }) => name);
  if (keys.length > names.length) names.push("…");
  return keys.length === 0 ? "" : `${counted(keys.length, "key")}: ${names.join(", ")}`;
}

/** One provider of one's own in JSON; `facts` of a damaged one are null. */
export function infoAsJson({
  id,
  state,
  addedAt,
  facts,
  keys,
}: OwnProviderInfo): Readonly<Record<string, unknown>> {
  const names = keys.map(({ name }) => name);
  return { id, own: true, state, addedAt, keys: names, definition: facts };
}
