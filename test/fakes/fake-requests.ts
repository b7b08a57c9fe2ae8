/** What the sample keys' checks sent, for a page that stands alone. */
import type { KeyRow, ShownRequest } from "../../electron/ipc/answers.ts";
import { fakeProviders } from "./fake-providers.ts";

/** One request for each row that was checked, the newest first, and one control. */
export function sentRequests(rows: readonly KeyRow[]): readonly ShownRequest[] {
  const requests = rows.flatMap((row, index): readonly ShownRequest[] => {
    const provider = fakeProviders.find(({ id }) => id === row.provider);
    if (provider === undefined || provider.request === null || row.check.at === null) return [];
    const [method = "GET", address = ""] = provider.request.split(" ");
    const slash = address.indexOf("/");
    const reason = row.check.reason === null ? "" : `: ${row.check.reason}`;
    const common = { at: row.check.at, method, provider: provider.name };
    const place = { host: address.slice(0, slash), path: address.slice(slash) };
    const key = { id: row.id, name: row.name };
    const bytes = { bytesSent: 240 + 7 * index, bytesReceived: 380 + 91 * index };
    const real = { ...common, ...place, ...bytes, key, outcome: `${row.check.status}${reason}` };
    return index === 0 ? [real, { ...real, key: null, outcome: "control: refused" }] : [real];
  });
  return requests.toSorted((one, other) => (one.at < other.at ? 1 : -1));
}
