/**
 * A thousand keys over a hundred hosts, in a time that stands still between two answers: how long the
 * whole takes follows from the order alone, so it can be compared with what the limits allow at best.
 */
import { expect, test } from "vitest";
import { runChecks, type CheckSubject } from "../../../electron/core/checks/index.ts";
import type { HttpClient, HttpRequest, HttpResponse } from "../../../electron/core/ports.ts";
import { seededRandom } from "../../fakes/seeded-random.ts";
import { stillClock, subjectOf } from "../../helpers/check-subjects.ts";
import { provider, requestCheck } from "../../helpers/provider-definitions.ts";
import { memoryControls } from "../../fakes/memory-controls.ts";

const atOnce = 8;
const perHost = 2;

/** A network whose answers come at their time, and whose clock jumps to the next of them. */
function simulatedNetwork(latencyOf: (host: string) => number) {
  let now = 0;
  let open: { readonly at: number; readonly answer: () => void }[] = [];
  const running = new Map<string, number>();
  let most = 0;
  let mostOfOneHost = 0;
  const count = (host: string, change: 1 | -1): void => {
    running.set(host, (running.get(host) ?? 0) + change);
    most = Math.max(
      most,
      [...running.values()].reduce((sum, one) => sum + one, 0),
    );
    mostOfOneHost = Math.max(mostOfOneHost, ...running.values());
  };
  const http: HttpClient = {
    send: ({ url: { host } }: HttpRequest) => {
      count(host, 1);
      return new Promise<HttpResponse>((resolve) => {
        const answer = (): void => {
          count(host, -1);
          resolve({
            kind: "response",
            status: 200,
            headers: {},
            body: Buffer.from("{}"),
            durationMs: 1,
            bytesSent: 1,
            bytesReceived: 1,
          });
        };
        open.push({ at: now + latencyOf(host), answer });
      });
    },
  };
  /** Lets answers come until `finished`; says how long that took, in milliseconds of its own time. */
  const play = async (finished: () => boolean): Promise<number> => {
    for (;;) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => void setImmediate(done));
      if (finished()) return now;
      const next = open.toSorted((one, other) => one.at - other.at)[0];
      if (next === undefined) throw new Error("nothing is under way");
      open = open.filter((one) => one !== next);
      now = next.at;
      next.answer();
    }
  };
  return { http, play, most: () => most, mostOfOneHost: () => mostOfOneHost };
}

interface Load {
  readonly host: string;
  readonly keys: number;
  readonly latency: number;
}

const ideal = (loads: readonly Load[]): number =>
  Math.max(
    loads.reduce((sum, { keys, latency }) => sum + keys * latency, 0) / atOnce,
    ...loads.map(({ keys, latency }) => Math.ceil(keys / perHost) * latency),
  );

function subjectsOf(loads: readonly Load[]): CheckSubject[] {
  let index = 0;
  return loads.flatMap(({ host, keys }) =>
    Array.from({ length: keys }, () =>
      subjectOf(provider(requestCheck({ url: `https://${host}/me` }), { id: host, hosts: [host] }), {
        keyId: `00000000-0000-4000-8000-${String((index += 1)).padStart(12, "0")}`,
      }),
    ),
  );
}

/** Bytes of a seed as latencies from 20 to 785 ms. */
const latencies = seededRandom(4).bytes(100);
const mixed: readonly Load[] = Array.from({ length: 100 }, (_, index) => ({
  host: `h${index}.example.com`,
  keys: 10,
  latency: 20 + 3 * (latencies[index] ?? 0),
}));

test.each([
  ["mixed latencies, host by host", mixed],
  ["mixed latencies, the slowest last", mixed.toSorted((one, other) => one.latency - other.latency)],
  ["mixed latencies, the slowest first", mixed.toSorted((one, other) => other.latency - one.latency)],
  [
    "one host with a tenth of all keys, at the end",
    [
      ...mixed.slice(0, 99).map((load) => ({ ...load, keys: 9 })),
      { host: "big.example.com", keys: 109, latency: 200 },
    ],
  ],
] as const)("%s: within 1.3 times of the ideal", async (_name, loads) => {
  const network = simulatedNetwork((host) => loads.find((load) => load.host === host)?.latency ?? 0);
  const subjects = subjectsOf(loads);
  expect(subjects).toHaveLength(1_000);
  let done = 0;
  const running = runChecks({
    subjects,
    http: network.http,
    clock: stillClock,
    controls: memoryControls(),
    timer: { wait: async () => undefined },
    signal: new AbortController().signal,
    onFinished: () => {
      done += 1;
    },
  });
  const took = await network.play(() => done === subjects.length);
  const { finished, notDone } = await running;
  expect(finished).toHaveLength(1_000);
  expect(notDone).toEqual([]);
  expect(network.most()).toBe(atOnce);
  expect(network.mostOfOneHost()).toBe(perHost);
  expect(took / ideal(loads)).toBeLessThanOrEqual(1.3);
});
