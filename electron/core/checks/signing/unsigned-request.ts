/** What the schemes that sign a whole request take and give. */

/** The request as it will be sent, without what the signature adds. */
export interface UnsignedRequest {
  readonly method: "GET" | "HEAD" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface RequestSignature {
  /** Headers to add. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters to add to the query. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Texts made of the secret, to be taken out of whatever is kept. */
  readonly secretTexts: readonly string[];
}
