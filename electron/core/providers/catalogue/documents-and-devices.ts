/** Documents, pictures, devices and language. */
import {
  basic,
  bearer,
  define,
  get,
  header,
  hostChoice,
  limited,
  ownFormat,
  overlapping,
  plainFormat,
  post,
  rejected,
  rule,
  sharedFormat,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

export const documentAndDeviceServices: readonly ProviderDefinition[] = [
  define({
    id: "wit-ai",
    name: "Wit.ai",
    category: "data-apis",
    hosts: ["api.wit.ai"],
    variables: ["WIT_AI_TOKEN", "WIT_ACCESS_TOKEN"],
    formats: [plainFormat("^[A-Z0-9]{32}$")],
    check: get("https://api.wit.ai/apps?offset=0&limit=1", bearer, {
      rules: [
        rule(
          { status: [400], path: "code", equals: ["no-auth"] },
          rejected(),
          "400 no-auth: Wit.ai does not accept this token",
        ),
        ...standardRules({ assumed: ["restricted"] }),
      ],
    }),
    keyPage: "https://wit.ai/apps",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/wit",
    ],
    confidence: "medium",
  }),
  define({
    id: "adafruit-io",
    name: "Adafruit IO",
    category: "data-apis",
    hosts: ["io.adafruit.com"],
    variables: ["ADAFRUIT_IO_KEY"],
    formats: [ownFormat("aio_", "^aio_[A-Za-z0-9]{28}$")],
    check: get("https://io.adafruit.com/api/v2/user", header("X-AIO-Key"), {
      rules: standardRules({ proof: "user.username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["user.username"] },
    }),
    keyPage: "https://io.adafruit.com/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "projectdiscovery/nuclei-templates:http/token-spray/api-adafruit-io.yaml",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/adafruitio.yml",
    ],
    confidence: "high",
  }),
  define({
    id: "particle",
    name: "Particle",
    category: "data-apis",
    hosts: ["api.particle.io"],
    variables: ["PARTICLE_ACCESS_TOKEN"],
    formats: [plainFormat("^[0-9a-f]{40}$")],
    check: get("https://api.particle.io/v1/user", bearer, {
      rules: standardRules({ proof: "username", assumed: ["invalid", "restricted"] }),
      identity: { account: ["username"] },
    }),
    keyPage: "https://console.particle.io/",
    rotation: overlapping(
      "Several tokens live side by side: make a new one, change over, delete the old one.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/particle.io.yml",
      "projectdiscovery/nuclei-templates:http/token-spray/api-particle.yaml",
    ],
    confidence: "medium",
  }),
  define({
    id: "cloudconvert",
    name: "CloudConvert",
    category: "data-apis",
    hosts: ["api.cloudconvert.com", "api.sandbox.cloudconvert.com"],
    variables: ["CLOUDCONVERT_API_KEY"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,1200}\\.[A-Za-z0-9_-]{300,700}$", {
        note: "a long JSON web token",
      }),
    ],
    fields: [
      hostChoice(["api.cloudconvert.com", "api.sandbox.cloudconvert.com"], { label: "Live or sandbox" }),
    ],
    check: get("https://{apiHost}/v2/users/me", bearer, {
      rules: [
        rule(
          { status: [403], json: true },
          limited("restricted"),
          "403 with JSON: the key is genuine, without the scope user.read",
        ),
        ...standardRules({ proof: "data", restricted: [], assumed: ["invalid"] }),
      ],
      identity: { account: ["data.email"], credit: ["data.credits"] },
    }),
    keyPage: "https://cloudconvert.com/dashboard/api/v2/keys",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/cloudconvert",
      "projectdiscovery/nuclei-templates:http/token-spray/api-cloudconvert.yaml",
    ],
    confidence: "high",
  }),
  define({
    id: "convertapi",
    name: "ConvertAPI",
    category: "data-apis",
    hosts: ["v2.convertapi.com"],
    variables: ["CONVERTAPI_SECRET", "CONVERT_API_SECRET"],
    formats: [sharedFormat("secret_", "^secret_[A-Za-z0-9]{16}$", { note: "Notion's were longer" })],
    check: get("https://v2.convertapi.com/user", bearer, {
      rules: standardRules({ proof: "Email", assumed: ["invalid", "restricted"] }),
      identity: { account: ["Email"], credit: ["SecondsLeft"] },
    }),
    keyPage: "https://www.convertapi.com/a/api-tokens",
    sources: ["trufflesecurity/trufflehog:pkg/detectors/convertapi"],
    confidence: "medium",
  }),
  define({
    id: "pdfshift",
    name: "PDFShift",
    category: "data-apis",
    hosts: ["api.pdfshift.io"],
    variables: ["PDFSHIFT_API_KEY"],
    formats: [
      sharedFormat("sk_", "^sk_[0-9a-f]{40}$", { note: "newer; many providers use the prefix" }),
      plainFormat("^[0-9a-f]{32}$", { note: "older" }),
    ],
    check: get("https://api.pdfshift.io/v3/credits/usage", basic("api"), {
      rules: standardRules({ proof: "credits", assumed: ["invalid", "restricted"] }),
      identity: { credit: ["credits.remaining"], limits: ["credits.total"] },
    }),
    keyPage: "https://app.pdfshift.io/dashboard/api-keys",
    rotation: overlapping("Several keys live side by side: make a new one, change over, delete the old one."),
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/pdfshift",
    ],
    confidence: "high",
  }),
  define({
    id: "tinypng",
    name: "Tinify (TinyPNG)",
    category: "data-apis",
    hosts: ["api.tinify.com"],
    variables: ["TINIFY_KEY", "TINYPNG_API_KEY"],
    formats: [plainFormat("^[A-Za-z0-9]{32}$")],
    check: post(
      "Tinify knows only uploads, by POST; an empty one is refused, compresses nothing and is not counted.",
      "https://api.tinify.com/shrink",
      basic("api"),
      {
        rules: [
          rule(
            { status: [400], path: "error", equals: ["InputMissing"] },
            valid,
            "400 InputMissing: the key was accepted, only the picture is missing",
          ),
          rule(
            { status: [429], bodyContains: ["monthly limit"] },
            limited("no-credit"),
            "429: the key is genuine, its compressions of the month are used up",
          ),
          ...standardRules({ valid: [], assumed: ["invalid", "restricted"] }),
        ],
      },
    ),
    keyPage: "https://tinify.com/dashboard/api",
    sources: ["projectdiscovery/nuclei-templates:http/token-spray/api-tinypng.yaml"],
    confidence: "medium",
  }),
];
