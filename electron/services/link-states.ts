/** Whether the `.env` files that a key was written into still hold it. */
import { maximumFileBytes, parseDocument, valuesOf } from "../core/envfile/index.ts";
import type { Key, Link, LinkState } from "../core/model.ts";
import type { Files } from "../core/ports.ts";
import { Secret } from "../core/secret.ts";
import type { Vault } from "../core/vault/index.ts";

export interface LinkView extends Pick<Link, "file" | "variable"> {
  readonly state: LinkState;
}

/**
 * The links of `key` with their states. Values are compared by the vault's keyed fingerprint, so the
 * key's own secret is not read; where that or the file cannot be read, the state is `unknown`.
 */
export async function linkStates(
  vault: Pick<Vault, "links" | "findSame">,
  files: Pick<Files, "read">,
  key: Key,
): Promise<readonly LinkView[]> {
  const views: LinkView[] = [];
  for (const link of vault.links(key.id)) {
    views.push({ file: link.file, variable: link.variable, state: await stateOf(vault, files, link) });
  }
  return views;
}

async function stateOf(
  vault: Pick<Vault, "findSame">,
  files: Pick<Files, "read">,
  link: Link,
): Promise<LinkState> {
  const content = await files.read(link.file, maximumFileBytes);
  if (!content.ok) return content.error.code === "file-missing" ? "file-gone" : "unknown";
  const text = valuesOf(parseDocument(content.value)).get(link.variable);
  if (text === undefined) return "missing";
  const value = Secret.fromText(text);
  const same = await vault.findSame(value);
  value.wipe();
  if (!same.ok) return "unknown";
  return same.value.some((key) => key.id === link.keyId) ? "same" : "different";
}
