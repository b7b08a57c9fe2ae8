import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { createHttpClient, type HttpClientOptions } from "../../../electron/adapters/https.ts";
import type { HttpRequest } from "../../../electron/core/ports.ts";
import { createScriptedHttp } from "../../fakes/scripted-http.ts";
import { describeHttpClient } from "../../helpers/http-client-contract.ts";
import { createAuthority } from "../../helpers/test-authority.ts";
import { type Handler, startRawServer, startServer, type TestServer } from "../../helpers/test-provider.ts";

const host = "api.example.com";
const authority = createAuthority();
const certificate = authority.issue({ hosts: [host] });
const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(handler: Handler): Promise<TestServer> {
  const server = await startServer(handler, certificate);
  servers.push(server);
  return server;
}

const clientFor = (server: TestServer, more: HttpClientOptions = {}) =>
  createHttpClient({
    certificateAuthorities: [authority.certificate],
    resolve: () => ({ address: "127.0.0.1", port: server.port }),
    environment: {},
    ...more,
  });

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "GET",
  url: new URL(`https://${host}/v1/account?part=one`),
  headers: {},
  body: null,
  allowPrivate: false,
  builtInHost: true,
  deadlineMs: 5000,
  ...more,
});

describe("the contract of HttpClient", () => {
  describe("scripted", () => {
    describeHttpClient(async (scripted) => ({
      client: createScriptedHttp(() => (scripted === "never" ? new Promise(() => undefined) : scripted)),
      url: new URL(`https://${host}/`),
      close: async () => undefined,
    }));
  });

  describe("node:https", () => {
    describeHttpClient(async (scripted) => {
      const server = await startServer((_request, response) => {
        if (scripted === "never") return;
        const encoding = scripted.body === null ? { "Content-Encoding": "gzip" } : {};
        response.writeHead(scripted.status, { ...scripted.headers, ...encoding });
        response.end(scripted.body ?? gzipSync("{}"));
      }, certificate);
      return { client: clientFor(server), url: new URL(`https://${host}/`), close: () => server.close() };
    });
  });
});

describe("what goes out", () => {
  test("exactly the given headers, Host, Content-Length and Connection, in this order", async () => {
    const server = await serve((_request, response) => response.end("{}"));
    await clientFor(server).send(
      request({ method: "POST", headers: { "x-API-Key": "k".repeat(20) }, body: "é" }),
    );
    expect(server.received).toEqual([
      {
        method: "POST",
        path: "/v1/account?part=one",
        rawHeaders: ["Host", host, "x-API-Key", "k".repeat(20), "Content-Length", "2", "Connection", "close"],
        body: "é",
      },
    ]);
  });

  test("GET has no Content-Length, an empty POST has 0", async () => {
    const server = await serve((_request, response) => response.end("{}"));
    await clientFor(server).send(request());
    await clientFor(server).send(request({ method: "POST" }));
    expect(server.received.map(({ rawHeaders }) => rawHeaders)).toEqual([
      ["Host", host, "Connection", "close"],
      ["Host", host, "Content-Length", "0", "Connection", "close"],
    ]);
  });

  test("every request has a connection of its own", async () => {
    const server = await serve((_request, response) => response.end("{}"));
    const client = clientFor(server);
    for (let count = 0; count < 3; count += 1) await client.send(request());
    expect(server.connections()).toBe(3);
  });

  test.each(["Accept-Encoding", "Transfer-Encoding", "Host", "Proxy-Authorization", "Expect", "bad name"])(
    "a header that belongs to the connection is not sent: %s",
    async (name) => {
      const server = await serve((_request, response) => response.end("{}"));
      const answer = await clientFor(server).send(request({ headers: { [name]: "x" } }));
      expect(answer).toMatchObject({ kind: "failure", reason: "blocked", bytesSent: 0 });
      expect(server.received).toEqual([]);
    },
  );
});

describe("what comes back", () => {
  test("64 KiB are read, one byte more is not", async () => {
    const server = await serve(({ path }, response) =>
      response.end(Buffer.alloc(Number(path.slice(1)), "a")),
    );
    const client = clientFor(server);
    const fits = await client.send(request({ url: new URL(`https://${host}/65536`) }));
    const exceeds = await client.send(request({ url: new URL(`https://${host}/65537`) }));
    expect(fits.kind === "response" && fits.body?.length).toBe(65_536);
    expect(exceeds).toMatchObject({ kind: "response", status: 200, body: null });
  });

  test("repeated headers are joined in their order", async () => {
    const server = await serve((_request, response) => {
      response.setHeader("X-Scope", ["read", "write"]);
      response.end();
    });
    expect(await clientFor(server).send(request())).toMatchObject({ headers: { "x-scope": "read, write" } });
  });

  test("a body that ends too early is no answer", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write('{"valid":');
      setImmediate(() => response.destroy());
    });
    expect(await clientFor(server).send(request())).toMatchObject({
      kind: "failure",
      reason: "unexpected",
      why: "The server closed the connection before its answer was complete.",
    });
  });

  test.each([
    ["no HTTP at all", "hello\r\n\r\n"],
    ["a broken status line", "HTTP/1.1 abc OK\r\n\r\n"],
    [
      "another protocol",
      "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
    ],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    ["nothing", ""],
  ])("%s is unexpected, in our words", async (_name, text) => {
    const server = await startRawServer((socket) => {
      socket.once("data", () => socket.end(text));
    });
    servers.push(server);
    const answer = await createHttpClient({ environment: {} }).send(
      request({ url: new URL(`http://127.0.0.1:${server.port}/`), builtInHost: false, allowPrivate: true }),
    );
    expect(answer).toMatchObject({ kind: "failure", reason: "unexpected" });
  });
});

const closedPort = async (): Promise<number> => {
  const server = await startRawServer(() => undefined);
  await server.close();
  return server.port;
};

describe("failures", () => {
  test("nothing listens", async () => {
    const port = await closedPort();
    const client = createHttpClient({ resolve: () => ({ address: "127.0.0.1", port }), environment: {} });
    expect(await client.send(request())).toMatchObject({
      reason: "unexpected",
      why: "The machine refused the connection: nothing listens at this address.",
      bytesSent: 0,
    });
  });

  test.each([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
  ])("a name that is not found (%s) is %s", async (code, reason) => {
    const lookup = ((_host: string, _options: unknown, done: (error: Error) => void) => {
      done(Object.assign(new Error("SECRET in a foreign text"), { code }));
    }) as unknown as NonNullable<HttpClientOptions["lookup"]>;
    const answer = await createHttpClient({ lookup, environment: {} }).send(request());
    expect(answer).toMatchObject({ kind: "failure", reason });
    expect(JSON.stringify(answer)).not.toContain("SECRET");
  });

  test("silence ends at the deadline", async () => {
    const server = await serve(() => undefined);
    const answer = await clientFor(server).send(request({ deadlineMs: 150 }));
    expect(answer).toMatchObject({ reason: "timeout", why: "No complete answer came within 0.15 s." });
    expect(answer.bytesSent).toBeGreaterThan(0);
  });

  test("a name service that never answers ends at the deadline", async () => {
    const lookup = (() => undefined) as unknown as NonNullable<HttpClientOptions["lookup"]>;
    const answer = await createHttpClient({ lookup, environment: {} }).send(request({ deadlineMs: 100 }));
    expect(answer).toMatchObject({ reason: "timeout", bytesSent: 0 });
  });

  test("a built-in host is never asked over plain http", async () => {
    const server = await startServer((_request, response) => response.end("{}"));
    servers.push(server);
    const answer = await clientFor(server).send(
      request({ url: new URL(`http://${host}/`), allowPrivate: true }),
    );
    expect(answer).toMatchObject({ reason: "blocked", bytesSent: 0 });
    expect(server.connections()).toBe(0);
  });
});
