/** Looks for secrets in a folder's files: the demo's proof that a vault holds none. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { secretForms } from "../core/redaction/index.ts";
import type { Secret } from "../core/secret.ts";

export interface SearchReport {
  readonly files: number;
  readonly bytes: number;
  /** How many of the secrets were found, in any form. */
  readonly found: number;
}

/** Searches every file below `folder` for each secret: plain, base64, percent-encoded, JSON and hex. */
export async function searchFolder(folder: string, secrets: readonly Secret[]): Promise<SearchReport> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = new Set<Secret>();
  let bytes = 0;
  for (const file of files) {
    const content = await readFile(join(file.parentPath, file.name));
    bytes += content.length;
    for (const secret of secrets) {
      if (secretForms(secret).some((form) => content.includes(form))) found.add(secret);
    }
  }
  return { files: files.length, bytes, found: found.size };
}
