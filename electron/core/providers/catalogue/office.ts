/** Calendars, forms, files and automation. */
import { bearer, define, get, header, hostLabelField, ownFormat, plainFormat } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const officeServices: readonly ProviderDefinition[] = [
  define({
    id: "cal-com",
    name: "Cal.com",
    category: "productivity",
    hosts: ["api.cal.com"],
    variables: ["CAL_API_KEY", "CALCOM_API_KEY"],
    formats: [
      ownFormat("cal_live_", "^cal_live_[0-9a-f]{32}$"),
      ownFormat("cal_", "^cal_[0-9a-f]{32}$", { note: "older" }),
    ],
    check: get("https://api.cal.com/v2/me", bearer, {
      headers: { "cal-api-version": "2024-08-13" },
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.cal.com/settings/developer/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/calcom.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#cal-com-v2",
      "NangoHQ/nango:packages/providers/providers.yaml#cal-com-v1",
    ],
    confidence: "high",
  }),
  define({
    id: "typeform",
    name: "Typeform",
    category: "productivity",
    hosts: ["api.typeform.com"],
    variables: ["TYPEFORM_TOKEN", "TYPEFORM_API_KEY"],
    formats: [ownFormat("tfp_", "^tfp_[A-Za-z0-9_-]{40,59}$", { note: "59 typical" })],
    check: get("https://api.typeform.com/me", bearer, {
      rules: standardRules({ invalid: [401, 403], restricted: [] }),
    }),
    keyPage: "https://admin.typeform.com/user/tokens",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/typeform.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#typeform-api-token",
      "trufflesecurity/trufflehog:pkg/detectors/typeform/v1",
    ],
    confidence: "medium",
  }),
  define({
    id: "jotform",
    name: "Jotform",
    category: "productivity",
    hosts: ["api.jotform.com"],
    variables: ["JOTFORM_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.jotform.com/user", header("APIKEY"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.jotform.com/myaccount/api",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/jotform.yml",
      "trufflesecurity/trufflehog:pkg/detectors/jotform",
    ],
    confidence: "high",
  }),
  define({
    id: "miro",
    name: "Miro",
    category: "productivity",
    hosts: ["api.miro.com"],
    variables: ["MIRO_ACCESS_TOKEN"],
    formats: [
      ownFormat("eyJtaXJvLm9yaWdpbiI6I", "^eyJtaXJvLm9yaWdpbiI6I[A-Za-z0-9_-]{10,40}_[A-Za-z0-9_-]{27}$"),
    ],
    check: get("https://api.miro.com/v1/oauth-token", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://miro.com/app/settings/user-profile/apps",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/miro.yml",
      "trufflesecurity/trufflehog:pkg/detectors/miro",
    ],
    confidence: "high",
  }),
  define({
    id: "box",
    name: "Box",
    category: "productivity",
    hosts: ["api.box.com"],
    variables: ["BOX_ACCESS_TOKEN", "BOX_DEVELOPER_TOKEN", "BOX_CLIENT_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$", { note: "developer tokens last 60 minutes" })],
    check: get("https://api.box.com/2.0/users/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.box.com/developers/console",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/box.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#box-api-access-token",
      "trufflesecurity/trufflehog:pkg/detectors/box",
    ],
    confidence: "high",
  }),
  define({
    id: "make",
    name: "Make (Integromat)",
    category: "productivity",
    hosts: ["{zone}.make.com"],
    variables: ["MAKE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [hostLabelField("zone", "Zone")],
    check: get("https://{zone}.make.com/api/v2/users/me", header("Authorization", "Token {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://www.make.com/en/login",
    sources: ["NangoHQ/nango:packages/providers/providers.yaml#make"],
    confidence: "medium",
  }),
  define({
    id: "pipedream",
    name: "Pipedream",
    category: "productivity",
    hosts: ["api.pipedream.com"],
    variables: ["PIPEDREAM_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    check: get("https://api.pipedream.com/v1/users/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://pipedream.com/user",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/pipedream",
      "NangoHQ/nango:packages/providers/providers.yaml#pipedream",
    ],
    confidence: "high",
  }),
  define({
    id: "typefully",
    name: "Typefully",
    category: "productivity",
    hosts: ["api.typefully.com"],
    variables: ["TYPEFULLY_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: get("https://api.typefully.com/v2/me", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://typefully.com/settings/api",
    sources: [
      "NangoHQ/nango:packages/providers/providers.yaml#typefully-v2",
      "NangoHQ/nango:packages/providers/providers.yaml#typefully",
    ],
    confidence: "medium",
  }),
];
