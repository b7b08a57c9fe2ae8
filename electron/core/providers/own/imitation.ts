/** What a definition must not take from a built-in provider: the look of its name, and its keys' variables. */
import type { ProviderDefinition } from "../provider.ts";
import { isGenericVariable, providersOfVariable } from "../variable-names.ts";
import type { OwnDefinition } from "./schema.ts";

/** Signs that look like Latin letters, and those letters, place by place (chosen after Unicode's UTS 39). */
const lookalikes = [
  ["АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"],
  ["авсԁеһіјкмнорԛѕтуүԝхѵӏԍ", "abcdehijkmhopqstyywxvlg"],
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ["αβγεικνορστυχω", "abyeikvopotuxw"],
  ["ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ", "ABCDEGHiJKLMPSTVWZ"],
  ["օոսհց", "onuhg"],
  ["ıɡɑłøđħǃ", "igalodhl"],
  ["|0135$@", "lolessa"],
] as const;

const latinOf = new Map(
  lookalikes.flatMap(([foreign, latin]) =>
    Array.from(foreign, (letter, index) => [letter, latin.charAt(index)] as const),
  ),
);

/** Words at a name's end that make no other name of it. */
const fillers = new Set("inc ltd llc corp gmbh official api apis com io".split(" "));

/** What a name looks like at a glance: two names of the same look are taken for each other. */
function lookOf(name: string): string {
  // Capitals first: Greek's Η looks like H, and its small η like n.
  const latin = Array.from(name.normalize("NFKD"), (letter) => latinOf.get(letter) ?? letter).join("");
  const words = latin
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[\s.,()]+/)
    .filter((word) => word !== "");
  while (words.length > 1 && fillers.has(words.at(-1) ?? "")) words.pop();
  const plain = words.join("").replace(/[^\p{L}\p{N}]/gu, "");
  return plain.replaceAll("rn", "m").replaceAll("vv", "w").replaceAll("i", "l");
}

/** Whether `name` can be taken for that of one of these: other capitals, signs, letters that look alike. */
export function looksLikeOneOf(name: string, providers: readonly ProviderDefinition[]): boolean {
  const looks = looksOf(name);
  return providers.some((provider) => looksOf(provider.name).some((look) => looks.includes(look)));
}

/** The whole name, and the name without what stands in brackets beside it. */
const looksOf = (name: string): readonly string[] =>
  [name, name.replace(/\([^()]*\)/g, "")].map(lookOf).filter((look) => look !== "");

/**
 * Whether a field must not be filled from the variable `name`: it holds a key or another secret of a
 * built-in provider, or every second program's own, and would be stored and sent as this field.
 */
export const isTakenVariable = (name: string, builtIn: readonly ProviderDefinition[]): boolean =>
  isGenericVariable(name) ||
  providersOfVariable(name, builtIn).length > 0 ||
  builtIn.some(({ fields }) =>
    fields.some(({ secret, variables = [] }) => secret && variables.includes(name.toUpperCase())),
  );

/** The variables of a definition's fields that are not its to name. */
export function takenVariables(
  { field = [], ...rest }: OwnDefinition,
  builtIn: readonly ProviderDefinition[],
): readonly string[] {
  const named = [...(rest["base-url-variables"] ?? []), ...field.flatMap(({ variables = [] }) => variables)];
  return named.filter((name) => isTakenVariable(name, builtIn));
}
