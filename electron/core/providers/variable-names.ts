/** Which provider's key a variable's name stands for. */
import type { ProviderDefinition } from "./provider.ts";

/** What frameworks and stages put before a name, and stages after it. No other word is taken off:
 *  `AZURE_OPENAI_API_KEY` is not OpenAI's. */
const before = [
  "NEXT_PUBLIC_",
  "REACT_APP_",
  "EXPO_PUBLIC_",
  "NUXT_PUBLIC_",
  "NUXT_",
  "VITE_",
  "GATSBY_",
  "PRODUCTION_",
  "PROD_",
  "STAGING_",
  "DEVELOPMENT_",
  "DEV_",
  "TEST_",
  "LOCAL_",
  "CI_",
];
const after = ["_PRODUCTION", "_PROD", "_STAGING", "_DEVELOPMENT", "_DEV", "_TEST", "_LOCAL", "_CI"];

/** The name, and the name without a stage or framework around it. */
function formsOf(name: string): readonly string[] {
  const start = before.find((part) => name.startsWith(part)) ?? "";
  const end = after.find((part) => name.endsWith(part)) ?? "";
  const inner = name.slice(start.length, name.length - end.length);
  return [name, name.slice(start.length), name.slice(0, name.length - end.length), inner].map((form) =>
    form.toUpperCase(),
  );
}

/** The providers whose documents use `name` for the key; upper and lower case are the same. */
export function providersOfVariable(
  name: string,
  providers: readonly ProviderDefinition[],
): readonly ProviderDefinition[] {
  if (name.length > 120) return [];
  const forms = formsOf(name.toUpperCase());
  return providers.filter(({ variables }) => variables.some((one) => forms.includes(one.toUpperCase())));
}
