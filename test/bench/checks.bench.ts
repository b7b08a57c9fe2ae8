/**
 * 1,000 checks over 20 hosts against a server on loopback that takes 50 ms for each answer, beside the
 * ideal: requests ÷ allowed at once × latency. Each check pays for its own TLS handshake on both ends,
 * and both ends share this machine's cores.
 */
import { createHttpClient } from "../../electron/adapters/https.ts";
import { type CheckSubject, runChecks } from "../../electron/core/checks/index.ts";
import { ok } from "../../electron/core/errors.ts";
import type { ProviderDefinition } from "../../electron/core/providers/index.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createAuthority } from "../../electron/demo/certificate-authority.ts";
import { startServer } from "../helpers/test-provider.ts";
import type { Measurement } from "./measurement.ts";

const count = 1000;
const hostCount = 20;
const latencyMs = 50;
const atOnce = 8;

const hosts = Array.from({ length: hostCount }, (_, index) => `h${index}.example.com`);
const clock = { now: () => Date.now(), timeZone: () => "UTC" };
const timer = {
  wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

function providerAt(host: string): ProviderDefinition {
  return {
    id: host,
    name: host,
    category: "bench",
    hosts: [host],
    variables: ["KEY"],
    formats: [],
    fields: [],
    check: {
      kind: "request",
      method: "GET",
      url: `https://${host}/v1/account`,
      placements: [{ kind: "bearer" }],
      headers: {},
      rules: [
        { when: { status: [200], json: true }, then: { status: "valid", reason: null }, because: "200" },
      ],
      identity: { account: ["account"] },
    },
    keyPage: null,
    rotation: { days: null, style: "unknown", note: "" },
    sources: ["bench"],
    confidence: "high",
  };
}

function subjectAt(index: number): CheckSubject {
  const secret = Secret.fromText(`bench-${String(index).padStart(40, "0")}`);
  return {
    keyId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    provider: providerAt(hosts[index % hostCount] ?? ""),
    fields: {},
    allowPrivate: false,
    readSecrets: async () => ok({ value: secret, fields: {} }),
  };
}

/** Measures, never judges; throws only when a check did not end as it must. */
export async function run(): Promise<readonly Measurement[]> {
  const authority = createAuthority();
  const server = await startServer(
    (_request, response) => void setTimeout(() => response.end('{"account":"bench"}'), latencyMs),
    authority.issue({ hosts }),
  );
  try {
    const http = createHttpClient({
      certificateAuthorities: [authority.certificate],
      environment: {},
      resolve: () => ({ address: "127.0.0.1", port: server.port }),
    });
    const started = performance.now();
    const subjects = Array.from({ length: count }, (_, index) => subjectAt(index));
    const { finished } = await runChecks({
      subjects,
      http,
      clock,
      timer,
      signal: new AbortController().signal,
    });
    const took = performance.now() - started;
    const valid = finished.filter(
      ({ result }) => result.ok && result.value.record.verdict.status === "valid",
    ).length;
    if (valid !== count) throw new Error(`${count - valid} of ${count} checks did not end as valid`);
    const ideal = (count / atOnce) * latencyMs;
    return [
      {
        name: `${count} checks, ${hostCount} hosts, ${latencyMs} ms latency`,
        figure: took,
        unit: "ms",
        note: `${atOnce} at once`,
      },
      { name: "the ideal: requests ÷ at once × latency", figure: ideal, unit: "ms", note: "" },
      {
        name: "overhead of one check",
        figure: ((took - ideal) / count) * atOnce,
        unit: "ms",
        note: `${(took / ideal).toFixed(2)} × the ideal; two TLS ends on one machine`,
      },
    ];
  } finally {
    await server.close();
  }
}
