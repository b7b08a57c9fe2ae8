/** A pretend provider behind a loopback proxy: the real program meets it under the providers' real names. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Arrival } from "../../electron/demo/pretend-answers.ts";
import { startPretendProvider } from "../../electron/demo/pretend-provider.ts";
import { type LoopbackProxy, startLoopbackProxy } from "./loopback-proxy.ts";

export interface PretendNetwork {
  /** For the child's environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Requests as the provider got them. */
  readonly arrivals: readonly Arrival[];
  readonly proxy: LoopbackProxy;
  /**
   * From now on requests to `host` (by default to any) arrive and wait for their answer. The returned
   * function lets them go.
   */
  holdAnswers(host?: string): () => void;
  close(): Promise<void>;
}

/** Starts both; the children trust the provider's authority through NODE_EXTRA_CA_CERTS. */
export async function startPretendNetwork(): Promise<PretendNetwork> {
  const arrivals: Arrival[] = [];
  let held: { readonly host: string | null; readonly over: Promise<void> } | null = null;
  const provider = await startPretendProvider({
    onArrival: (arrival) => arrivals.push(arrival),
    beforeAnswer: async ({ host }) => {
      if (held !== null && (held.host ?? host) === host) await held.over;
    },
  });
  const proxy = await startLoopbackProxy({ targetPort: provider.port });
  const folder = mkdtempSync(join(tmpdir(), "keystow-network-"));
  const certificate = join(folder, "authority.pem");
  writeFileSync(certificate, provider.authority.certificate);
  return {
    environment: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificate },
    arrivals,
    proxy,
    holdAnswers(host) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = { host: host ?? null, over: promise };
      return () => {
        held = null;
        resolve();
      };
    },
    async close() {
      await proxy.close();
      await provider.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
