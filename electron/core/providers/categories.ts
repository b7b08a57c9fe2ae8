/** The catalogue's categories in words, in the order in which they are told. */
export const categories: readonly (readonly [id: string, title: string])[] = [
  ["ai-llm", "Language models"],
  ["ai-infra", "Tools around models"],
  ["ai-media", "Images and video"],
  ["ai-speech", "Voice"],
  ["search-scraping", "Search and scraping"],
  ["dev-tools", "Developer tools"],
  ["package-registry", "Package registries"],
  ["hosting-cloud", "Clouds and hosting"],
  ["database", "Databases"],
  ["monitoring-analytics", "Monitoring and analytics"],
  ["auth-identity-security", "Sign-in and security"],
  ["payments-finance", "Payments and finance"],
  ["email", "E-mail"],
  ["communications", "Messages and calls"],
  ["crm-marketing", "Customers and marketing"],
  ["productivity", "Productivity"],
  ["content-cms-social", "Content, shops and social"],
  ["maps-weather-geo", "Maps, weather and places"],
  ["data-apis", "Data and documents"],
  ["crypto-web3", "Blockchains"],
];

/** What the providers that the user defined are under. */
export const ownCategory = "Your own";

const titles = new Map([...categories, ["own", ownCategory] as const]);

/** A category in words; one without words stays as it is. */
export const categoryTitle = (id: string): string => titles.get(id) ?? id;
