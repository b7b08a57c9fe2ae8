/** Under which name it is remembered what a made-up key got. */
import type { RequestCheck } from "../providers/index.ts";
import type { CheckedRequest } from "./control.ts";
import { sha256 } from "./signing/digests.ts";

/**
 * Host and path, with the check's own names in place of the key's fields: all keys that are checked by
 * the same request share one control, and no value is in it. Of a base URL, its whole path counts.
 */
export function addressOf({ provider, check, values, built }: CheckedRequest): string {
  const [, name, rest = ""] =
    /^(?:https:\/\/[^/?#]*|\{([A-Za-z][A-Za-z0-9_]*)\})([^?#]*)/.exec(check.url) ?? [];
  const field = provider.fields.find(({ id }) => id === name);
  const base = field === undefined ? "" : values.fields[field.id] || (field.defaultValue ?? "");
  const path = URL.canParse(base) ? new URL(base).pathname.replace(/\/$/, "") : "";
  const { protocol, host } = built.request.url;
  // Behind plain http another server may answer, and a form's own request may be read otherwise.
  const scheme = protocol === "https:" ? "" : `${protocol}//`;
  return scheme + host + path + rest + (check === provider.check ? "" : ` ${formOf(check)}`);
}

/** Tells requests apart that differ in more than their address. */
function formOf({ method, url, placements, headers, signing }: RequestCheck): string {
  const parts = [method, url, placements, headers, ...(signing === undefined ? [] : [signing])];
  return sha256(JSON.stringify(parts)).slice(0, 8);
}
