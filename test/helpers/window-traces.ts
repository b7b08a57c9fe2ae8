/** Looks for secrets in everything that a run of the window leaves behind. */
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { secretForms } from "../../electron/core/redaction/index.ts";
import { Secret } from "../../electron/core/secret.ts";

/** Every form in which the secrets could stand in a text: plain, base64, percent-encoded, JSON, hex. */
export const formsOf = (secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((secret) => secretForms(Secret.fromText(secret)));

export const holdsAny = (content: string | Buffer, forms: readonly string[]): boolean =>
  forms.some((form) => content.includes(form));

/** The files and folders below `folder` that hold one of the forms in name or content; `but` are left out. */
export function filesWith(
  folder: string,
  forms: readonly string[],
  but: readonly string[],
): readonly string[] {
  return unlessGone([], () => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (but.includes(path)) return [];
    const inside = entry.isDirectory() ? filesWith(path, forms, but) : [];
    const content = entry.isFile() ? unlessGone<Buffer | string>("", () => readFileSync(path)) : "";
    return holdsAny(entry.name, forms) || holdsAny(content, forms) ? [path, ...inside] : inside;
  });
}

/** What `read` gives; `gone` when it went away meanwhile, as a profile does that its program removes. */
function unlessGone<T>(gone: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return gone;
    throw error;
  }
}

/** What the page's scripts hold in memory after their garbage was collected, as a snapshot's text. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
}

/** A provider that sends everything back that it got, the key too, and refuses all keys but those it knows. */
export async function startEchoProvider(known: readonly string[]): Promise<{
  readonly url: string;
  readonly count: () => number;
  readonly close: () => void;
}> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const key = String(request.headers["x-api-key"]);
    const echo = JSON.stringify({ headers: request.headers, url: request.url });
    response.writeHead(known.includes(key) ? 200 : 401, {
      "Content-Type": "application/json",
      "X-Echo": encodeURIComponent(key),
    });
    response.end(JSON.stringify({ username: key, id: Buffer.from(key).toString("base64"), echo }));
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => asked,
    close: () => server.close(),
  };
}
