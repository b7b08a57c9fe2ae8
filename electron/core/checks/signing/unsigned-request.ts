/** What the schemes that sign a whole request take and give. */

/** The request as it will be sent, without what the signature adds. */
export interface UnsignedRequest {
  readonly method: "GET" | "HEAD" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** When and with what chance a request is signed. */
export interface SigningMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 32 hexadecimal digits that no other request of this key has. */
  readonly nonce: string;
}

export interface RequestSignature {
  /** Headers to add. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters to add to the query. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Texts made of the secret, to be taken out of whatever is kept. */
  readonly secretTexts: readonly string[];
}

/**
 * A provider's own scheme. `secret` signs; `text` gives the other values by name, and throws
 * `PlacementProblem` for one that is missing, as a signer does for a secret it cannot use.
 */
export type RequestSigner = (
  request: UnsignedRequest,
  secret: string,
  text: (name: string) => string,
  moment: SigningMoment,
) => RequestSignature;
