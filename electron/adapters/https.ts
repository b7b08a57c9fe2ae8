/**
 * The network as checks see it, on Node's own `https`: one request, no redirects, no retries, TLS
 * verified whatever the environment says, small limits (SECURITY.md, section 9).
 */
import type { HttpClient } from "../core/ports.ts";
import type { ConnectionSetup } from "./https-connect.ts";

export interface HttpClientOptions {
  /** PEM certificates to trust in place of all others: for the demo and for tests. */
  readonly certificateAuthorities?: readonly string[];
  /** Where a host is really found, or null: leads built-in hosts to a pretend provider. TLS is verified by name as ever. */
  readonly resolve?: (
    host: string,
    port: number,
  ) => { readonly address: string; readonly port: number } | null;
  /** The proxy variables; the process's own when left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Name lookup; the system's when left out. */
  readonly lookup?: ConnectionSetup["lookup"];
}

/** An `HttpClient` for real. Cheap to make: what it needs is loaded at the first request. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  let setup: Promise<ConnectionSetup> | undefined;
  return {
    async send(request) {
      const [{ sendRequest }, ready] = await Promise.all([
        import("./https-send.ts"),
        (setup ??= prepare(options)),
      ]);
      return await sendRequest(request, ready);
    },
  };
}

async function prepare(options: HttpClientOptions): Promise<ConnectionSetup> {
  const [{ trustedContext }, { lookup }] = await Promise.all([
    import("./https-certificates.ts"),
    import("node:dns"),
  ]);
  return {
    secureContext: trustedContext(options.certificateAuthorities),
    environment: options.environment ?? process.env,
    resolve: options.resolve ?? (() => null),
    lookup: options.lookup ?? lookup,
  };
}
