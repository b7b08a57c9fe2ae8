/** Calendars, forms, files and automation. */
import {
  bearer,
  define,
  formBody,
  get,
  header,
  hostChoice,
  instantly,
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
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const severalTokens = overlapping(
  "Several tokens live side by side: make a new one, change over, delete the old one.",
);

export const officeServices: readonly ProviderDefinition[] = [
  define({
    id: "calendly",
    name: "Calendly",
    category: "productivity",
    hosts: ["api.calendly.com"],
    variables: ["CALENDLY_API_KEY", "CALENDLY_TOKEN"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{40,1200}\\.[A-Za-z0-9_-]{43,200}$", {
        note: "a JSON web token",
      }),
    ],
    check: get("https://api.calendly.com/users/me", bearer, {
      rules: [
        rule(
          { status: [401], path: "message", contains: ["token expired", "token is expired"] },
          rejected("expired"),
          "401 that says the token expired",
        ),
        rule(
          { status: [401], path: "message", contains: ["revoked"] },
          rejected("revoked"),
          "401 that says the token was revoked",
        ),
        ...standardRules({ proof: "resource", assumed: ["invalid", "restricted"] }),
      ],
      identity: { account: ["resource.email"], organisation: ["resource.current_organization"] },
    }),
    keyPage: "https://calendly.com/integrations/api_webhooks",
    rotation: severalTokens,
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/calendly.yml",
      "trufflesecurity/trufflehog:pkg/detectors/calendlyapikey",
    ],
    confidence: "high",
  }),
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
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email", "data.username"] },
    }),
    keyPage: "https://app.cal.com/settings/developer/api-keys",
    rotation: severalTokens,
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
    hosts: ["api.typeform.com", "api.eu.typeform.com"],
    variables: ["TYPEFORM_TOKEN", "TYPEFORM_API_KEY"],
    formats: [ownFormat("tfp_", "^tfp_[A-Za-z0-9_-]{40,59}$")],
    fields: [hostChoice(["api.typeform.com", "api.eu.typeform.com"])],
    check: get("https://{apiHost}/me", bearer, {
      rules: [
        rule(
          { status: [403], path: "code", equals: ["AUTHENTICATION_FAILED"] },
          rejected(),
          "403 AUTHENTICATION_FAILED: Typeform does not accept this token",
        ),
        rule(
          { status: [403], json: true, bodyContains: ["scope"] },
          limited("restricted"),
          "403 that speaks of scopes: the token is genuine, without the right to ask this",
        ),
        ...standardRules({ proof: "alias", restricted: [] }),
      ],
      identity: { account: ["email", "alias"] },
    }),
    keyPage: "https://admin.typeform.com/user/tokens",
    rotation: severalTokens,
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
    hosts: ["api.jotform.com", "eu-api.jotform.com", "hipaa-api.jotform.com"],
    variables: ["JOTFORM_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{32}$")],
    fields: [hostChoice(["api.jotform.com", "eu-api.jotform.com", "hipaa-api.jotform.com"])],
    check: get("https://{apiHost}/user", header("APIKEY"), {
      rules: standardRules({ proof: "content.username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["content.email", "content.username"] },
    }),
    keyPage: "https://www.jotform.com/myaccount/api",
    rotation: severalTokens,
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
      rules: standardRules({ proof: "user", assumed: ["invalid", "restricted"] }),
      identity: { account: ["user.name"], organisation: ["team.name"], scopes: ["scopes"] },
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
    id: "dropbox",
    name: "Dropbox",
    category: "productivity",
    hosts: ["api.dropboxapi.com"],
    variables: ["DROPBOX_ACCESS_TOKEN"],
    formats: [
      ownFormat("sl.u.", "^sl\\.u\\.[A-Za-z0-9_-]{130,1300}$", { note: "ends by itself after four hours" }),
      ownFormat("sl.", "^sl\\.[A-Za-z0-9_-]{130,152}$", { note: "ends by itself after four hours" }),
      ownFormat("", "^[a-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_-]{43}$", { note: "older, without an end" }),
    ],
    check: post(
      "Dropbox is asked by POST only; this reads the account's name, and sends nothing but the token.",
      "https://api.dropboxapi.com/2/users/get_current_account",
      bearer,
      {
        rules: [
          rule(
            { status: [401], path: "error_summary", contains: ["missing_scope"] },
            limited("restricted"),
            "401 missing_scope: the token is genuine, without the right to ask this",
          ),
          rule(
            { status: [401], path: "error_summary", contains: ["expired_access_token"] },
            rejected("expired"),
            "401 expired_access_token: the token is past its time",
          ),
          rule(
            { status: [401], path: "error_summary", contains: ["invalid_access_token"] },
            rejected(),
            "401 invalid_access_token: Dropbox does not accept this token",
          ),
          rule(
            { status: [400], bodyContains: ["access token is malformed"] },
            rejected(),
            "400 that calls the token malformed",
          ),
          ...standardRules({ proof: "account_id", invalid: [], restricted: [] }),
        ],
        identity: { account: ["email", "name.display_name"], accountId: ["account_id"] },
      },
    ),
    keyPage: "https://www.dropbox.com/developers/apps",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/dropbox.yml",
      "trufflesecurity/trufflehog:pkg/detectors/dropbox",
    ],
    confidence: "high",
  }),
  define({
    id: "box",
    name: "Box",
    category: "productivity",
    hosts: ["api.box.com"],
    variables: ["BOX_ACCESS_TOKEN", "BOX_DEVELOPER_TOKEN"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$", { note: "developer tokens end after 60 minutes" })],
    check: get("https://api.box.com/2.0/users/me", bearer, {
      rules: standardRules({ proof: "login", assumed: ["invalid", "restricted"] }),
      identity: { account: ["login", "name"], accountId: ["id"], organisation: ["enterprise.name"] },
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
    id: "canva",
    name: "Canva Connect",
    category: "productivity",
    hosts: ["api.canva.com"],
    variables: ["CANVA_CLIENT_SECRET"],
    formats: [ownFormat("cnvca", "^cnvca[A-Za-z0-9_-]{51}$")],
    fields: [textField("clientId", "Client ID", { variables: ["CANVA_CLIENT_ID"] })],
    check: post(
      "A client proves itself only when it exchanges a code, by POST; this code is made up, so nothing is issued.",
      "https://api.canva.com/rest/v1/oauth/token",
      formBody({
        grant_type: "authorization_code",
        code: "made-up",
        // As long as the standard demands (RFC 7636, 4.1), and as made up as the code.
        code_verifier: "made-up-made-up-made-up-made-up-made-up-made-up-made-up",
        client_id: "{clientId}",
        client_secret: "{secret}",
      }),
      {
        // Whether the secret or the code is looked at first, Canva does not say.
        control: "daily",
        rules: [
          rule(
            { status: [400, 401], json: true, bodyContains: ['"invalid_client"'] },
            rejected(),
            "invalid_client: Canva does not accept this client and secret",
          ),
          rule(
            { status: [400], json: true, bodyContains: ['"invalid_grant"'] },
            valid,
            "400 invalid_grant: the client was accepted, only the made-up code was not",
          ),
          ...standardRules({ valid: [], invalid: [], restricted: [] }),
        ],
      },
    ),
    keyPage: "https://www.canva.com/developers/integrations",
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/canva.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#canva-client-secret",
      "NangoHQ/nango:packages/providers/providers.yaml#canva",
    ],
    confidence: "medium",
  }),
  define({
    id: "zapier",
    name: "Zapier (catch hook URL)",
    category: "productivity",
    hosts: [],
    variables: ["ZAPIER_WEBHOOK_URL"],
    formats: [
      ownFormat(
        "https://hooks.zapier.com",
        "^https://hooks\\.zapier\\.com/hooks/catch/[0-9]{5,10}/[a-z0-9]{5,12}/{0,1}$",
      ),
    ],
    check: noCheck("Any request starts the Zap, and Zapier answers the same for hooks that do not exist."),
    keyPage: null,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/zapier.yml",
      "trufflesecurity/trufflehog:pkg/detectors/zapierwebhook",
      "NangoHQ/nango:packages/providers/providers.yaml#zapier",
    ],
    confidence: "medium",
  }),
  define({
    id: "make",
    name: "Make (Integromat)",
    category: "productivity",
    hosts: [
      "eu1.make.com",
      "eu2.make.com",
      "us1.make.com",
      "us2.make.com",
      "eu1.make.celonis.com",
      "us1.make.celonis.com",
    ],
    variables: ["MAKE_API_KEY"],
    formats: [plainFormat("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")],
    fields: [
      hostChoice(
        [
          "eu1.make.com",
          "eu2.make.com",
          "us1.make.com",
          "us2.make.com",
          "eu1.make.celonis.com",
          "us1.make.celonis.com",
        ],
        { id: "zone", label: "Zone", variables: ["MAKE_ZONE"] },
      ),
    ],
    check: get("https://{zone}/api/v2/users/me", header("Authorization", "Token {secret}"), {
      rules: standardRules({ proof: "authUser", assumed: ["invalid", "restricted"] }),
      identity: { account: ["authUser.email"] },
    }),
    keyPage: "https://www.make.com/en/login",
    rotation: severalTokens,
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
      rules: standardRules({ proof: "data", assumed: ["invalid", "restricted"] }),
      identity: { account: ["data.email", "data.username"], organisation: ["data.orgs.0.name"] },
    }),
    keyPage: "https://pipedream.com/user",
    rotation: instantly("An account has one key: a new one ends the old one at once."),
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
      control: "daily",
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
