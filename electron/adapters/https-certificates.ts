/**
 * Whom we trust to name a server: Mozilla's list (it comes with Node), the operating system's, and
 * NODE_EXTRA_CA_CERTS. No variable can turn the verification off.
 */
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";

const minVersion = "TLSv1.2" as const;

/**
 * A function that gives the trusted authorities as a TLS context, made at the first request: reading
 * the system's takes tens of milliseconds, which a command without a check should not pay.
 * `only`: PEM certificates to trust in place of all others.
 */
export function trustedContext(only: readonly string[] | undefined): () => SecureContext {
  let context: SecureContext | undefined;
  return () =>
    (context ??= only === undefined ? machineContext() : createSecureContext({ ca: [...only], minVersion }));
}

function machineContext(): SecureContext {
  const bundled = [...certificates("bundled"), ...certificates("extra")];
  try {
    return createSecureContext({ ca: [...new Set([...bundled, ...certificates("system")])], minVersion });
  } catch {
    // A certificate in the system's store that OpenSSL cannot read must not take the others away.
    return createSecureContext({ ca: [...new Set(bundled)], minVersion });
  }
}

function certificates(kind: "bundled" | "extra" | "system"): readonly string[] {
  try {
    return getCACertificates(kind);
  } catch {
    return [];
  }
}
