import { expect, test, vi } from "vitest";
import { createDesktopHttpClient, proxyFrom } from "../../../electron/adapters/https-system-proxy.ts";
import type { HttpClient, HttpRequest } from "../../../electron/core/ports.ts";

test.each([
  ["DIRECT", ""],
  ["PROXY proxy.example:3128", "http://proxy.example:3128"],
  ["PROXY proxy.example:3128; DIRECT", "http://proxy.example:3128"],
  ["HTTPS proxy.example:443", "https://proxy.example:443"],
  ["SOCKS5 proxy.example:1080", "socks5://proxy.example:1080"],
  ["", ""],
  ["PROXY", ""],
  ["nonsense ::::", ""],
])("%s", (answer, expected) => {
  expect(proxyFrom(answer)).toBe(expected);
});

const request = { url: new URL("https://api.example.com/v1/me?x=1") } as HttpRequest;

function clients() {
  const used: (string | undefined)[] = [];
  const create = (environment: Readonly<Record<string, string | undefined>>): HttpClient => ({
    send: () => {
      used.push(environment["HTTPS_PROXY"]);
      return Promise.resolve({
        kind: "failure",
        reason: "offline",
        why: "Fake.",
        durationMs: 0,
        bytesSent: 0,
      });
    },
  });
  return { used, create };
}

test("the system is asked, with the host only, and answers per request", async () => {
  const { used, create } = clients();
  const resolve = vi
    .fn<(address: string) => Promise<string>>()
    .mockResolvedValue("DIRECT")
    .mockResolvedValueOnce("PROXY p.example:1");
  const client = createDesktopHttpClient({}, resolve, create);
  await client.send(request);
  await client.send(request);
  expect(used).toEqual(["http://p.example:1", undefined]);
  expect(resolve.mock.calls).toEqual([["https://api.example.com/"], ["https://api.example.com/"]]);
});

test("a variable wins, and then the system is not asked", async () => {
  const { used, create } = clients();
  const resolve = vi.fn<(address: string) => Promise<string>>();
  await createDesktopHttpClient({ HTTPS_PROXY: "http://named:1" }, resolve, create).send(request);
  expect(used).toEqual(["http://named:1"]);
  expect(resolve).not.toHaveBeenCalled();
});

test("a system that fails or hangs does not keep the check", async () => {
  const { used, create } = clients();
  await createDesktopHttpClient({}, () => Promise.reject(new Error("foreign")), create).send(request);
  vi.useFakeTimers();
  const sending = createDesktopHttpClient({}, () => new Promise(() => {}), create).send(request);
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  await sending;
  expect(used).toEqual([undefined, undefined]);
});
