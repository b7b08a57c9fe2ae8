/**
 * OAuth 2 client credentials (RFC 6749, 4.4), for all providers alike: asking for a token proves the
 * client's secret. The token in the answer is never kept; it ends by itself.
 */
import { basic, formBody, limited, post, rejected, rule, valid } from "./build.ts";
import type { IdentityRule, RequestCheck, VerdictRule } from "./provider.ts";

export interface ClientCredentials {
  /** Where the id and the secret go: HTTP basic, or two fields of the form. */
  readonly in: "basic" | "body";
  /** Template of the client's id. */
  readonly clientId?: string;
  /** Further fields of the form: `scope`, `audience`. */
  readonly form?: Readonly<Record<string, string>>;
  readonly grantType?: string;
  /** Special answers, looked at before the standard's. */
  readonly rules?: readonly VerdictRule[];
  readonly identity?: IdentityRule;
  /** Where an error of the standard's is read as proof, a made-up secret must be seen to get another one. */
  readonly control?: RequestCheck["control"];
}

const refused: readonly (string | number)[] = ["invalid_client"];

/** What RFC 6749, 5.1 and 5.2 say about a client. */
export const clientRules: readonly VerdictRule[] = [
  rule(
    { status: [200], json: true, path: "access_token" },
    valid,
    "200 with a token: the client was accepted",
  ),
  rule(
    { status: [400, 401], path: "error", equals: refused },
    rejected(),
    "invalid_client: the provider does not accept this client and secret",
  ),
  rule(
    { status: [400, 401, 403], path: "error", equals: ["unauthorized_client"] },
    limited("restricted"),
    "unauthorized_client: the client is genuine, this grant is not open to it",
  ),
  rule({ status: [429] }, limited("rate-limited"), "429: too many requests just now"),
];

/** A check that asks `url` for a token with the client's id (field `clientId`) and the secret. */
export function clientCredentials(url: string, client: ClientCredentials): RequestCheck {
  const { clientId = "{clientId}", form = {}, grantType = "client_credentials" } = client;
  const grant = { grant_type: grantType, ...form };
  const placements =
    client.in === "basic"
      ? [basic(clientId), formBody(grant)]
      : [formBody({ ...grant, client_id: clientId, client_secret: "{secret}" })];
  return post("RFC 6749 asks for a token by POST; it changes and costs nothing.", url, placements, {
    rules: [...(client.rules ?? []), ...clientRules],
    identity: client.identity ?? {},
    control: client.control ?? "never",
  });
}
