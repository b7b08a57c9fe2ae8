/** All built-in providers, family by family. Data only; nothing is validated or compiled on loading. */
import { aiTools } from "./catalogue/ai-tools.ts";
import { analytics } from "./catalogue/analytics.ts";
import { cloudPlatforms } from "./catalogue/cloud.ts";
import { codeHosting } from "./catalogue/code-hosting.ts";
import { communications } from "./catalogue/communications.ts";
import { contentServices } from "./catalogue/content.ts";
import { databases } from "./catalogue/databases.ts";
import { developerTools } from "./catalogue/developer-tools.ts";
import { emailServices } from "./catalogue/email.ts";
import { hostingPlatforms } from "./catalogue/hosting.ts";
import { inferencePlatforms } from "./catalogue/ai-inference.ts";
import { languageModels } from "./catalogue/ai-language.ts";
import { languageModelsAsia } from "./catalogue/ai-language-asia.ts";
import { mapServices } from "./catalogue/maps.ts";
import { mediaModels } from "./catalogue/ai-media.ts";
import { monitoring } from "./catalogue/monitoring.ts";
import { payments } from "./catalogue/payments.ts";
import { productivity } from "./catalogue/productivity.ts";
import { searchServices } from "./catalogue/search.ts";
import { securityServices } from "./catalogue/security.ts";
import { speechModels } from "./catalogue/ai-speech.ts";
import type { ProviderDefinition } from "./provider.ts";

/** Every built-in provider. Ids are unique; the order has no meaning. */
export const catalogue: readonly ProviderDefinition[] = [
  ...languageModels,
  ...languageModelsAsia,
  ...inferencePlatforms,
  ...mediaModels,
  ...speechModels,
  ...aiTools,
  ...searchServices,
  ...codeHosting,
  ...developerTools,
  ...cloudPlatforms,
  ...hostingPlatforms,
  ...databases,
  ...emailServices,
  ...communications,
  ...payments,
  ...monitoring,
  ...analytics,
  ...productivity,
  ...contentServices,
  ...mapServices,
  ...securityServices,
];

/** The provider with this id in `providers`; null when there is none. */
export function findProvider(
  id: string,
  providers: readonly ProviderDefinition[] = catalogue,
): ProviderDefinition | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
