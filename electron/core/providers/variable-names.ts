/** Which provider's key a variable's name stands for. */
import { isOwnProvider } from "./own-id.ts";
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
  "VUE_APP_",
  "NG_APP_",
  "GATSBY_",
  "PUBLIC_",
  "TF_VAR_",
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

/** Names that every second program uses for something of its own: they name nobody. */
const generic = new Set(
  [
    "KEY TOKEN SECRET PASSWORD PASSPHRASE CREDENTIALS API_KEY APIKEY API_TOKEN API_SECRET API_PASSWORD",
    "ACCESS_KEY ACCESS_KEY_ID ACCESS_TOKEN SECRET_KEY SECRET_TOKEN SECRET_ACCESS_KEY AUTH_KEY AUTH_TOKEN",
    "AUTH_SECRET BEARER_TOKEN REFRESH_TOKEN BOT_TOKEN APP_KEY APP_SECRET APP_TOKEN PRIVATE_KEY PUBLIC_KEY",
    "CLIENT_ID CLIENT_KEY CLIENT_SECRET CONSUMER_KEY CONSUMER_SECRET SIGNING_KEY SIGNING_SECRET",
    "ENCRYPTION_KEY JWT_SECRET SESSION_SECRET WEBHOOK_SECRET WEBHOOK_URL SERVICE_ACCOUNT_KEY MASTER_KEY",
    "DATABASE_URL DATABASE_PASSWORD DB_URL DB_PASSWORD",
    "CONNECTION_STRING SMTP_PASSWORD BASE_URL API_URL ENDPOINT HOST USERNAME USER",
  ].flatMap((line) => line.split(" ")),
);

/** Made once for each list of providers. */
const indexes = new WeakMap<
  readonly ProviderDefinition[],
  ReadonlyMap<string, readonly ProviderDefinition[]>
>();

/** Longer names are nobody's. */
const longestName = 120;

/**
 * The providers whose documents use `name` for the key; upper and lower case are the same. The whole
 * name counts before what is left of it without a stage or framework around it; a name of the user's own
 * provider leaves the built-in ones in question. Several: the name is
 * ambiguous. None: it is unknown, or too general to name anybody.
 */
export function providersOfVariable(
  name: string,
  providers: readonly ProviderDefinition[],
): readonly ProviderDefinition[] {
  if (name === "" || name.length > longestName) return [];
  const index = indexOf(providers);
  const claimed = new Set<ProviderDefinition>();
  for (const form of formsOf(name.toUpperCase())) {
    const found = isGenericVariable(form) ? [] : (index.get(form) ?? []);
    for (const provider of found) claimed.add(provider);
    // Whoever writes a definition could else name PROD_STRIPE_SECRET_KEY, and have Stripe's keys alone.
    if (found.some(({ id }) => !isOwnProvider(id))) break;
  }
  return [...claimed];
}

/** Whether so many programs use `name` for something of their own that it names nobody. */
export const isGenericVariable = (name: string): boolean => generic.has(name.toUpperCase());

/** The name, and the name without a stage or framework around it. */
function formsOf(name: string): readonly string[] {
  const start = before.find((part) => name.startsWith(part)) ?? "";
  const end = after.find((part) => name.endsWith(part)) ?? "";
  const inner = name.slice(start.length, name.length - end.length);
  return [name, name.slice(start.length), name.slice(0, name.length - end.length), inner];
}

function indexOf(
  providers: readonly ProviderDefinition[],
): ReadonlyMap<string, readonly ProviderDefinition[]> {
  const known = indexes.get(providers);
  if (known !== undefined) return known;
  const index = new Map<string, ProviderDefinition[]>();
  for (const provider of providers) {
    for (const variable of new Set(provider.variables.map((one) => one.toUpperCase()))) {
      const owners = index.get(variable) ?? [];
      owners.push(provider);
      index.set(variable, owners);
    }
  }
  indexes.set(providers, index);
  return index;
}
