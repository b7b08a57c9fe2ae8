/** Text messages, calls, chat and webhooks. */
import { basic, bearer, define, get, ownFormat, plainFormat, secretField, textField } from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const messagingServices: readonly ProviderDefinition[] = [
  define({
    id: "vonage",
    name: "Vonage (Nexmo)",
    category: "communications",
    hosts: ["rest.nexmo.com"],
    variables: ["VONAGE_API_SECRET", "NEXMO_API_SECRET"],
    formats: [
      plainFormat("^[0-9a-f]{8}$", { note: "key" }),
      plainFormat("^[A-Za-z0-9]{16}$", { note: "secret" }),
    ],
    fields: [secretField("apiKey", "Api key")],
    check: get("https://rest.nexmo.com/account/get-balance", basic("{secret}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.nexmo.com/settings",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/vonage.yml",
      "trufflesecurity/trufflehog:pkg/detectors/nexmoapikey",
    ],
    confidence: "high",
  }),
  define({
    id: "plivo",
    name: "Plivo",
    category: "communications",
    hosts: ["api.plivo.com"],
    variables: ["PLIVO_AUTH_TOKEN"],
    formats: [
      ownFormat("MA", "^MA[A-Z0-9]{18}$", { note: "auth id" }),
      plainFormat("^[A-Za-z0-9_-]{40}$", { note: "auth token" }),
    ],
    fields: [textField("authId", "Auth id", { variables: ["PLIVO_AUTH_ID"] })],
    check: get("https://api.plivo.com/v1/Account/{authId}/", basic("{authId}", "{secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://console.plivo.com/dashboard/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/plivo.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#plivo-auth-token",
      "trufflesecurity/trufflehog:pkg/detectors/plivo",
    ],
    confidence: "high",
  }),
  define({
    id: "line-messaging",
    name: "LINE Messaging API",
    category: "communications",
    hosts: ["api.line.me"],
    variables: ["LINE_CHANNEL_ACCESS_TOKEN", "LINE_CHANNEL_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9+/]{170,172}=$")],
    check: get("https://api.line.me/v2/bot/info", bearer, {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://developers.line.biz/console/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/linemessaging",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/line.yml",
    ],
    confidence: "high",
  }),
];
