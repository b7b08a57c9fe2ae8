/** Certificates for tests: one authority for a test file, and servers' certificates good and bad. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CertificateAuthority } from "../../electron/demo/certificate-authority.ts";

export {
  type CertificateAuthority,
  createAuthority,
  issueSelfSigned,
  type ServerCertificate,
} from "../../electron/demo/certificate-authority.ts";

/** The authority's certificate as a file, for NODE_EXTRA_CA_CERTS of a child process. */
export function writeAuthority(authority: CertificateAuthority): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "keystow-authority-"));
  const file = join(folder, "authority.pem");
  writeFileSync(file, authority.certificate, { mode: 0o600 });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
