/** Chat, push and live data inside apps. */
import { bearer, define, get, header, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const realtimeServices: readonly ProviderDefinition[] = [
  define({
    id: "onesignal",
    name: "OneSignal",
    category: "communications",
    hosts: ["api.onesignal.com"],
    variables: ["ONESIGNAL_API_KEY", "ONESIGNAL_REST_API_KEY"],
    formats: [
      ownFormat("os_v2_org_", "^os_v2_org_[a-z2-7]{103}$", { note: "organisation key" }),
      ownFormat("os_v2_app_", "^os_v2_app_[a-z2-7]{103}$", {
        note: "app key: 403 here although live, use GET /apps/{appId}",
      }),
      plainFormat("^[A-Za-z0-9+/]{48}$", { note: "legacy" }),
    ],
    check: get("https://api.onesignal.com/apps", header("Authorization", "Key {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.onesignal.com/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/onesignal.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#onesignal-rich-authentication-token",
      "trufflesecurity/trufflehog:pkg/detectors/onesignal",
    ],
    confidence: "medium",
  }),
  define({
    id: "courier",
    name: "Courier",
    category: "communications",
    hosts: ["api.courier.com"],
    variables: ["COURIER_AUTH_TOKEN"],
    formats: [
      ownFormat("pk_prod_", "^pk_prod_[A-Z0-9]{28}$"),
      ownFormat("pk_test_", "^pk_test_[A-Z0-9]{28}$", { note: "pk_ is SECRET here" }),
    ],
    check: get("https://api.courier.com/brands?limit=1", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.courier.com/settings/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/courier.yml",
      "trufflesecurity/trufflehog:pkg/detectors/courier",
    ],
    confidence: "low",
  }),
];
