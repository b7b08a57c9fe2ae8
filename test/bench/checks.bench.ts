/**
 * 1,000 checks against a server on loopback, beside the ideal that the limits (8 at once, 2 a host)
 * allow: over 20 hosts that all take 50 ms, and over 100 hosts of mixed latencies. Each check pays for
 * its own TLS handshake on both ends, and both ends share this machine's cores.
 */
import { createHttpClient } from "../../electron/adapters/https.ts";
import { type CheckSubject, runChecks } from "../../electron/core/checks/index.ts";
import { ok } from "../../electron/core/errors.ts";
import type { ProviderDefinition } from "../../electron/core/providers/index.ts";
import { Secret } from "../../electron/core/secret.ts";
import { createAuthority } from "../../electron/demo/certificate-authority.ts";
import { startServer } from "../helpers/test-provider.ts";
import { memoryControls } from "../fakes/memory-controls.ts";
import type { Measurement } from "./measurement.ts";

const count = 1000;
const atOnce = 8;
const perHost = 2;

interface Scene {
  readonly hosts: readonly string[];
  /** Milliseconds until the host of that index answers. */
  readonly latencyOf: (host: number) => number;
}

const hostNames = (length: number): readonly string[] =>
  Array.from({ length }, (_, index) => `h${index}.example.com`);

const even: Scene = { hosts: hostNames(20), latencyOf: () => 50 };
/** 20 to 414 ms, most of them short, as providers are; 7 and 100 have no common divisor. */
const mixed: Scene = { hosts: hostNames(100), latencyOf: (host) => 20 + (((host * 7) % 100) / 5) ** 2 };

/** No order of the requests could take less: neither in all nor at the slowest host. */
function idealOf({ hosts, latencyOf }: Scene): number {
  const loads = hosts.map((_, host) => latencyOf(host) * keysAt(host, hosts.length));
  const total = loads.reduce((sum, load) => sum + load, 0);
  return Math.max(total / atOnce, ...loads.map((load) => load / perHost));
}

const keysAt = (host: number, hosts: number): number => Math.ceil((count - host) / hosts);
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

function subjectAt(hosts: readonly string[], index: number): CheckSubject {
  const secret = Secret.fromText(`bench-${String(index).padStart(40, "0")}`);
  return {
    keyId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    provider: providerAt(hosts[index % hosts.length] ?? ""),
    fields: {},
    allowPrivate: false,
    readSecrets: async () => ok({ value: secret, fields: {} }),
  };
}

/** Milliseconds for all checks of a scene; throws when a check did not end as it must. */
async function timeOf({ hosts, latencyOf }: Scene): Promise<number> {
  const authority = createAuthority();
  const server = await startServer(
    ({ rawHeaders }, response) => {
      const name = rawHeaders.find((text) => /^h\d+\.example/.test(text)) ?? "";
      const host = Number(/\d+/.exec(name)?.[0]);
      setTimeout(() => response.end('{"account":"bench"}'), latencyOf(host));
    },
    authority.issue({ hosts: [...hosts] }),
  );
  try {
    const http = createHttpClient({
      certificateAuthorities: [authority.certificate],
      environment: {},
      resolve: () => ({ address: "127.0.0.1", port: server.port }),
    });
    const subjects = Array.from({ length: count }, (_, index) => subjectAt(hosts, index));
    const started = performance.now();
    const { finished } = await runChecks({
      subjects,
      http,
      clock,
      controls: memoryControls(),
      timer,
      signal: new AbortController().signal,
    });
    const took = performance.now() - started;
    const valid = finished.filter(
      ({ result }) => result.ok && result.value.record.verdict.status === "valid",
    ).length;
    if (valid !== count) throw new Error(`${count - valid} of ${count} checks did not end as valid`);
    return took;
  } finally {
    await server.close();
  }
}

/** Measures, never judges. */
export async function run(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const [name, scene] of [
    ["20 hosts, 50 ms latency", even],
    ["100 hosts, 20 to 414 ms latency", mixed],
  ] as const) {
    const took = await timeOf(scene);
    const ideal = idealOf(scene);
    measurements.push(
      {
        name: `${count} checks, ${name}`,
        figure: took,
        unit: "ms",
        note: `${atOnce} at once, ${perHost} a host`,
      },
      { name: "the ideal that the limits allow", figure: ideal, unit: "ms", note: "" },
      {
        name: "overhead of one check",
        figure: ((took - ideal) / count) * atOnce,
        unit: "ms",
        note: `${(took / ideal).toFixed(2)} × the ideal; two TLS ends on one machine`,
      },
    );
  }
  return measurements;
}
