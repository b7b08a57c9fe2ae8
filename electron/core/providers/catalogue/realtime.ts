/** Chat, push and live data inside apps. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostLabelField,
  inPath,
  limited,
  noCheck,
  overlapping,
  ownFormat,
  plainFormat,
  rejected,
  rule,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

/** A key of one app may not list all apps; it may read its own. */
const oneSignalAppCheck = get(
  "https://api.onesignal.com/apps/{appId}",
  header("Authorization", "Key {secret}"),
  {
    rules: standardRules({ proof: "id", assumed: ["invalid", "restricted"] }),
    identity: { account: ["name"], accountId: ["id"] },
  },
);

export const realtimeServices: readonly ProviderDefinition[] = [
  define({
    id: "sendbird",
    name: "Sendbird",
    category: "communications",
    hosts: ["api-{appId}.sendbird.com"],
    variables: ["SENDBIRD_API_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    fields: [hostLabelField("appId", "Application ID", { variables: ["SENDBIRD_APP_ID"] })],
    check: get("https://api-{appId}.sendbird.com/v3/users?limit=1", header("Api-Token"), {
      rules: [
        rule(
          { status: [400], path: "code", equals: [400401, 400403] },
          rejected(),
          "400 code 400401 or 400403: this application does not accept the token",
        ),
        ...standardRules({ proof: "users", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://dashboard.sendbird.com/",
    rotation: overlapping("Sendbird lets an application have further tokens beside its master token."),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/sendbird.yml",
      "trufflesecurity/trufflehog:pkg/detectors/sendbird",
      "betterleaks/betterleaks:config/betterleaks.toml#sendbird-access-id",
    ],
    confidence: "high",
  }),
  define({
    id: "pubnub",
    name: "PubNub",
    category: "communications",
    hosts: ["ps.pndsn.com"],
    variables: ["PUBNUB_SUBSCRIBE_KEY", "PUBNUB_PUBLISH_KEY", "PUBNUB_SECRET_KEY"],
    formats: [
      ownFormat("sub-c-", "^sub-c-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "subscribe key",
      }),
      ownFormat("pub-c-", "^pub-c-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", {
        note: "publish key",
        check: noCheck("A publish key may only publish; publishing a message is the only test."),
      }),
      ownFormat("sec-c-", "^sec-c-[A-Za-z0-9_-]{48}$", {
        note: "secret key",
        check: noCheck("A secret key signs requests in PubNub's own way, which Keystow does not speak."),
      }),
    ],
    check: get("https://ps.pndsn.com/v2/objects/{secret}/uuids/key-check", inPath, {
      control: "daily",
      rules: [
        rule({ status: [200], path: "data" }, valid, '200 with "data": the subscribe key was accepted'),
        rule(
          { status: [404], path: "error.message" },
          valid,
          "404: PubNub knows the subscribe key and only not the made-up user that was asked for",
        ),
        rule(
          { status: [403], bodyContains: ["not enabled for this subscri"] },
          limited("restricted"),
          "403: the subscribe key is genuine, App Context is not switched on for it",
        ),
        // Before the Access Manager: in its name, PubNub also says that it does not know a key.
        rule(
          { status: [400, 401, 403], bodyContains: ["invalid subscribe key"] },
          rejected(),
          "Invalid Subscribe Key: PubNub does not know this subscribe key",
        ),
        rule(
          { status: [403], bodyContains: ["access manager"] },
          limited("restricted"),
          "403 of the Access Manager: the subscribe key is genuine, a token is wanted beside it",
        ),
        // Any other refusal may be about a token that is wanted beside a genuine key.
        ...standardRules({ valid: [], invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://admin.pubnub.com/",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pubnub.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pubnubsubscriptionkey",
      "trufflesecurity/trufflehog:pkg/detectors/pubnubpublishkey",
    ],
    confidence: "medium",
  }),
  define({
    id: "onesignal",
    name: "OneSignal",
    category: "communications",
    hosts: ["api.onesignal.com"],
    variables: ["ONESIGNAL_API_KEY", "ONESIGNAL_REST_API_KEY"],
    formats: [
      ownFormat("os_v2_org_", "^os_v2_org_[a-z2-7]{103}$", { note: "key of an organisation" }),
      ownFormat("os_v2_app_", "^os_v2_app_[a-z2-7]{103}$", {
        note: "key of an app",
        check: oneSignalAppCheck,
      }),
      plainFormat("^[A-Za-z0-9+/]{48}$", {
        note: "older key",
        check: noCheck(
          "An older key does not tell whether it belongs to an app or to a user, so a refusal would prove nothing.",
        ),
      }),
    ],
    fields: [
      textField("appId", "App ID (for keys of an app)", { required: false, variables: ["ONESIGNAL_APP_ID"] }),
    ],
    check: get("https://api.onesignal.com/apps", header("Authorization", "Key {secret}"), {
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://dashboard.onesignal.com/",
    rotation: overlapping("OneSignal keeps several keys side by side."),
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
      ownFormat("pk_prod_", "^pk_prod_[A-Z0-9]{24,28}$", { note: "secret, though pk_ is public elsewhere" }),
      ownFormat("pk_test_", "^pk_test_[A-Z0-9]{24,28}$", { note: "test environment" }),
    ],
    check: get("https://api.courier.com/brands?limit=1", bearer, {
      rules: standardRules({ proof: "results", assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.courier.com/settings/api-keys",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/courier.yml",
      "trufflesecurity/trufflehog:pkg/detectors/courier",
    ],
    confidence: "low",
  }),
  define({
    id: "ably",
    name: "Ably",
    category: "communications",
    hosts: ["rest.ably.io"],
    variables: ["ABLY_API_KEY"],
    formats: [
      plainFormat("^[A-Za-z0-9_-]{6,8}\\.[A-Za-z0-9_-]{6,8}:[A-Za-z0-9_-]{43}$", {
        note: "name of the key, colon, its secret",
      }),
    ],
    check: get("https://rest.ably.io/channels?limit=1", basic("{secret.keyName}", "{secret.keySecret}"), {
      control: "daily",
      parts: { kind: "split", separator: ":", names: ["keyName", "keySecret"] },
      rules: [
        rule(
          { status: [401], path: "error.code", equals: [40160, 40161] },
          limited("restricted"),
          "401 code 40160 or 40161: the key is genuine but may not list channels",
        ),
        rule(
          { status: [401], path: "error.code", equals: [40131] },
          rejected("revoked"),
          "401 code 40131: the key was taken back",
        ),
        rule(
          { status: [401, 404], path: "error.code", equals: [40101, 40400] },
          rejected(),
          "code 40101 or 40400: Ably does not know this key",
        ),
        ...standardRules({ invalid: [], restricted: [] }),
      ],
    }),
    keyPage: "https://ably.com/accounts",
    rotation: overlapping("An app of Ably may have several keys; a revoked one ends at once."),
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/ably.yml"],
    confidence: "low",
  }),
  define({
    id: "liveblocks",
    name: "Liveblocks",
    category: "communications",
    hosts: ["api.liveblocks.io"],
    variables: ["LIVEBLOCKS_SECRET_KEY"],
    formats: [
      ownFormat("sk_prod_", "^sk_prod_[A-Za-z0-9_-]{64}$"),
      ownFormat("sk_dev_", "^sk_dev_[A-Za-z0-9_-]{64}$"),
      ownFormat("pk_prod_", "^pk_prod_[A-Za-z0-9_-]{64}$", {
        note: "public key",
        check: noCheck("A public key is public by design and may not ask this."),
      }),
    ],
    check: get("https://api.liveblocks.io/v2/rooms?limit=1", bearer, {
      rules: [
        rule(
          { status: [401, 403], bodyContains: ["invalid_secret_key"] },
          rejected(),
          "INVALID_SECRET_KEY: Liveblocks does not know this key",
        ),
        ...standardRules({ proof: "data", invalid: [], assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://liveblocks.io/dashboard/apikeys",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/liveblocks.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "pusher",
    name: "Pusher Channels",
    category: "communications",
    hosts: ["api-{cluster}.pusher.com"],
    variables: ["PUSHER_APP_SECRET", "PUSHER_SECRET"],
    formats: [plainFormat("^[0-9a-f]{20}$", { note: "key and secret alike" })],
    fields: [
      hostLabelField("cluster", "Cluster (mt1, eu, ap1, …)", {
        variables: ["PUSHER_APP_CLUSTER", "PUSHER_CLUSTER"],
      }),
      textField("appId", "App id", { variables: ["PUSHER_APP_ID"] }),
      textField("key", "Key", { variables: ["PUSHER_APP_KEY", "PUSHER_KEY"] }),
    ],
    check: get("https://api-{cluster}.pusher.com/apps/{appId}/channels", [], {
      signing: { kind: "scheme", scheme: "pusher", secret: "{secret}", texts: { key: "{key}" } },
      rules: [
        rule(
          { status: [400, 401], bodyContains: ["timestamp"] },
          unproven,
          `Pusher says that ${clockIsWrong}`,
        ),
        rule(
          { status: [400, 401, 404], bodyContains: ["cluster"] },
          unproven,
          "Pusher says that this app is in another cluster",
        ),
        rule(
          { status: [401], bodyContains: ["invalid signature"] },
          rejected(),
          "401 Invalid signature: this is not the secret of this key",
        ),
        ...standardRules({ proof: "channels", assumed: ["invalid", "restricted"] }),
      ],
    }),
    keyPage: "https://dashboard.pusher.com/apps",
    rotation: overlapping("An app may have several keys at once."),
    sources: [
      "pusher.com/docs/channels/library_auth_reference/rest-api",
      "trufflesecurity/trufflehog:pkg/detectors/pusherchannelkey",
    ],
    confidence: "medium",
  }),
];
