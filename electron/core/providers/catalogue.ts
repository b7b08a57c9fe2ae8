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
import { vectorStores } from "./catalogue/ai-vector-stores.ts";
import { aiOperations } from "./catalogue/ai-operations.ts";
import { asianModelPlatforms } from "./catalogue/ai-language-asia-platforms.ts";
import { modelHosting } from "./catalogue/ai-compute.ts";
import { aiAssistants } from "./catalogue/ai-assistants.ts";
import { modelPlatforms } from "./catalogue/ai-language-platforms.ts";
import { imageAndVideoModels } from "./catalogue/ai-images-and-video.ts";
import { voiceModels } from "./catalogue/ai-voice.ts";
import { identityServices } from "./catalogue/identity.ts";
import { threatIntelligence } from "./catalogue/threat-intelligence.ts";
import { messagingServices } from "./catalogue/messaging.ts";
import { realtimeServices } from "./catalogue/realtime.ts";
import { publishingServices } from "./catalogue/publishing.ts";
import { commerceServices } from "./catalogue/commerce.ts";
import { socialServices } from "./catalogue/social.ts";
import { customerServices } from "./catalogue/customers.ts";
import { exchanges } from "./catalogue/exchanges.ts";
import { blockchainServices } from "./catalogue/blockchain.ts";
import { dataServices } from "./catalogue/data-services.ts";
import { dataWarehouses } from "./catalogue/data-warehouses.ts";
import { documentAndDeviceServices } from "./catalogue/documents-and-devices.ts";
import { databaseClouds } from "./catalogue/database-clouds.ts";
import { codeHostingServers } from "./catalogue/code-hosting-servers.ts";
import { buildServices } from "./catalogue/continuous-integration.ts";
import { codeQuality } from "./catalogue/code-quality.ts";
import { developerPlatforms } from "./catalogue/developer-platforms.ts";
import { emailDelivery } from "./catalogue/email-delivery.ts";
import { signedHosting } from "./catalogue/hosting-signed.ts";
import { signedClouds } from "./catalogue/cloud-signed.ts";
import { cloudAccounts } from "./catalogue/cloud-accounts.ts";
import { cloudServers } from "./catalogue/cloud-servers.ts";
import { geographicServices } from "./catalogue/geography.ts";
import { incidentServices } from "./catalogue/incidents.ts";
import { observability } from "./catalogue/observability.ts";
import { packageRegistries } from "./catalogue/package-registries.ts";
import { paymentPlatforms } from "./catalogue/payment-platforms.ts";
import { paymentServices } from "./catalogue/payment-services.ts";
import { bankingServices } from "./catalogue/banking.ts";
import { projectServices } from "./catalogue/projects.ts";
import { officeServices } from "./catalogue/office.ts";
import { webSearch } from "./catalogue/web-search.ts";
import { scrapingServices } from "./catalogue/scraping.ts";
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
  ...scrapingServices,
  ...webSearch,
  ...officeServices,
  ...projectServices,
  ...bankingServices,
  ...paymentPlatforms,
  ...paymentServices,
  ...packageRegistries,
  ...observability,
  ...incidentServices,
  ...geographicServices,
  ...cloudServers,
  ...cloudAccounts,
  ...signedClouds,
  ...signedHosting,
  ...emailDelivery,
  ...developerPlatforms,
  ...codeQuality,
  ...buildServices,
  ...codeHostingServers,
  ...databaseClouds,
  ...dataWarehouses,
  ...dataServices,
  ...documentAndDeviceServices,
  ...blockchainServices,
  ...exchanges,
  ...customerServices,
  ...socialServices,
  ...commerceServices,
  ...publishingServices,
  ...realtimeServices,
  ...messagingServices,
  ...threatIntelligence,
  ...identityServices,
  ...voiceModels,
  ...imageAndVideoModels,
  ...modelPlatforms,
  ...aiAssistants,
  ...modelHosting,
  ...asianModelPlatforms,
  ...aiOperations,
  ...vectorStores,
];

/** The provider with this id in `providers`; null when there is none. */
export function findProvider(
  id: string,
  providers: readonly ProviderDefinition[] = catalogue,
): ProviderDefinition | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
