import { expect, test } from "vitest";
import { basic, bearer, formBody, header, jsonBody, query } from "../../../electron/core/providers/build.ts";
import type { RequestCheck } from "../../../electron/core/providers/index.ts";
import { secretPlaces } from "../../../electron/services/provider-words.ts";
import { requestCheck } from "../../helpers/provider-definitions.ts";

const places = (more: Partial<RequestCheck>): readonly string[] => secretPlaces(requestCheck(more));

test("each place is named, and only places that hold the key", () => {
  expect(places({ placements: [bearer] })).toEqual(["bearer token (header Authorization)"]);
  expect(places({ placements: [header("x-api-key"), query("token")] })).toEqual([
    "header x-api-key",
    "query parameter token",
  ]);
  expect(
    places({ placements: [basic("{clientId}"), formBody({ grant_type: "client_credentials" })] }),
  ).toEqual(["basic authentication (header Authorization)"]);
  expect(places({ placements: [bearer, jsonBody({ query: "{ me }" })] })).toHaveLength(1);
  expect(places({ placements: [header("Authorization", "Key {secret.id}:{secret.key}")] })).toHaveLength(1);
});

test("a key that signs stays here", () => {
  const signing = { kind: "aws-v4", service: "sts", accessKeyId: "{accessKeyId}" } as const;
  expect(places({ placements: [], signing })).toEqual([
    "signs the request (AWS Signature Version 4), is not sent",
  ]);
  expect(
    places({
      placements: [formBody({ assertion: "{signedToken}" })],
      signing: {
        kind: "jwt",
        algorithm: "RS256",
        key: "{secret}",
        keyEncoding: "pem",
        header: {},
        claims: {},
        lifetimeSeconds: 60,
      },
    }),
  ).toEqual(["signs a web token (RS256) for form body, is not sent"]);
});
