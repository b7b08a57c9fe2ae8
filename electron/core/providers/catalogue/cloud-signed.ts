/** Clouds to which the secret itself never goes: it signs each request. */
import {
  define,
  get,
  hostChoice,
  hostLabelField,
  jsonBody,
  limited,
  ownFormat,
  plainFormat,
  post,
  rejected,
  rule,
  secretField,
  textField,
  unproven,
  valid,
} from "../build.ts";
import type { ProviderDefinition } from "../provider.ts";
import { clockIsWrong, onlyTheId } from "../signing-words.ts";
import { standardRules } from "../standard-rules.ts";

export const signedClouds: readonly ProviderDefinition[] = [
  define({
    id: "aws",
    name: "Amazon Web Services",
    category: "hosting-cloud",
    hosts: [
      "sts.us-east-1.amazonaws.com",
      "sts.us-gov-west-1.amazonaws.com",
      "sts.cn-north-1.amazonaws.com.cn",
    ],
    variables: ["AWS_SECRET_ACCESS_KEY"],
    formats: [
      ownFormat("AKIA", "^AKIA[A-Z0-9]{16}$", { note: "id of a long-lived access key", check: onlyTheId }),
      ownFormat("ASIA", "^ASIA[A-Z0-9]{16}$", { note: "id of a temporary access key", check: onlyTheId }),
      plainFormat("^[A-Za-z0-9+/]{40}$", { note: "secret access key" }),
    ],
    fields: [
      textField("accessKeyId", "Access key ID (AKIA… or ASIA…)", { variables: ["AWS_ACCESS_KEY_ID"] }),
      secretField("sessionToken", "Session token (of temporary credentials)", {
        required: false,
        variables: ["AWS_SESSION_TOKEN"],
      }),
      // Keys work in all regions of one of AWS's three partitions: the usual one, US government, China.
      hostChoice(
        ["sts.us-east-1.amazonaws.com", "sts.us-gov-west-1.amazonaws.com", "sts.cn-north-1.amazonaws.com.cn"],
        { id: "stsHost", label: "AWS, AWS GovCloud or AWS China" },
      ),
    ],
    check: get("https://{stsHost}/?Action=GetCallerIdentity&Version=2011-06-15", [], {
      headers: { Accept: "application/json" },
      control: "daily",
      signing: {
        kind: "aws-v4",
        service: "sts",
        accessKeyId: "{accessKeyId}",
        sessionToken: "{sessionToken}",
      },
      rules: [
        rule(
          { status: [200], path: "GetCallerIdentityResponse.GetCallerIdentityResult.Arn" },
          valid,
          "200 with an ARN: AWS says whose key it is",
        ),
        rule(
          { status: [200], bodyContains: ["<getcalleridentityresult>"] },
          valid,
          "200 with an identity: AWS says whose key it is",
        ),
        rule(
          {
            status: [400, 403],
            bodyContains: ["signature expired", "signature not yet current", "requestexpired"],
          },
          unproven,
          `AWS says that ${clockIsWrong}`,
        ),
        rule(
          { status: [400, 403], bodyContains: ["expiredtoken"] },
          rejected("expired"),
          "ExpiredToken: the temporary credentials are past their time",
        ),
        rule(
          { status: [403], bodyContains: ["signaturedoesnotmatch"] },
          rejected(),
          "403 SignatureDoesNotMatch: AWS knows the id, and the secret is not its own",
          { knownHere: true },
        ),
        rule(
          { status: [403], bodyContains: ["invalidclienttokenid"] },
          rejected(),
          "403 InvalidClientTokenId: AWS knows no such access key, or it was switched off",
        ),
        rule(
          { status: [403], bodyContains: ["accessdenied"] },
          limited("restricted"),
          "403 AccessDenied: the key is genuine, a policy keeps it from this",
        ),
        rule(
          { status: [400, 429], bodyContains: ["throttling"] },
          limited("rate-limited"),
          "Throttling: too many requests just now",
        ),
      ],
      identity: {
        account: ["GetCallerIdentityResponse.GetCallerIdentityResult.Arn"],
        accountId: ["GetCallerIdentityResponse.GetCallerIdentityResult.Account"],
      },
    }),
    keyPage: "https://console.aws.amazon.com/iam/home#/security_credentials",
    rotation: { days: 90, style: "overlap", note: "A user may have two access keys at once." },
    sources: [
      "docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/aws.yml",
      "trufflesecurity/trufflehog:pkg/detectors/aws",
    ],
    confidence: "high",
  }),
  define({
    id: "azure-storage",
    name: "Azure Storage account key",
    category: "hosting-cloud",
    hosts: ["{account}.blob.core.windows.net"],
    variables: ["AZURE_STORAGE_KEY"],
    formats: [
      ownFormat("", "^[A-Za-z0-9+/]{76}\\+ASt[A-Za-z0-9+/]{6}==$", { note: "says itself what it is" }),
      plainFormat("^[A-Za-z0-9+/]{86}==$", { note: "older; keys of Cosmos DB look the same" }),
    ],
    fields: [hostLabelField("account", "Storage account name", { variables: ["AZURE_STORAGE_ACCOUNT"] })],
    check: get("https://{account}.blob.core.windows.net/?comp=list&maxresults=1", [], {
      control: "never",
      controlReason:
        "a made-up key would go to your own account, whose owner may take it for an attack; Azure refuses wrong keys",
      signing: {
        kind: "scheme",
        scheme: "azure-storage",
        secret: "{secret}",
        texts: { account: "{account}", version: "2021-12-02" },
      },
      rules: [
        rule(
          { status: [200], bodyContains: ["<enumerationresults"] },
          valid,
          "200 with a list of containers: the key was accepted",
        ),
        rule(
          { status: [403], bodyContains: ["request date header"] },
          unproven,
          `Azure says that ${clockIsWrong}`,
        ),
        rule(
          { status: [403], bodyContains: ["authenticationfailed"] },
          rejected(),
          "403 AuthenticationFailed: this is no key of this account",
        ),
        rule(
          { status: [403], bodyContains: ["keybasedauthenticationnotpermitted"] },
          unproven,
          "403: this account takes no keys at all, so that nothing can be said of this one",
        ),
        rule(
          { status: [429, 503], bodyContains: ["serverbusy"] },
          limited("rate-limited"),
          "ServerBusy: too many requests just now",
        ),
      ],
    }),
    keyPage: "https://portal.azure.com",
    rotation: { days: 90, style: "overlap", note: "Every account has two keys, made anew one at a time." },
    sources: [
      "learn.microsoft.com/en-us/rest/api/storageservices/authorize-with-shared-key",
      "trufflesecurity/trufflehog:pkg/detectors/azure_storage",
    ],
    confidence: "medium",
  }),
  define({
    id: "alibaba-cloud",
    name: "Alibaba Cloud",
    category: "hosting-cloud",
    hosts: ["sts.aliyuncs.com"],
    variables: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    formats: [
      ownFormat("LTAI", "^LTAI[A-Za-z0-9]{12,24}$", { note: "access key id", check: onlyTheId }),
      plainFormat("^[A-Za-z0-9]{30}$", { note: "access key secret" }),
    ],
    fields: [
      textField("accessKeyId", "AccessKey ID (LTAI…)", { variables: ["ALIBABA_CLOUD_ACCESS_KEY_ID"] }),
    ],
    check: get("https://sts.aliyuncs.com/", [], {
      headers: { Accept: "application/json" },
      signing: {
        kind: "scheme",
        scheme: "aliyun",
        secret: "{secret}",
        texts: { accessKeyId: "{accessKeyId}", action: "GetCallerIdentity", version: "2015-04-01" },
      },
      rules: [
        rule(
          { status: [400, 404], path: "Code", equals: ["InvalidAccessKeyId.NotFound"] },
          rejected(),
          "InvalidAccessKeyId.NotFound: Alibaba Cloud knows no such key",
        ),
        rule(
          { status: [400, 403, 404], path: "Code", equals: ["InvalidAccessKeyId.Inactive"] },
          rejected("revoked"),
          "InvalidAccessKeyId.Inactive: the key was switched off",
        ),
        rule(
          { status: [400], path: "Code", equals: ["SignatureDoesNotMatch"] },
          rejected(),
          "400 SignatureDoesNotMatch: the secret is not the one of this id",
        ),
        rule(
          { status: [400], path: "Code", contains: ["invalidtimestamp"] },
          unproven,
          `Alibaba Cloud says that ${clockIsWrong}`,
        ),
        ...standardRules({ proof: "Arn", invalid: [], assumed: ["restricted"] }),
      ],
      identity: { account: ["Arn"], accountId: ["AccountId"] },
    }),
    keyPage: "https://ram.console.aliyun.com/manage/ak",
    rotation: { days: null, style: "overlap", note: "A user may have two keys at once." },
    sources: [
      "alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/alibaba.yml",
    ],
    confidence: "medium",
  }),
  define({
    id: "tencent-cloud",
    name: "Tencent Cloud",
    category: "hosting-cloud",
    hosts: ["sts.tencentcloudapi.com"],
    variables: ["TENCENTCLOUD_SECRET_KEY"],
    formats: [
      ownFormat("AKID", "^AKID[A-Za-z0-9]{32}$", { note: "secret id", check: onlyTheId }),
      plainFormat("^[A-Za-z0-9]{32}$", { note: "secret key" }),
    ],
    fields: [textField("secretId", "SecretId (AKID…)", { variables: ["TENCENTCLOUD_SECRET_ID"] })],
    check: post(
      "Tencent Cloud takes a JSON question by POST only; asking who one is changes and costs nothing.",
      "https://sts.tencentcloudapi.com/",
      jsonBody({}),
      {
        headers: { "X-TC-Region": "ap-guangzhou" },
        signing: {
          kind: "scheme",
          scheme: "tencent",
          secret: "{secret}",
          texts: {
            secretId: "{secretId}",
            service: "sts",
            action: "GetCallerIdentity",
            version: "2018-08-13",
          },
        },
        // Everything is answered with 200; errors stand in the body.
        rules: [
          rule(
            { status: [200], path: "Response.Arn" },
            valid,
            "200 with an ARN: Tencent Cloud says whose key it is",
          ),
          rule(
            {
              status: [200],
              path: "Response.Error.Code",
              equals: [
                "AuthFailure.SecretIdNotFound",
                "AuthFailure.InvalidSecretId",
                "AuthFailure.SignatureFailure",
              ],
            },
            rejected(),
            "AuthFailure: Tencent Cloud does not accept this id and secret",
          ),
          rule(
            { status: [200], path: "Response.Error.Code", equals: ["AuthFailure.SignatureExpire"] },
            unproven,
            `Tencent Cloud says that ${clockIsWrong}`,
          ),
          rule(
            { status: [200], path: "Response.Error.Code", equals: ["AuthFailure.UnauthorizedOperation"] },
            limited("restricted"),
            "AuthFailure.UnauthorizedOperation: the key is genuine, but may not ask this",
          ),
          rule(
            { status: [200], path: "Response.Error.Code", equals: ["RequestLimitExceeded"] },
            limited("rate-limited"),
            "RequestLimitExceeded: too many requests just now",
          ),
        ],
        identity: { account: ["Response.Arn"], accountId: ["Response.AccountId"] },
      },
    ),
    keyPage: "https://console.cloud.tencent.com/cam/capi",
    rotation: { days: null, style: "overlap", note: "A user may have two keys at once." },
    sources: [
      "tencentcloud.com/document/api/614/42761",
      "mongodb/kingfisher:crates/kingfisher-rules/data/rules/tencent.yml",
    ],
    confidence: "medium",
  }),
];
