/** Registries of packages and images. */
import { basic, bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const packageRegistries: readonly ProviderDefinition[] = [
  define({
    id: "rubygems",
    name: "RubyGems.org",
    category: "package-registry",
    hosts: ["rubygems.org"],
    variables: ["GEM_HOST_API_KEY", "RUBYGEMS_API_KEY"],
    formats: [ownFormat("rubygems_", "^rubygems_[0-9a-f]{48}$")],
    check: get("https://rubygems.org/api/v1/gems.json", header("Authorization"), {
      rules: standardRules({ restricted: [], assumed: ["invalid"] }),
    }),
    keyPage: "https://rubygems.org/profile/api_keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/rubygems",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/rubygems.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "crates-io",
    name: "crates.io",
    category: "package-registry",
    hosts: ["crates.io"],
    variables: ["CARGO_REGISTRY_TOKEN"],
    formats: [ownFormat("cio", "^cio[A-Za-z0-9]{32}$")],
    check: get("https://crates.io/api/v1/me", header("Authorization"), {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://crates.io/settings/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/crates.io.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#crates-io-api-key",
    ],
    confidence: "medium",
  }),
  define({
    id: "packagecloud",
    name: "packagecloud",
    category: "package-registry",
    hosts: ["packagecloud.io"],
    variables: ["PACKAGECLOUD_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{48}$")],
    check: get("https://packagecloud.io/api/v1/repos.json?per_page=1", basic("{secret}", ""), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://packagecloud.io/api_token",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/packagecloud.yml",
      "trufflesecurity/trufflehog:pkg/detectors/packagecloud",
    ],
    confidence: "medium",
  }),
  define({
    id: "gemfury",
    name: "Gemfury",
    category: "package-registry",
    hosts: ["api.fury.io"],
    variables: ["FURY_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9_-]{20,36}$")],
    check: get("https://api.fury.io/1/accounts/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://manage.fury.io/manage/-/tokens/api",
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/gemfury.yml"],
    confidence: "medium",
  }),
];
