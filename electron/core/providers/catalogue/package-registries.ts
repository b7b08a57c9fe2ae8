/** Registries of packages and images. */
import {
  basic,
  bearer,
  define,
  get,
  header,
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
import type { ProviderDefinition } from "../provider.ts";
import { standardRules } from "../standard-rules.ts";

const severalTokens = overlapping(
  "Several tokens live side by side: make a new one, change over, delete the old one.",
);

export const packageRegistries: readonly ProviderDefinition[] = [
  define({
    id: "nuget",
    name: "NuGet.org",
    category: "package-registry",
    hosts: [],
    variables: ["NUGET_API_KEY"],
    formats: [ownFormat("oy2", "^oy2[a-z0-9]{43}$")],
    check: noCheck(
      "NuGet.org takes a key only for uploads, and to make another key of it: nothing harmless.",
    ),
    keyPage: "https://www.nuget.org/account/apikeys",
    rotation: overlapping(
      "Several keys live side by side, each for a year at most: make a new one, change over, delete the old one.",
    ),
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/nuget.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#nuget-config-password",
      "trufflesecurity/trufflehog:pkg/detectors/nugetapikey",
    ],
    confidence: "medium",
  }),
  define({
    id: "pypi",
    name: "PyPI",
    category: "package-registry",
    hosts: [],
    variables: ["PYPI_TOKEN", "PYPI_API_TOKEN", "TWINE_PASSWORD", "UV_PUBLISH_TOKEN"],
    formats: [
      ownFormat("pypi-AgEIcHlwaS5vcmc", "^pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{85,200}$"),
      ownFormat("pypi-AgENdGVzdC5weXBp", "^pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{85,200}$", {
        note: "TestPyPI",
      }),
    ],
    check: noCheck("PyPI takes a token only for uploads, so there is no harmless request."),
    keyPage: "https://pypi.org/manage/account/token/",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/pypi.yml",
      "trufflesecurity/trufflehog:pkg/detectors/pypi",
      "betterleaks/betterleaks:config/betterleaks.toml#pypi-upload-token",
    ],
    confidence: "medium",
  }),
  define({
    id: "rubygems",
    name: "RubyGems.org",
    category: "package-registry",
    hosts: ["rubygems.org"],
    variables: ["GEM_HOST_API_KEY", "RUBYGEMS_API_KEY"],
    formats: [ownFormat("rubygems_", "^rubygems_[0-9a-f]{48}$")],
    check: get("https://rubygems.org/api/v1/gems.json", header("Authorization"), {
      rules: [
        rule(
          { status: [403], bodyContains: ["doesn't have access"] },
          limited("restricted"),
          "403: the key is genuine, without the scope index_rubygems",
        ),
        ...standardRules({ restricted: [], assumed: ["invalid"] }),
      ],
    }),
    keyPage: "https://rubygems.org/profile/api_keys",
    rotation: severalTokens,
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
    // The registry looks the token up first, and only then says that this is for the website alone.
    check: get("https://crates.io/api/v1/me", header("Authorization"), {
      rules: [
        rule(
          {
            status: [401, 403],
            path: "errors.0.detail",
            contains: ["authentication failed", "does not match the format"],
          },
          rejected(),
          "crates.io does not know this token",
        ),
        rule(
          {
            status: [403],
            path: "errors.0.detail",
            contains: ["can only be performed on the crates.io website"],
          },
          valid,
          "403: crates.io knows the token (an unknown one fails before); only this request is not for tokens",
        ),
        rule(
          { status: [403], path: "errors.0.detail", contains: ["does not have the required permissions"] },
          limited("restricted"),
          "403: the token is genuine, and limited to other requests",
        ),
        rule(
          {
            status: [403],
            path: "errors.0.detail",
            contains: ["account is locked", "account is indefinitely locked"],
          },
          limited("restricted"),
          "403: the token is genuine, its account is locked",
        ),
        ...standardRules({ proof: "user.login", invalid: [], restricted: [] }),
      ],
      identity: { account: ["user.login"] },
    }),
    keyPage: "https://crates.io/settings/tokens",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/crates.io.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#crates-io-api-key",
      "rust-lang/crates.io:src/auth.rs",
    ],
    confidence: "medium",
  }),
  define({
    id: "dockerhub",
    name: "Docker Hub",
    category: "package-registry",
    hosts: ["hub.docker.com"],
    variables: ["DOCKERHUB_TOKEN", "DOCKER_PASSWORD"],
    formats: [
      ownFormat("dckr_pat_", "^dckr_pat_[A-Za-z0-9_-]{27}$"),
      ownFormat("dckr_oat_", "^dckr_oat_[A-Za-z0-9_-]{32}$", { note: "token of an organisation" }),
    ],
    fields: [
      textField("username", "Username (of a token of an organisation: its name)", {
        variables: ["DOCKERHUB_USERNAME"],
      }),
    ],
    check: post(
      "Docker Hub proves a token by exchanging it, by POST, for one that ends by itself and is thrown away here.",
      "https://hub.docker.com/v2/auth/token",
      jsonBody({ identifier: "{username}", secret: "{secret}" }),
      {
        // So a 403, whose meaning is not documented, proves nothing.
        control: "never",
        controlReason: "failed logins in your name may lock the account",
        rules: standardRules({ proof: "access_token", restricted: [], assumed: ["invalid"] }),
      },
    ),
    keyPage: "https://app.docker.com/settings/personal-access-tokens",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/dockerhub.yml",
      "trufflesecurity/trufflehog:pkg/detectors/dockerhub/v2",
      "betterleaks/betterleaks:config/betterleaks.toml#dockerhub-organization-access-token",
    ],
    confidence: "high",
  }),
  define({
    id: "clojars",
    name: "Clojars",
    category: "package-registry",
    hosts: [],
    variables: ["CLOJARS_PASSWORD"],
    formats: [ownFormat("CLOJARS_", "^CLOJARS_[A-Za-z0-9]{60}$")],
    check: noCheck("A deploy token only uploads, and everything else of Clojars is open to everybody."),
    keyPage: "https://clojars.org/tokens",
    rotation: severalTokens,
    sources: [
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/clojars.yml",
      "betterleaks/betterleaks:config/betterleaks.toml#clojars-api-token",
    ],
    confidence: "low",
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
    id: "cloudsmith",
    name: "Cloudsmith",
    category: "package-registry",
    hosts: ["api.cloudsmith.io"],
    variables: ["CLOUDSMITH_API_KEY"],
    formats: [
      ownFormat("csa_", "^csa_[0-9a-f]{30}[A-Za-z0-9]{6}$"),
      plainFormat("^[0-9a-f]{40}$", { note: "older" }),
    ],
    check: get("https://api.cloudsmith.io/v1/user/self/", header("X-Api-Key"), {
      rules: [
        rule(
          { status: [200], path: "authenticated", equals: [true] },
          valid,
          '200 with "authenticated": true: the key was accepted',
        ),
        rule(
          { status: [200], path: "authenticated", equals: [false] },
          rejected(),
          '200 with "authenticated": false: Cloudsmith took this for a stranger',
        ),
        ...standardRules({ valid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["email", "slug"] },
    }),
    keyPage: "https://cloudsmith.io/user/settings/api/",
    sources: [
      "SLS-Main/secret-sniffer:internal/detectors/verifiers.go",
      "trufflesecurity/trufflehog:pkg/detectors/cloudsmith",
      "betterleaks/betterleaks:config/betterleaks.toml#cloudsmith-api-key",
    ],
    confidence: "high",
  }),
  define({
    id: "gemfury",
    name: "Gemfury",
    category: "package-registry",
    hosts: ["api.fury.io"],
    variables: ["FURY_TOKEN", "FURY_AUTH"],
    formats: [plainFormat("^[A-Za-z0-9_-]{20,36}$")],
    check: get("https://api.fury.io/1/accounts/me", bearer, {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://manage.fury.io/manage/-/tokens/api",
    rotation: severalTokens,
    sources: ["mongodb/kingfisher:crates/kingfisher-rules/data/rules/gemfury.yml"],
    confidence: "medium",
  }),
  define({
    id: "cachix",
    name: "Cachix",
    category: "package-registry",
    hosts: ["app.cachix.org"],
    variables: ["CACHIX_AUTH_TOKEN"],
    formats: [
      plainFormat("^eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{40,1200}\\.[A-Za-z0-9_-]{43,200}$", {
        note: "a JSON web token",
      }),
    ],
    check: get("https://app.cachix.org/api/v1/user", bearer, {
      control: "daily",
      rules: standardRules({ assumed: ["invalid", "restricted"] }),
    }),
    keyPage: "https://app.cachix.org/personal-auth-tokens",
    rotation: severalTokens,
    sources: ["1Password/shell-plugins:plugins/cachix"],
    confidence: "low",
  }),
];
