/** Text messages, calls, chat and webhooks. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  inPath,
  jsonBody,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import { clientCredentials } from "../oauth-client.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

/** A text that is empty is refused before anything is posted; the refusal tells whether the address is known. */
const slackWebhookCheck = post(
  "A webhook answers only to POST; an empty text is refused, so no message is posted.",
  "https://hooks.slack.com/services/{secret.workspace}/{secret.webhook}/{secret.token}",
  [inPath, jsonBody({ text: "" })],
  {
    parts: {
      kind: "address",
      beginning: "https://hooks.slack.com/services/",
      names: ["workspace", "webhook", "token"],
    },
    rules: [
      rule(
        { status: [400], bodyContains: ["no_text", "missing_text", "invalid_payload"] },
        valid,
        "400 that only minds the empty text: Slack knows this webhook",
      ),
      rule(
        { status: [404], bodyContains: ["no_service", "no_team"] },
        rejected(),
        "404 no_service or no_team: the webhook was taken back or never existed",
      ),
      rule(
        { status: [403], bodyContains: ["invalid_token"] },
        rejected(),
        "403 invalid_token: Slack does not know this webhook",
      ),
      rule(
        { status: [403], bodyContains: ["action_prohibited"] },
        limited("restricted"),
        "403 action_prohibited: the webhook is genuine, its workspace does not let it post",
      ),
      rule(
        { status: [404, 410], bodyContains: ["channel_not_found", "channel_is_archived"] },
        limited("restricted"),
        "the webhook is genuine, its channel is gone or archived",
      ),
      ...standardRules({ valid: [], invalid: [], restricted: [] }),
    ],
  },
);

/** Asking for a webhook posts nothing. Older addresses begin with another host of Discord's. */
const discordWebhookCheck = (beginning: string) =>
  get("https://discord.com/api/webhooks/{secret.id}/{secret.token}", inPath, {
    parts: { kind: "address", beginning, names: ["id", "token"] },
    rules: [
      rule(
        { status: [404], path: "code", equals: [10015] },
        rejected("revoked"),
        "404 code 10015: the webhook was deleted or never existed",
      ),
      rule(
        { status: [401, 404], path: "code", equals: [50027] },
        rejected(),
        "code 50027: Discord does not accept the token of this webhook",
      ),
      ...standardRules({ proof: "channel_id", invalid: [], restricted: [] }),
    ],
    identity: { account: ["name"], accountId: ["id"] },
  });

export const messagingServices: readonly ProviderDefinition[] = [
  define({
    id: "vonage",
    name: "Vonage (Nexmo)",
    category: "communications",
    hosts: ["rest.nexmo.com"],
    variables: ["VONAGE_API_SECRET", "NEXMO_API_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{16}$")],
    fields: [
      textField("apiKey", "API key (eight characters)", { variables: ["VONAGE_API_KEY", "NEXMO_API_KEY"] }),
    ],
    check: get("https://rest.nexmo.com/account/get-balance", basic("{apiKey}"), {
      rules: standardRules({ proof: "value", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["value"] },
    }),
    keyPage: "https://dashboard.nexmo.com/settings",
    rotation: overlapping("Vonage lets an account have two secrets at once."),
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
    formats: [plainFormat("^[A-Za-z0-9_-]{40}$")],
    fields: [textField("authId", "Auth ID (begins with MA)", { variables: ["PLIVO_AUTH_ID"] })],
    check: get("https://api.plivo.com/v1/Account/{authId}/", basic("{authId}"), {
      rules: standardRules({ proof: "auth_id", assumed: ["invalid", "restricted"] }),
      identity: {
        account: ["name"],
        accountId: ["auth_id"],
        plan: ["account_type"],
        credit: ["cash_credits"],
      },
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
    id: "telnyx",
    name: "Telnyx",
    category: "communications",
    hosts: ["api.telnyx.com"],
    variables: ["TELNYX_API_KEY"],
    formats: [ownFormat("KEY", "^KEY[A-Za-z0-9_-]{55}$")],
    check: get("https://api.telnyx.com/v2/balance", bearer, {
      rules: [
        rule(
          { status: [401], path: "errors.0.code", equals: ["10009", 10009] },
          rejected(),
          "401 code 10009: Telnyx does not accept this key",
        ),
        ...standardRules({ proof: "data.balance", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { credit: ["data.balance"] },
    }),
    keyPage: "https://portal.telnyx.com/#/app/api-keys",
    rotation: overlapping("Telnyx keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/telnyx.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#telnyx-api-v2-key.1",
    ],
    confidence: "high",
  }),
  define({
    id: "messagebird",
    name: "Bird (MessageBird)",
    category: "communications",
    hosts: ["rest.messagebird.com"],
    variables: ["MESSAGEBIRD_ACCESS_KEY", "MESSAGEBIRD_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{25}$")],
    check: get("https://rest.messagebird.com/balance", header("Authorization", "AccessKey {secret}"), {
      rules: [
        rule(
          { status: [401], path: "errors.0.code", equals: [2] },
          rejected(),
          "401 code 2: MessageBird does not know this key",
        ),
        ...standardRules({ proof: "amount", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { plan: ["payment"], credit: ["amount"] },
    }),
    keyPage: "https://dashboard.messagebird.com/en/developers/access",
    rotation: overlapping("Bird keeps several keys side by side."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/messagebird.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#messagebird-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "slack-webhook",
    name: "Slack incoming webhook",
    category: "communications",
    hosts: ["hooks.slack.com"],
    variables: ["SLACK_WEBHOOK_URL"],
    formats: [
      ownFormat(
        "https://hooks.slack.com/",
        "^https://hooks\\.slack\\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}$",
      ),
    ],
    check: slackWebhookCheck,
    keyPage: "https://api.slack.com/apps",
    rotation: overlapping("An app may have several webhooks; a new one does not end the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/slack.yml",
      "trufflesecurity/trufflehog:pkg/detectors/slackwebhook",
      "streaak/keyhacks:README.md#SlackWebhook",
    ],
    confidence: "high",
  }),
  define({
    id: "discord-webhook",
    name: "Discord webhook",
    category: "communications",
    hosts: ["discord.com"],
    variables: ["DISCORD_WEBHOOK_URL"],
    formats: [
      ownFormat(
        "https://discord.com/api/",
        "^https://discord\\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{68}$",
      ),
      ownFormat(
        "https://discordapp.com/",
        "^https://discordapp\\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{68}$",
        { note: "older address", check: discordWebhookCheck("https://discordapp.com/api/webhooks/") },
      ),
    ],
    check: discordWebhookCheck("https://discord.com/api/webhooks/"),
    keyPage: null,
    rotation: overlapping("A channel may have several webhooks; a new one does not end the old one."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/discord.yml",
      "trufflesecurity/trufflehog:pkg/detectors/discordwebhook",
      "betterleaks/betterleaks:config/betterleaks.toml#discord-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "line-messaging",
    name: "LINE Messaging API",
    category: "communications",
    hosts: ["api.line.me"],
    variables: ["LINE_CHANNEL_ACCESS_TOKEN", "LINE_CHANNEL_SECRET"],
    formats: [
      plainFormat("^[A-Za-z0-9+/]{170,172}=$", { note: "channel access token" }),
      plainFormat("^[0-9a-f]{32}$", {
        note: "channel secret",
        check: noCheck("A channel secret is never sent: it proves what LINE sends to you."),
      }),
    ],
    check: get("https://api.line.me/v2/bot/info", bearer, {
      rules: standardRules({ proof: "userId", assumed: ["invalid", "restricted"] }),
      identity: { account: ["displayName"], accountId: ["basicId"] },
    }),
    keyPage: "https://developers.line.biz/console/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/linemessaging",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/line.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "lark",
    name: "Lark / Feishu (app credentials)",
    category: "communications",
    hosts: ["open.larksuite.com", "open.feishu.cn"],
    variables: ["LARK_APP_SECRET", "FEISHU_APP_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    fields: [
      textField("appId", "App ID (begins with cli_)", { variables: ["LARK_APP_ID", "FEISHU_APP_ID"] }),
      hostChoice(["open.larksuite.com", "open.feishu.cn"], { label: "Host (open.feishu.cn for Feishu)" }),
    ],
    check: post(
      "Lark gives a token by POST only; the token ends by itself, nothing is changed or charged.",
      "https://{apiHost}/open-apis/auth/v3/tenant_access_token/internal",
      jsonBody({ app_id: "{appId}", app_secret: "{secret}" }),
      {
        control: "never",
        rules: [
          rule(
            { status: [200], path: "code", equals: [0] },
            valid,
            "200 with code 0: the app and its secret were accepted",
          ),
          rule(
            { status: [200], path: "code", equals: [10003, 10005, 10014, 10015] },
            rejected(),
            "200 with code 10003, 10005, 10014 or 10015: this site does not accept the app and secret",
          ),
          ...standardRules({ valid: [], invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://open.larksuite.com/app",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "betterleaks/betterleaks:config/betterleaks.toml#lark-app-secret",
      "trufflesecurity/trufflehog:pkg/detectors/larksuiteapikey",
    ],
    confidence: "high",
  }),
  define({
    id: "zoom",
    name: "Zoom (server-to-server OAuth)",
    category: "communications",
    hosts: ["zoom.us"],
    variables: ["ZOOM_CLIENT_SECRET"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    fields: [
      textField("accountId", "Account ID", { variables: ["ZOOM_ACCOUNT_ID"] }),
      textField("clientId", "Client ID", { variables: ["ZOOM_CLIENT_ID"] }),
    ],
    check: clientCredentials("https://zoom.us/oauth/token", {
      in: "basic",
      grantType: "account_credentials",
      form: { account_id: "{accountId}" },
      identity: { scopes: ["scope"] },
    }),
    keyPage: "https://marketplace.zoom.us/user/build",
    sources: [
      "langgenius/dify-official-plugins:tools/zoom",
      "NangoHQ/nango:packages/providers/providers.yaml#zoom",
      "NangoHQ/nango:packages/providers/providers.yaml#zoom-cc",
    ],
    confidence: "low",
  }),
];
