/** Messages and calls. */
import {
  basic,
  bearer,
  define,
  get,
  hostChoice,
  header,
  inPath,
  limited,
  noCheck,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  textField,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const communications: readonly ProviderDefinition[] = [
  define({
    id: "twilio",
    name: "Twilio",
    category: "communications",
    hosts: [
      "api.twilio.com",
      "api.dublin.ie1.twilio.com",
      "api.sydney.au1.twilio.com",
      "verify.twilio.com",
      "verify.dublin.ie1.twilio.com",
      "verify.sydney.au1.twilio.com",
    ],
    variables: ["TWILIO_AUTH_TOKEN", "TWILIO_API_SECRET"],
    formats: [
      plainFormat("^[0-9a-f]{32}$", { note: "auth token of the account" }),
      plainFormat("^[A-Za-z0-9]{32}$", {
        note: "secret of an API key",
        // Such a key may not read the account, though it is genuine.
        check: get("https://verify.{region}/v2/Services?PageSize=1", basic("{apiKeySid}"), {
          rules: standardRules({ proof: "services", assumed: ["invalid", "restricted"] }),
        }),
      }),
    ],
    fields: [
      textField("accountSid", "Account SID (begins with AC)", { variables: ["TWILIO_ACCOUNT_SID"] }),
      textField("apiKeySid", "API key SID (begins with SK; for the secret of an API key)", {
        required: false,
        variables: ["TWILIO_API_KEY", "TWILIO_API_KEY_SID"],
      }),
      hostChoice(["twilio.com", "dublin.ie1.twilio.com", "sydney.au1.twilio.com"], {
        id: "region",
        label: "Region",
      }),
    ],
    check: get("https://api.{region}/2010-04-01/Accounts/{accountSid}.json", basic("{accountSid}"), {
      rules: [
        rule(
          { status: [200], path: "status", equals: ["suspended"] },
          limited("restricted"),
          "200 with status suspended: the token is genuine, the account is suspended",
        ),
        ...standardRules({ proof: "status", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["friendly_name"], plan: ["type"] },
    }),
    keyPage: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/twilio.yml",
      "NangoHQ/nango:packages/providers/providers.yaml#twilio",
    ],
    confidence: "high",
  }),
  define({
    id: "slack",
    name: "Slack",
    category: "communications",
    hosts: ["slack.com"],
    variables: ["SLACK_BOT_TOKEN", "SLACK_TOKEN", "SLACK_USER_TOKEN", "SLACK_APP_TOKEN"],
    formats: [
      ownFormat("xoxb-", "^xoxb-[0-9]{10,13}-[0-9]{10,13}-[A-Za-z0-9]{24}$", { note: "bot" }),
      ownFormat("xoxp-", "^xoxp-[0-9]{10,13}-[0-9]{10,13}-[0-9]{10,13}-[0-9a-f]{32}$", { note: "user" }),
      ownFormat("xapp-1-A", "^xapp-1-A[A-Z0-9]{10}-[0-9]{13}-[0-9a-f]{64}$", { note: "app-level" }),
      ownFormat("xoxe.xoxb-1-", "^xoxe\\.xoxb-1-[A-Za-z0-9]{155,170}$", { note: "rotating bot" }),
      ownFormat("xoxe.xoxp-1-", "^xoxe\\.xoxp-1-[A-Za-z0-9]{155,170}$", { note: "rotating user" }),
      ownFormat("xoxe-1-", "^xoxe-1-[A-Za-z0-9]{146}$", {
        note: "refresh token",
        check: noCheck("Using a refresh token makes a new token."),
      }),
    ],
    check: post(
      "Slack documents auth.test as POST; it only tells who the token is.",
      "https://slack.com/api/auth.test",
      bearer,
      {
        rules: [
          rule(
            { status: [200], path: "ok", equals: [true] },
            valid,
            '200 with "ok": true: the token was accepted',
          ),
          rule(
            { status: [200], path: "error", equals: ["token_revoked"] },
            rejected("revoked"),
            "200 token_revoked: the token was taken back",
          ),
          rule(
            { status: [200], path: "error", equals: ["account_inactive"] },
            rejected("revoked"),
            "200 account_inactive: the token belongs to a deleted user or workspace",
          ),
          rule(
            { status: [200], path: "error", equals: ["token_expired"] },
            rejected("expired"),
            "200 token_expired: the token is past its date",
          ),
          rule(
            { status: [200], path: "error", equals: ["invalid_auth"] },
            rejected(),
            "200 invalid_auth: Slack does not know this token",
          ),
          rule(
            { status: [200], path: "error", equals: ["missing_scope", "not_allowed_token_type"] },
            limited("restricted"),
            "200 missing_scope or not_allowed_token_type: the token is genuine but may not ask this",
          ),
          rule(
            { status: [200], path: "error", equals: ["ratelimited"] },
            limited("rate-limited"),
            "200 ratelimited: too many requests just now",
          ),
          ...standardRules({ valid: [], invalid: [], restricted: [] }),
        ],
        identity: {
          account: ["user"],
          accountId: ["user_id"],
          organisation: ["team"],
          scopes: ["header:x-oauth-scopes"],
        },
      },
    ),
    keyPage: "https://api.slack.com/apps",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/slack.yml",
      "trufflesecurity/trufflehog:pkg/detectors/slack",
    ],
    confidence: "high",
  }),
  define({
    id: "discord-bot",
    name: "Discord (bot)",
    category: "communications",
    hosts: ["discord.com"],
    variables: ["DISCORD_TOKEN", "DISCORD_BOT_TOKEN"],
    formats: [
      ownFormat("", "^[A-Za-z0-9_-]{24,28}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}$", {
        checksum: "discord",
        note: "first segment = base64 of the bot user id",
      }),
    ],
    check: get("https://discord.com/api/v10/users/@me", header("Authorization", "Bot {secret}"), {
      rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
      identity: { account: ["username"], accountId: ["id"] },
    }),
    keyPage: "https://discord.com/developers/applications",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/discord.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#discord-api-token",
    ],
    confidence: "high",
  }),
  define({
    id: "telegram",
    name: "Telegram bot",
    category: "communications",
    hosts: ["api.telegram.org"],
    variables: ["TELEGRAM_BOT_TOKEN", "TELEGRAM_TOKEN"],
    formats: [
      ownFormat("", "^[0-9]{8,10}:AA[A-Za-z0-9_-]{33}$", { note: "35-char secret; nearly always starts AA" }),
    ],
    check: get("https://api.telegram.org/bot{secret}/getMe", inPath, {
      rules: [
        rule(
          { status: [200], path: "ok", equals: [true] },
          valid,
          '200 with "ok": true: the token was accepted',
        ),
        rule(
          { status: [404], path: "ok", equals: [false] },
          rejected(),
          '404 with "ok": false: Telegram does not see this as a token',
        ),
        ...standardRules({ valid: [], restricted: [] }),
      ],
      identity: { account: ["result.username"], accountId: ["result.id"] },
    }),
    keyPage: "https://t.me/BotFather",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/telegram.yml",
      "trufflesecurity/trufflehog:pkg/detectors/telegrambottoken",
    ],
    confidence: "high",
  }),
];
