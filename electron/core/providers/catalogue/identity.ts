/** Sign-in services for the users of an app. */
import { bearer, define, get, ownFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const identityServices: readonly ProviderDefinition[] = [
  define({
    id: "workos",
    name: "WorkOS",
    category: "auth-identity-security",
    hosts: ["api.workos.com"],
    variables: ["WORKOS_API_KEY"],
    formats: [
      ownFormat("sk_live_a2V5Xz", "^sk_live_a2V5Xz[A-Za-z0-9+/]{50,90}$", {
        note: "base64 of key_...; same marker used by Highnote",
      }),
      ownFormat("sk_test_a2V5Xz", "^sk_test_a2V5Xz[A-Za-z0-9+/]{50,90}$", { note: "test" }),
    ],
    check: get("https://api.workos.com/organizations?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.workos.com/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/workos.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#workos-production-api-key.1",
    ],
    confidence: "high",
  }),
];
