/** A provider's page in words: pure, so that every case can be tried without a page. */
import type { OwnProviderFacts, OwnProviderState, ProviderDetail } from "../../store/state.ts";
import type { Fact } from "../detail/detail-words.ts";
import type { BannerTone } from "../../ui/Banner.tsx";

const fact = (title: string, text: string, mono = false): Fact => ({ title, text, mono });
const several = (title: string, texts: readonly string[], mono = false): readonly Fact[] =>
  texts.length === 0 ? [] : [fact(title, texts.join(", "), mono)];

/** One below the other: a header or an address is hard to tell from the next one in a line. */
const lines = (title: string, texts: readonly string[]): readonly Fact[] =>
  texts.length === 0 ? [] : [fact(title, texts.join("\n"), true)];

/** Whose server gets the keys. */
const hostsText = (hosts: readonly string[]): string =>
  hosts.length === 0 ? "each key names its own server" : hosts.join(", ");

/** How a key is checked; nothing where there is no check. */
export function checkFacts({ check, hosts }: Pick<ProviderDetail, "check" | "hosts">): readonly Fact[] {
  if (check === null) return [];
  const { request, headers, keyGoes, whyPost, noControl } = check;
  return [
    fact("Request", request.replace("https://", ""), true),
    fact("Sent to", hostsText(hosts), hosts.length > 0),
    ...several("Key goes", keyGoes),
    ...lines("Also sent", headers),
    ...(whyPost === null ? [] : [fact("Why POST", whyPost)]),
    fact(
      "Made-up key",
      noControl === null
        ? "tried once a day at most: it must be refused before a good answer counts"
        : `none is tried: ${noControl}`,
    ),
  ];
}

/** What a key of this provider looks like, and what belongs to it. */
export function keyFacts({ variables, fields, regions }: ProviderDetail): readonly Fact[] {
  return [
    ...several("Variables", variables, true),
    ...fields.map((field) => fact(field.label, fieldText(field))),
    ...(regions.length === 0
      ? []
      : [
          fact(
            "Region",
            `a key is known in one only: until you say which (${regions.join(", ")}), a refusal is no verdict`,
          ),
        ]),
  ];
}

function fieldText({ required, secret, defaultValue, choices }: ProviderDetail["fields"][number]): string {
  const parts = [
    required ? "needed" : "may be left out",
    secret ? "kept as a secret" : "",
    defaultValue === null || defaultValue === "" ? "" : `usually ${defaultValue}`,
    choices === null || choices.length > 6 ? "" : `one of ${choices.join(", ")}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}

/** How a key is rotated, how sure the facts are, and where they come from. */
export function sourceFacts({ rotation, sources, confidence, own }: ProviderDetail): readonly Fact[] {
  return [
    ...(rotation === "" ? [] : [fact("Rotation", rotation)]),
    ...(own === null ? [fact("Certainty", confidence), ...lines("Sources", sources)] : []),
  ];
}

export interface StateWords {
  readonly tone: BannerTone;
  readonly title: string;
  readonly text: string;
}

/** What stands above the page of a provider of the user's own that is not in use; null for all others. */
export function stateWords(state: OwnProviderState): StateWords | null {
  if (state === "disabled")
    return { tone: "info", title: "It is disabled", text: "Its keys stay, and nothing is sent there." };
  if (state === "unconfirmed")
    return {
      tone: "warn",
      title: "Its host is not the one that was confirmed",
      text: "Nothing is sent until you have confirmed the new one.",
    };
  if (state === "damaged")
    return {
      tone: "bad",
      title: "What the vault keeps of it cannot be read",
      text: "Add its definition again, or remove it.",
    };
  return null;
}

/** What a definition says, before it is kept or enabled. Hosts stand there in ASCII. */
export function definitionFacts(facts: OwnProviderFacts): readonly Fact[] {
  return [
    fact("Sent to", hostsText(facts.hosts), facts.hosts.length > 0),
    fact("Check", facts.request ?? "none: nothing is ever sent", facts.request !== null),
    ...several("Key goes", facts.keyGoes),
    ...lines("Also sent", facts.headers),
    ...(facts.whyPost === null ? [] : [fact("Why POST", facts.whyPost)]),
    ...several("Variables", facts.variables, true),
    ...several("Keys", facts.formats),
    ...facts.fields.map(({ label, required, secret }) =>
      fact(label, fieldText({ id: "", label, required, secret, defaultValue: null, choices: null })),
    ),
    ...several("Key page", facts.keyPage === null ? [] : [facts.keyPage], true),
  ];
}
